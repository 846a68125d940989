/** How are numbers in plain spelling masked quickly? Read digit by digit; the formats' own parsers are what they are tested against. */

import { isRegion } from '../../data/formats/regions'
import { digitAt, numberAt, textsByNumber } from './digits'

/** Eleven digits, or those after `+86`. */
export const quickMobile = (text: string): string | undefined => {
  const from = text.length === 11 ? 0 : text.length === 14 && text.startsWith('+86') ? 3 : -1
  if (from < 0) return undefined
  const prefix = numberAt(text, from, 3)
  const inside = numberAt(text, from + 3, 4)
  const last = numberAt(text, from + 7, 4)
  if (inside < 0 || last < 0 || inside === last || prefix < 130 || prefix > 199 || !isRange(prefix))
    return undefined
  return mobileStart(prefix) + text.slice(from + 7)
}

/** Of the prefixes 130 to 199: 14 without 0 to 4, 15 without 4, 16 with 2 and 5 to 7, 17 without 9, 19 without 4. */
const isRange = (prefix: number): boolean => {
  const last = prefix % 10
  switch (prefix - last) {
    case 130:
    case 180:
      return true
    case 140:
      return last > 4
    case 150:
    case 190:
      return last !== 4
    case 160:
      return last === 2 || (last > 4 && last < 8)
    default:
      return last !== 9
  }
}

const mobileStart = textsByNumber(200, (prefix) => `${prefix}****`)

/** Eighteen characters with their region, their day and their check character (GB 11643-1999). */
export const quickResidentId = (text: string): string | undefined => {
  if (text.length !== 18) return undefined
  let sum = 0
  for (let at = 0; at < 17; at++) {
    const digit = digitAt(text, at)
    if (digit > 9) return undefined
    sum = sum * 2 + digit
  }
  const last = text.charCodeAt(17)
  const check = last === 88 ? 10 : last ^ 48
  if (check > 10 || (check === 10 && last !== 88) || (sum * 2 + check) % 11 !== 1) return undefined
  if (!isDay(numberAt(text, 6, 4), numberAt(text, 10, 2), numberAt(text, 12, 2))) return undefined
  const region = numberAt(text, 0, 6)
  if (!regions.has(region) && !learnRegion(region, text)) return undefined
  return residentStart(numberAt(text, 0, 2)) + twoDigits(digitAt(text, 16) * 11 + check)
}

/** A day of the year; 29 February is left to the calendar. */
const isDay = (year: number, month: number, day: number): boolean =>
  year >= 1850 && month >= 1 && month <= 12 && day >= 1 && day <= (daysOf[month] ?? 0)

const daysOf = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The regions that were met; there are a few thousand. */
const regions = new Set<number>()

const learnRegion = (region: number, text: string): boolean => {
  if (!isRegion(text.slice(0, 6))) return false
  regions.add(region)
  return true
}

const residentStart = textsByNumber(100, (province) => `${province}${'*'.repeat(14)}`)
const twoDigits = textsByNumber(
  110,
  (number) => `${Math.floor(number / 11)}${'0123456789X'.charAt(number % 11)}`,
)

/** Twelve to nineteen digits whose Luhn sum fits. */
export const quickBankCard = (text: string): string | undefined => {
  const { length } = text
  if (length < 12 || length > 19) return undefined
  const first = digitAt(text, 0)
  if (first < 2 || (first > 6 && first !== 9)) return undefined
  let sum = 0
  for (let at = length - 1; at >= 0; at -= 2) {
    const digit = digitAt(text, at)
    if (digit > 9) return undefined
    sum += digit
  }
  for (let at = length - 2; at >= 0; at -= 2) {
    const digit = digitAt(text, at)
    if (digit > 9) return undefined
    sum += digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0 ? stars(length - 4) + text.slice(length - 4) : undefined
}

const stars = textsByNumber(16, (count) => '*'.repeat(count))

/** `1990-05-03` and no other spelling. */
export const quickBirthDate = (text: string): string | undefined => {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined
  if (!isDay(numberAt(text, 0, 4), numberAt(text, 5, 2), numberAt(text, 8, 2))) return undefined
  return `${text.slice(0, 5)}**-**`
}
