/** How are numbers in plain spelling masked quickly? Read digit by digit; the formats' own parsers are what they are tested against. */

import { isRegion } from '../../data/formats/regions'
import { digitAt, pairAt, textsByNumber } from './digits'

/** Eleven digits, or those after `+86`. */
export const quickMobile = (text: string): string | undefined => {
  const from = text.length === 11 ? 0 : text.length === 14 && text.startsWith('+86') ? 3 : -1
  if (from < 0) return undefined
  const start = pairAt(text, from)
  const third = digitAt(text, from + 2)
  const inside = pairAt(text, from + 3)
  const last = pairAt(text, from + 7)
  const insideEnd = pairAt(text, from + 5)
  const lastEnd = pairAt(text, from + 9)
  if (third > 9 || (start | inside | insideEnd | last | lastEnd) > 127 || !isRange(start, third))
    return undefined
  if (inside === last && insideEnd === lastEnd) return undefined
  return mobileStart(start * 10 + third) + text.slice(from + 7)
}

/** 13 to 19: 14 without 0 to 4, 15 without 4, 16 with 2 and 5 to 7, 17 without 9, 19 without 4. */
const isRange = (start: number, third: number): boolean => {
  switch (start) {
    case 13:
    case 18:
      return true
    case 14:
      return third > 4
    case 15:
    case 19:
      return third !== 4
    case 16:
      return third === 2 || (third > 4 && third < 8)
    case 17:
      return third !== 9
    default:
      return false
  }
}

const mobileStart = textsByNumber(256, (prefix) => `${prefix}****`)

/** Eighteen characters with their region, their day and their check character (GB 11643-1999). */
export const quickResidentId = (text: string): string | undefined => {
  if (text.length !== 18) return undefined
  const province = pairAt(text, 0)
  const prefecture = pairAt(text, 2)
  const county = pairAt(text, 4)
  const century = pairAt(text, 6)
  const year = pairAt(text, 8)
  const month = pairAt(text, 10)
  const day = pairAt(text, 12)
  const order = pairAt(text, 14)
  const sex = digitAt(text, 16)
  const last = text.charCodeAt(17)
  const check = last === capitalX ? 10 : last ^ 48
  if (sex > 9 || (check > 9 && last !== capitalX)) return undefined
  if ((province | prefecture | county | century | year | month | day | order) > 127) return undefined
  if (!isDay(century * 100 + year, month, day)) return undefined
  // powers of two modulo 11, pair by pair, the check character last
  const sum =
    weighed(province, 7, 9) +
    weighed(prefecture, 10, 5) +
    weighed(county, 8, 4) +
    weighed(century, 2, 1) +
    weighed(year, 6, 3) +
    weighed(month, 7, 9) +
    weighed(day, 10, 5) +
    weighed(order, 8, 4) +
    sex * 2 +
    check
  const region = province * 10000 + prefecture * 100 + county
  if (sum % 11 !== 1 || (regions[region & 4095] !== region && !learnRegion(region, text))) return undefined
  return residentStart(province) + residentEnd(sex * 16 + check)
}

const capitalX = 88

const weighed = (pair: number, tens: number, ones: number): number => {
  const first = (pair * 205) >> 11
  return first * tens + (pair - first * 10) * ones
}

/** A day of the year; 29 February is left to the calendar. */
const isDay = (year: number, month: number, day: number): boolean =>
  year >= 1850 && month >= 1 && month <= 12 && day >= 1 && day <= (daysOf[month] ?? 0)

const daysOf = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

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
  let sum = 0
  for (let at = length - 1; at >= 1; at -= 2) {
    const digit = digitAt(text, at)
    const doubled = digitAt(text, at - 1)
    if (digit > 9 || doubled > 9) return undefined
    // nine less from five on, without a branch on what is as good as random
    sum += digit + doubled * 2 - (((4 - doubled) >> 31) & 9)
  }
  if (length % 2 === 1) sum += first
  return sum % 10 === 0 ? stars(length - 4) + text.slice(length - 4) : undefined
}

const stars = textsByNumber(16, (count) => '*'.repeat(count))

/** `1990-05-03` and no other spelling. */
export const quickBirthDate = (text: string): string | undefined => {
  if (text.length !== 10 || text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return undefined
  const century = pairAt(text, 0)
  const year = pairAt(text, 2)
  const month = pairAt(text, 5)
  const day = pairAt(text, 8)
  if ((century | year | month | day) > 127 || !isDay(century * 100 + year, month, day)) return undefined
  return birthYear(century * 100 + year)
}

const hyphen = 45
const birthYear = textsByNumber(512, (year) => `${year}-**-**`)
