/**
 * Which texts are spelled as their format spells them? The commonest spelling of each, told letter by letter; what is refused here
 * may still be of the format in another spelling. Its slow twins are the formats: the tests hold both to the same answers.
 */

import { either as E } from 'fp-ts'
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
