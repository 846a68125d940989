/**
 * Where is an address of the mainland in Chinese? From a place or a road to the last number of its door. No gazetteer of
 * roads is asked, and a region alone is no address.
 */

import { provinces, prefectures } from './places'
import { defineRecogniser, type Found } from '../recogniser'

export const addressRecogniser = defineRecogniser({
  kind: 'address',
  label: { en: 'address', zh: '地址' },
  reads: 'marks',
  marks: ['号', '市'],
  besideNumbers: true,
  find: (text, at) => {
    if (!isWorthReading(text, at)) return undefined
    const low = lowest(text, at)
    const window = text.slice(low, Math.min(text.length, at + ahead))
    const found = fromPlace(window, at - low) ?? fromWord(window, at - low)
    return found === undefined ? undefined : { ...found, start: found.start + low, end: found.end + low }
  },
})

/** A city wants a road, an estate or a village behind it; the number of a house or a floor wants one of them before it. */
const isWorthReading = (text: string, at: number): boolean => {
  const mark = text.charAt(at)
  if (mark === '市') {
    const behind = text.slice(at + 1, at + 25)
    // Where a house has a number, that is looked at on its own.
    return detail.test(behind) && !numbered.test(behind)
  }
  if (mark === '道') return text.charAt(at - 1) === '大'
  if (mark === '元') return text.charAt(at - 1) === '单'
  if (roadEndings.has(text.charCodeAt(at))) return true
  let place = at - 1
  while (place > 0 && at - place < 12 && numberSigns.has(text.charCodeAt(place))) place--
  return place < at - 1 && owners.has(text.charCodeAt(place)) && !isWay(text, place)
}

/** A way in another sense than that of a road: only great ones have numbers. */
const isWay = (text: string, at: number): boolean => text.charAt(at) === '道' && text.charAt(at - 1) !== '大'

const codesOf = (characters: string): ReadonlySet<number> =>
  new Set([...characters].map((character) => character.charCodeAt(0)))

const detail = /[路街巷弄村镇乡栋幢号苑厦寓]|大道|小区|花园|广场|家园/
const numbered = /[路街道巷弄村里组院区园苑][0-9０-９]|[0-9０-９][号栋幢室楼座层单弄巷]/
const roadEndings = codesOf('路街巷弄村里')
const numberSigns = codesOf(
  '0123456789０１２３４５６７８９零〇一二三四五六七八九十百第-－ABCDEFGHabcdefgh之 ',
)
/** What stands before the number of a house, a building or a door. */
const owners = codesOf(
  '路街道巷弄村里区园苑城府庭院号栋幢座元楼厦场镇乡县市屯庄厂学心店寓同段口层墅馆湾居轩阁',
)

const back = 48
const ahead = 64

/** Back to what no address has inside. */
const lowest = (text: string, at: number): number => {
  let place = at
  while (place > 0 && at - place < back && !stops.has(text.charCodeAt(place - 1))) place--
  return place
}

const stops = codesOf('\n\r\t。！？；：:;!?，,、“”"\'‘’=|')

/** Names of places by their first character, the longest first. */
const places: ReadonlyMap<number, readonly string[]> = (() => {
  const lists = new Map<number, string[]>()
  for (const name of [...provinces, ...prefectures])
    lists.set(name.charCodeAt(0), [...(lists.get(name.charCodeAt(0)) ?? []), name])
  for (const list of lists.values()) list.sort((one, two) => two.length - one.length)
  return lists
})()

const placeAt = (text: string, at: number): string | undefined =>
  places.get(text.charCodeAt(at))?.find((name) => text.startsWith(name, at))

const provinceNames = new Set(provinces)

/** The first name of a place from which an address can be read that covers the mark. */
const fromPlace = (window: string, mark: number): Found | undefined => {
  for (let at = 0; at <= mark; at++) {
    const place = placeAt(window, at)
    const found = place === undefined ? undefined : readFrom(window, at, place)
    if (found !== undefined && found.end > mark) return found
  }
  return undefined
}

/** Without a place: from the last word that isn't part of a name. */
const fromWord = (window: string, mark: number): Found | undefined => {
  const before = window.slice(0, mark + 1)
  let start = 0
  outsiders.lastIndex = 0
  for (let match = outsiders.exec(before); match !== null; match = outsiders.exec(before))
    start = outsiders.lastIndex
  const found = readFrom(window, start, undefined)
  return found !== undefined && found.end > mark && found.start <= mark ? found : undefined
}

/** Words before an address, and whatever is no Hanzi, no letter and no digit. */
const outsiders =
  /[在到是住址往去寄送给我你您他她们的了请从为于找叫说和跟与有就来把收]|单位|[^\u4e00-\u9fffA-Za-z0-9０-９#-]/g

const han = '[\\u4e00-\\u9fff]'
const number = '[0-9０-９零〇一二三四五六七八九十百]'
const sticky = (source: string): RegExp => new RegExp(source, 'y')

const province = sticky('(?:省|市|(?:维吾尔|壮族|回族)?自治区)')
const city = sticky(`(?:市|地区|盟|${han}{0,6}自治州)`)
const otherCity = sticky(`${han}{2,4}?市(?![场区])`)
const district = sticky(
  `(?!${han}{0,4}[路街号])(?:${han}{1,5}?(?<![小社园校厂院街库矿学地景])区|${han}{1,9}?自治[县旗]|${han}{1,4}?[县旗]|${han}{1,4}?市(?!场))`,
)
const town = sticky(`(?!${han}{0,3}[路街号])${han}{1,5}?(?:街道|镇|乡|苏木)`)
const road = sticky(
  `${han}{1,6}?(?:${number}{1,3}[路街]|大道|大街|胡同|公路|路|街|巷|弄(?!堂)|里(?=${number}))(?:[东西南北中]段?)?`,
)
const house = sticky(
  ` ?(?:第?[A-Za-z]?${number}{1,5}(?:[-－–]${number}{1,4}){0,3}[A-Za-z]?(?:号院|号楼|号(?!线)|弄|栋|幢|座|单元|楼|层|室|房|户|组|队|巷|院(?!${han}))[A-Z]?|[A-Z]座|[甲乙丙丁]${number}{1,3}号)`,
)
const estate = sticky(
  ` ?${han}{1,10}?(?:小区|花园|家园|公寓|大厦|广场|新村|家属院|社区|大楼|写字楼|科技园|产业园|工业园|创业园|软件园|开发区|别墅|公馆|中心|宿舍|大学|学院|医院|中学|小学|苑|城|府|庭|园|湾|村|屯|庄|厂)`,
)
const door = sticky(
  `[A-Za-z]?${number}{1,4}(?:[-－–]${number}{1,4}){1,3}(?![0-9])|(?<=[栋幢座元楼])[0-9０-９]{2,4}(?![0-9])`,
)

/** Reads the levels in their order, each once; the numbers of houses may be several. */
const readFrom = (window: string, start: number, place: string | undefined): Found | undefined => {
  let end = start + (place ?? '').length
  const eat = (pattern: RegExp): boolean => {
    pattern.lastIndex = end
    if (!pattern.test(window)) return false
    end = pattern.lastIndex
    return true
  }
  let areas = 0
  if (place !== undefined) {
    areas++
    if (provinceNames.has(place)) {
      eat(province)
      const inside = placeAt(window, end)
      end += (inside ?? '').length
      eat(inside === undefined ? otherCity : city)
    } else eat(city)
  }
  if (eat(district)) areas++
  if (eat(town)) areas++
  const hasRoad = eat(road)
  let houses = 0
  while (houses < 2 && eat(house)) houses++
  const hasEstate = (houses > 0 || areas > 0 || hasRoad || place === undefined) && eat(estate)
  while (houses < 7 && eat(house)) houses++
  if (houses > 0 || hasEstate) eat(door)
  const isAddress =
    (areas > 1 && (hasRoad || hasEstate)) || ((hasRoad || hasEstate || areas > 0) && houses > 0)
  if (!isAddress || end - start < 4) return undefined
  return { start, end, confidence: confidenceOf(areas, hasRoad, hasEstate, houses) }
}

const confidenceOf = (areas: number, hasRoad: boolean, hasEstate: boolean, houses: number): number => {
  if (areas > 1) return houses > 0 ? 0.95 : 0.75
  if (areas === 1) return hasRoad || hasEstate ? 0.85 : 0.5
  return hasRoad && houses > 0 ? 0.7 : houses > 1 ? 0.65 : 0.45
}
