/**
 * How is an address that names its district (区) masked quickly? `levelsOf` cuts it once, and what was shown of it is remembered: an
 * address that begins in the same way is cut in the same place, whatever follows but for its first two characters.
 *
 * Why that is so: a pattern that has found a municipality with its 市 or a province with its suffix, then a city by the first 市 that
 * can end one, then a district by the first 区, has looked no further than two characters behind that 区 (路, 街, 巷, 弄, 政府). No other
 * way to read the beginning comes before this one. Counties, cities of a district's rank and addresses without a district aren't sure.
 */

import { levelsOf } from '../address-levels'

export const quickAddress = (text: string): string | undefined => {
  const { length } = text
  if (length < shortest || length > 128) return undefined
  const place = placeOf(text)
  const area = areas[place]
  const isKnown = area !== undefined && text.startsWith(area)
  const end = isKnown ? area.length : districtEnd(text)
  if (length - end < 2 || isRoad(text, end)) return undefined
  let numbers = 0
  for (let at = end; at < length; at++) {
    const code = text.charCodeAt(at)
    if ((code - 0x4e00) >>> 0 <= 0x51a5) continue
    if (code >= 128 || alphanumerics[code] !== 1) return undefined
    numbers++
  }
  // what shows is Hanzi: a hidden part with a number in it isn't seen there, one without and as short might be
  if (numbers === 0 && text.slice(0, end).includes(text.slice(end))) return undefined
  return isKnown ? masks[place] : learn(text, end, place)
}

/** Behind the first 区 that doesn't end an autonomous region. */
const districtEnd = (text: string): number => {
  const first = text.indexOf('区')
  return 1 + (first > 0 && text.charCodeAt(first - 1) === zhi ? text.indexOf('区', first + 1) : first)
}
const zhi = 0x6cbb

/** A municipality, a district and what is hidden take less, but few do. */
const shortest = 8

/** Would the 区 be a part of the name of a road or an office? */
const isRoad = (text: string, end: number): boolean => {
  switch (text.charCodeAt(end)) {
    case 0x8def: // 路
    case 0x8857: // 街
    case 0x5df7: // 巷
    case 0x5f04: // 弄
      return true
    case 0x653f: // 政
      return text.charCodeAt(end + 1) === 0x5e9c // 府
    default:
      return false
  }
}

const alphanumerics = Uint8Array.from({ length: 128 }, (_, code) =>
  /[0-9A-Za-z]/.test(String.fromCharCode(code)) ? 1 : 0,
)

/** Beginnings that were met and what they print, each in a place of its own; both are printed anyway. */
const places = 1024
const areas = Array<string | undefined>(places).fill(undefined)
const masks = Array<string>(places).fill('')

/** By characters that the shortest of them have: behind a municipality the district begins at the fourth, behind a province the city. */
const placeOf = (text: string): number => {
  const third = text.charCodeAt(2)
  const start = third * 5 + text.charCodeAt(3) * 31 + text.charCodeAt(4) * 7
  return (
    (third === shi ? start + text.charCodeAt(0) : start + text.charCodeAt(6) * 3 + text.charCodeAt(7) * 17) &
    (places - 1)
  )
}
const shi = 0x5e02

const learn = (text: string, end: number, place: number): string | undefined => {
  const { province = '', city = '', district = '' } = levelsOf(text) ?? {}
  const area = province + city + district
  const isPlain = municipality.test(province) ? city === '' : region.test(province) && city.endsWith('市')
  if (!isPlain || area.length !== end || !hanzi.test(area)) return undefined
  // a slice would hold on to the whole address
  const kept = String.fromCharCode(...Array.from(area, (sign) => sign.charCodeAt(0)))
  areas[place] = kept
  return (masks[place] = `${kept}******`)
}

const municipality = /^(?:北京|天津|上海|重庆)市$/
const region = /(?:省|自治区)$/
const hanzi = /^[\u4e00-\u9fa5]+$/
