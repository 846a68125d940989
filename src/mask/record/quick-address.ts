/**
 * How is a Chinese address in plain spelling masked quickly? Cut where `address` cuts it, for texts of common Hanzi,
 * letters and digits of which more follows; the rest isn't sure.
 */

export const quickAddress = (text: string): string | undefined => {
  const { length } = text
  if (length < 6 || length > 64) return undefined
  let number = -1
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (isHan(code)) continue
    if (!isAlphanumeric(code)) return undefined
    number = at
  }
  const city = cityEnd(text)
  if (city < 0) return undefined
  const district = districtEnd(text, city)
  const end = district < 0 ? city : district
  // what shows is Hanzi: a hidden part with a number in it isn't seen there, one without and as short might be
  if (length - end < 2 || (number < end && text.slice(0, end).includes(text.slice(end)))) return undefined
  return `${text.slice(0, end)}******`
}

/** Where the name of the city ends; -1 where that isn't sure. */
const cityEnd = (text: string): number => {
  const from = provinceEnd(text)
  if (from < 0) {
    // without a province a city counts only where a district follows it; three characters go before two
    if (isCity(text, 3)) return districtEnd(text, 4) < 0 ? -1 : 4
    return isCity(text, 2) && districtEnd(text, 3) >= 0 ? 3 : -1
  }
  if (text.charCodeAt(from - 1) === shi) return from
  for (let at = from + 2; at <= from + 4; at++)
    if (isCity(text, at)) return areHan(text, from, at) ? at + 1 : -1
  for (let at = from + 2; at <= from + 9; at++) {
    const length = prefectures.find((name) => text.startsWith(name, at))?.length
    if (length !== undefined) return areHan(text, from, at) ? at + length : -1
  }
  return -1
}

const provinceEnd = (text: string): number => {
  for (const name of provinces[provinceOf[text.charCodeAt(0) - 0x4e00] ?? 0] ?? []) {
    let at = 1
    while (at < name.length && name[at] === text.charCodeAt(at)) at++
    if (at === name.length) return at
  }
  return -1
}

/** Where a district ends that begins at `from`; -1 where there is none. The kinds go before one another in this order. */
const districtEnd = (text: string, from: number): number => {
  for (let at = from; at <= from + 5; at++) {
    const code = text.charCodeAt(at)
    if (code === qu && at > from && !has(text.charCodeAt(at - 1), neverBeforeQu)) return at + 1
    if (!isHan(code)) break
  }
  const han = hanUntil(text, from, from + 12)
  for (let at = from + 1; at <= han; at++)
    if (text.startsWith('自治县', at) || text.startsWith('自治旗', at)) return at + 3
  for (let at = from + 1; at <= han && at <= from + 5; at++)
    if (text.charCodeAt(at) === xian || text.charCodeAt(at) === qi) return at + 1
  return -1
}

const isCity = (text: string, at: number): boolean =>
  text.charCodeAt(at) === shi && !has(text.charCodeAt(at - 1), neverBeforeShi) && areHan(text, 0, at)

const isHan = (code: number): boolean => (code - 0x4e00) >>> 0 <= 0x51a5

const isAlphanumeric = (code: number): boolean => code < 128 && alphanumerics[code] === 1
const alphanumerics = Uint8Array.from({ length: 128 }, (_, code) =>
  /[0-9A-Za-z]/.test(String.fromCharCode(code)) ? 1 : 0,
)

const areHan = (text: string, from: number, until: number): boolean => hanUntil(text, from, until) === until

/** Where the Hanzi from `from` on end, `until` at most. */
const hanUntil = (text: string, from: number, until: number): number => {
  for (let at = from; at < until; at++) if (!isHan(text.charCodeAt(at))) return at
  return until
}

const [qu, xian, qi, shi] = [0x533a, 0x53bf, 0x65d7, 0x5e02]
const prefectures = ['自治州', '地区', '盟']

/** By Hanzi: what it may not stand before to end a district or a city. */
const marks = new Uint8Array(0x9fa6 - 0x4e00)
const [neverBeforeQu, neverBeforeShi] = [1, 2] as const
const has = (code: number, mark: number): boolean => ((marks[code - 0x4e00] ?? 0) & mark) !== 0
for (const [mark, signs] of [
  [neverBeforeQu, '小社园校厂院街库矿属活舍宅墅墓营务东西南北中'],
  [neverBeforeShi, '超门菜夜都城花集'],
] as const)
  for (const sign of signs) {
    const place = sign.charCodeAt(0) - 0x4e00
    marks[place] = (marks[place] ?? 0) | mark
  }

/** The names that an address begins with, as character codes, together by their first; and by that character, where they are. */
const provinces: number[][][] = [[]]
const provinceOf = new Uint8Array(0x9fa6 - 0x4e00)
for (const name of '北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省 台湾省 内蒙古自治区 西藏自治区 广西壮族自治区 宁夏回族自治区 新疆维吾尔自治区'.split(
  ' ',
)) {
  const codes = Array.from(name, (sign) => sign.charCodeAt(0))
  const first = name.charCodeAt(0) - 0x4e00
  const known = provinces[provinceOf[first] ?? 0]
  if (known !== undefined && provinceOf[first] !== 0) known.push(codes)
  else provinceOf[first] = provinces.push([codes]) - 1
}
