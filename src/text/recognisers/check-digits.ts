/** Can the check digit of a number fit? A first look at the characters of a run, so that a format is asked about few; it decides nothing. */

import type { NumberRun } from '../number-run'

/** The value of a digit, or of X as ten; more for other letters. */
const valueOf = (code: number | undefined): number => (code === 88 ? 10 : (code ?? 48) - 48)

/** ISO 7064 MOD 11-2 over eighteen characters. */
export const mayFitMod112 = (codes: Uint8Array, from: number): boolean => {
  let sum = 0
  for (let at = from; at < from + 18; at++) sum = (sum * 2 + valueOf(codes[at])) % 11
  return sum === 1
}

/** Luhn's sum, of digits alone: a difference of two sums of the run, which are added up once for all that may begin and end in it. */
export const mayFitLuhn = (_codes: Uint8Array, from: number, length: number, run: NumberRun): boolean => {
  if (!run.isSummed) addUp(run)
  const to = from + length
  const side = (to - 1) % 2
  const sum = (run.sums[to * 2 + side] ?? 0) - (run.sums[from * 2 + side] ?? 0)
  return sum < aLetter && sum % 10 === 0
}

/** For each place the sum of what stands before it, with every other digit doubled: the odd places first, then the even ones. */
const addUp = (run: NumberRun): void => {
  const { codes, sums, length } = run
  let [odd, even] = [0, 0]
  sums[0] = sums[1] = 0
  for (let at = 0; at < length; at++) {
    const value = valueOf(codes[at])
    const isLetter = value > 9
    const doubled = isLetter ? aLetter : value > 4 ? value * 2 - 9 : value * 2
    const single = isLetter ? aLetter : value
    odd += at % 2 === 0 ? single : doubled
    even += at % 2 === 0 ? doubled : single
    sums[at * 2 + 2] = odd
    sums[at * 2 + 3] = even
  }
  run.isSummed = true
}

/** More than all digits of a run together. */
const aLetter = 65536

/** Letters stand nowhere but at the end. */
export const areDigits = (codes: Uint8Array, from: number, length: number): boolean => {
  for (let at = from; at < from + length; at++) if ((codes[at] ?? 0) > 57) return false
  return true
}

/** GB 32100-2015: weights are powers of three modulo 31. */
export const mayFitBase31 = (codes: Uint8Array, from: number): boolean => {
  let sum = 0
  let weight = 1
  for (let at = from; at < from + 18; at++) {
    sum += (valuesOfBase31[codes[at] ?? 0] ?? 0) * weight
    weight = at === from + 16 ? 1 : (weight * 3) % 31
  }
  return sum % 31 === 0
}

/** By ASCII code; -1 for what has no value. */
const valuesOfBase31 = Int8Array.from({ length: 128 }, (_, code) =>
  code < 48 ? -1 : '0123456789ABCDEFGHJKLMNPQRTUWXY'.indexOf(String.fromCharCode(code)),
)
