/** How are numbers in plain spelling masked quickly? Read by four digits; the formats' own parsers are what they are tested against. */

import { isRegion } from '../../data/formats/regions'
import { digitAt, fourAt, none, pairAt, tableOfFours, textsByNumber } from './digits'

/** Eleven digits, or those after `+86`. */
export const quickMobile = (text: string): string | undefined => {
  const from = text.length === 11 ? 0 : text.length === 14 && text.startsWith('+86') ? 3 : -1
  if (from < 0) return undefined
  const start = pairAt(text, from)
  const third = digitAt(text, from + 2)
  const inside = fourAt(text, from + 3)
  const last = fourAt(text, from + 7)
  if ((start | inside | last) >= none || third > 9 || inside === last) return undefined
  const prefix = start * 10 + third
  return ranges[prefix] === 1 ? mobileStart(prefix) + text.slice(from + 7) : undefined
}

/** 13 to 19: 14 without 0 to 4, 15 without 4, 16 with 2 and 5 to 7, 17 without 9, 19 without 4. */
const ranges = Uint8Array.from({ length: 1000 }, (_, prefix) =>
  /^(?:13\d|14[5-9]|15[0-35-9]|16[25-7]|17[0-8]|18\d|19[0-35-9])$/.test(String(prefix)) ? 1 : 0,
)

const mobileStart = textsByNumber(256, (prefix) => `${prefix}****`)

/** Eighteen characters with their region, their day and their check character (GB 11643-1999). */
export const quickResidentId = (text: string): string | undefined => {
  if (text.length !== 18) return undefined
  const first = fourAt(text, 0)
  const second = fourAt(text, 4)
  const third = fourAt(text, 8)
  const fourth = fourAt(text, 12)
  const sex = digitAt(text, 16)
  const last = text.charCodeAt(17)
  const check = last === capitalX ? 10 : last ^ 48
  if ((first | second | third | fourth) >= none || sex > 9 || (check > 9 && last !== capitalX))
    return undefined
  const century = second % 100
  const year = century * 100 + ((third / 100) | 0)
  if (!isDay(year, third % 100, (fourth / 100) | 0)) return undefined
  // powers of two modulo 11, four by four, the check character last
  const sum =
    elevens(first) * 5 + elevens(second) + elevens(third) * 9 + elevens(fourth) * 4 + sex * 2 + check
  const region = first * 100 + ((second / 100) | 0)
  if (sum % 11 !== 1 || (regions[region & 4095] !== region && !learnRegion(region, text))) return undefined
  return residentStart((first / 100) | 0) + residentEnd(sex * 16 + check)
}

const capitalX = 88

const elevens = tableOfFours((a, b, c, d) => (a * 8 + b * 4 + c * 2 + d) % 11)

/** A day of the year; 29 February is left to the calendar. */
const isDay = (year: number, month: number, day: number): boolean =>
  year >= 1850 && day >= 1 && day <= (daysOf[month] ?? 0)

const daysOf = Uint8Array.from({ length: 100 }, (_, month) =>
  month < 1 || month > 12 ? 0 : month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31,
)

/** Regions that were met, each in a place that its number has: to look one up in the table takes longer than all the rest. */
const regions = new Int32Array(4096)

const learnRegion = (region: number, text: string): boolean => {
  if (!isRegion(text.slice(0, 6))) return false
  regions[region & 4095] = region
  return true
}

const residentStart = textsByNumber(128, (province) => `${province}${'*'.repeat(14)}`)
const residentEnd = textsByNumber(256, (pair) => `${pair >> 4}${'0123456789X'.charAt(pair & 15)}`)

/** Twelve to nineteen digits whose Luhn sum fits. */
export const quickBankCard = (text: string): string | undefined => {
  const { length } = text
  if (length < 12 || length > 19) return undefined
  const first = digitAt(text, 0)
  if (first < 2 || (first > 6 && first !== 9)) return undefined
  const third = fourAt(text, length - 12)
  const second = fourAt(text, length - 8)
  const last = fourAt(text, length - 4)
  let gathered = third | second | last
  let sum = luhn(third) + luhn(second) + luhn(last)
  let at = length - 12
  if (at >= 4) {
    at -= 4
    const fourth = fourAt(text, at)
    gathered |= fourth
    sum += luhn(fourth)
  }
  let start = 0
  for (let place = 0; place < at; place++) {
    const digit = digitAt(text, place)
    if (digit > 9) return undefined
    start = start * 10 + digit
  }
  if (gathered >= none || (sum + luhn(start)) % 10 !== 0) return undefined
  return stars(length - 4) + text.slice(length - 4)
}

const doubled = (digit: number): number => (digit > 4 ? digit * 2 - 9 : digit * 2)
const luhn = tableOfFours((a, b, c, d) => doubled(a) + b + doubled(c) + d)

const stars = textsByNumber(16, (count) => '*'.repeat(count))

/** `1990-05-03` and no other spelling. */
export const quickBirthDate = (text: string): string | undefined => {
  if (text.length !== 10 || text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return undefined
  const year = fourAt(text, 0)
  const month = pairAt(text, 5)
  const day = pairAt(text, 8)
  return (year | month | day) < none && isDay(year, month, day) ? birthYear(year) : undefined
}

const hyphen = 45
const birthYear = textsByNumber(512, (year) => `${year}-**-**`)
