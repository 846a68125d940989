/**
 * Which texts are spelled as their format spells them? The commonest spelling of each, told letter by letter; what is refused here
 * may still be of the format in another spelling. Its slow twins are the formats: the tests hold both to the same answers.
 */

import { either as E } from 'fp-ts'
import { isRegion } from '../data/formats/regions'
import { mobile } from '../data/formats/mobile'

/** Eleven digits of a mobile number of the mainland, as `13800138000`. */
export const isPlainMobile = (text: string): boolean =>
  text.length === 11 &&
  text.charCodeAt(0) === 0x31 &&
  isDigits(text, 0, 11) &&
  ranges[numberIn(text, 1, 3)] === true

/** By the second and third digit, as the format has it. */
const ranges: readonly boolean[] = Array.from({ length: 100 }, (_, digits) =>
  E.isRight(mobile.parse(`1${String(digits).padStart(2, '0')}00000000`)),
)

/** An address of mail of letters, digits and single signs, its host in small letters. */
export const isPlainEmail = (text: string): boolean => text.length <= 64 && plainEmail.test(text)

const plainEmail =
  /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*@[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*\.[a-z][a-z0-9]+$/

/** Hanzi of the common block alone, so many that they may be a name. */
export const isPlainHan = (text: string): boolean => {
  if (text.length < 2 || text.length > 6) return false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x4e00 || code > 0x9fff) return false
  }
  return true
}

/** `1990-05-03`; the last days of a month are left to the calendar. */
export const isPlainDate = (text: string): boolean =>
  text.length === 10 &&
  text.charCodeAt(4) === 0x2d &&
  text.charCodeAt(7) === 0x2d &&
  isDigits(text, 0, 4) &&
  isDigits(text, 5, 7) &&
  isDigits(text, 8, 10) &&
  isEarlyDay(numberIn(text, 0, 4), numberIn(text, 5, 7), numberIn(text, 8, 10))

/** A resident id of 18 characters whose region, date and check character fit. */
export const isPlainResidentId = (text: string): boolean => {
  if (text.length !== 18 || !isDigits(text, 0, 17)) return false
  const last = text.charCodeAt(17)
  if (last !== 0x58 && !isDigit(last)) return false
  let sum = last === 0x58 ? 10 : last - 0x30
  for (let at = 0; at < 17; at++) sum += (text.charCodeAt(at) - 0x30) * (weights[at] ?? 0)
  return (
    sum % 11 === 1 &&
    isEarlyDay(numberIn(text, 6, 10), numberIn(text, 10, 12), numberIn(text, 12, 14)) &&
    isKnownRegion(numberIn(text, 0, 6))
  )
}

/** GB 11643: powers of two modulo 11. */
const weights: readonly number[] = Array.from({ length: 17 }, (_, at) => 2 ** (17 - at) % 11)

/** By a code of six digits: 0 not asked yet, 1 known, 2 unknown. */
const regions = new Uint8Array(1_000_000)

const isKnownRegion = (code: number): boolean => {
  if (regions[code] === 0) regions[code] = isRegion(String(code).padStart(6, '0')) ? 1 : 2
  return regions[code] === 1
}

/** A card number of 12 to 19 digits that fits its Luhn check. */
export const isPlainCard = (text: string): boolean => {
  const { length } = text
  if (length < 12 || length > 19 || !isDigits(text, 0, length) || !cardStarts.has(text.charCodeAt(0)))
    return false
  let sum = 0
  for (let at = 0; at < length; at++) {
    const digit = text.charCodeAt(at) - 0x30
    sum += (length - at) % 2 === 1 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}

const cardStarts: ReadonlySet<number> = new Set([...'234569'].map((digit) => digit.charCodeAt(0)))

const isEarlyDay = (year: number, month: number, day: number): boolean =>
  year >= 1850 && month >= 1 && month <= 12 && day >= 1 && day <= 28

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

const isDigits = (text: string, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (!isDigit(text.charCodeAt(at))) return false
  return true
}

const numberIn = (text: string, from: number, to: number): number => {
  let number = 0
  for (let at = from; at < to; at++) number = number * 10 + text.charCodeAt(at) - 0x30
  return number
}
