/**
 * How is a Chinese address in plain spelling masked quickly? Cut where `address` cuts it, for texts of common Hanzi,
 * letters and digits of which more follows; the rest isn't sure.
 */

export const quickAddress = (text: string): string | undefined => {
  if (text.length < 6 || text.length > 64 || !isPlain(text)) return undefined
  const city = cityEnd(text)
  if (city < 0) return undefined
  const found = districtEnd(text, city)
  const end = found < 0 ? city : found
  const hidden = text.length - end
  // a hidden part that short might be seen in what shows
  if (hidden < 2 || (hidden <= end && text.slice(0, end).includes(text.slice(end)))) return undefined
  return `${text.slice(0, end)}******`
}

/** Where the name of the city ends; -1 where that isn't sure. */
const cityEnd = (text: string): number => {
  const start = starts.get(text.charCodeAt(0))?.find((name) => text.startsWith(name))
  if (start === undefined) {
    // without a province a city counts only where a district follows it; three characters go before two
    if (isCity(text, 3)) return districtEnd(text, 4) < 0 ? -1 : 4
    return isCity(text, 2) && districtEnd(text, 3) >= 0 ? 3 : -1
  }
  const from = start.length
  if (start.endsWith('市')) return from
  for (let at = from + 2; at <= from + 4; at++)
    if (isCity(text, at)) return areHan(text, from, at) ? at + 1 : -1
  for (let at = from + 2; at <= from + 9; at++) {
    const length = prefectures.find((name) => text.startsWith(name, at))?.length
    if (length !== undefined) return areHan(text, from, at) ? at + length : -1
  }
  return -1
}

/** Where a district ends that begins at `from`; -1 where there is none. The kinds go before one another in this order. */
const districtEnd = (text: string, from: number): number => {
  const han = hanUntil(text, from, from + 12)
  for (let at = from + 1; at <= from + 5 && at <= han; at++)
    if (text.charCodeAt(at) === qu && !notBeforeQu.has(text.charCodeAt(at - 1))) return at + 1
  for (let at = from + 1; at <= han; at++)
    if (text.startsWith('自治县', at) || text.startsWith('自治旗', at)) return at + 3
  for (let at = from + 1; at <= from + 5 && at <= han; at++)
    if (text.charCodeAt(at) === xian || text.charCodeAt(at) === qi) return at + 1
  return -1
}

const isCity = (text: string, at: number): boolean =>
  text.charCodeAt(at) === shi && !notBeforeShi.has(text.charCodeAt(at - 1)) && areHan(text, 0, at)

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fa5

const areHan = (text: string, from: number, until: number): boolean => hanUntil(text, from, until) === until

/** Where the Hanzi from `from` on end, `until` at most. */
const hanUntil = (text: string, from: number, until: number): number => {
  for (let at = from; at < until; at++) if (at >= text.length || !isHan(text.charCodeAt(at))) return at
  return until
}

const isPlain = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const isAlphanumeric =
      (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
    if (!isHan(code) && !isAlphanumeric) return false
  }
  return true
}

const codesOf = (text: string): ReadonlySet<number> => new Set(Array.from(text, (sign) => sign.charCodeAt(0)))
const [qu, xian, qi, shi] = ['区', '县', '旗', '市'].map((sign) => sign.charCodeAt(0))
const notBeforeQu = codesOf(
  '小社园校厂院街库矿属活舍宅墅墓营务东西南北中ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
)
const notBeforeShi = codesOf('超门菜夜都城花集')
const prefectures = ['自治州', '地区', '盟']

const provinces =
  '北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省 台湾省 内蒙古自治区 西藏自治区 广西壮族自治区 宁夏回族自治区 新疆维吾尔自治区'.split(
    ' ',
  )

/** By their first character. */
const starts: ReadonlyMap<number, readonly string[]> = new Map(
  provinces.map((name) => [
    name.charCodeAt(0),
    provinces.filter((other) => other.charCodeAt(0) === name.charCodeAt(0)),
  ]),
)
