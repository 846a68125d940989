/** Can the check digit of a number fit? A first look at the characters of a run, so that a format is asked about few; it decides nothing. */

/** The value of a digit, or of X as ten; more for other letters. */
const valueOf = (code: number | undefined): number => (code === 88 ? 10 : (code ?? 48) - 48)

/** ISO 7064 MOD 11-2 over eighteen characters. */
export const mayFitMod112 = (codes: Uint8Array, from: number): boolean => {
  let sum = 0
  for (let at = from; at < from + 18; at++) sum = (sum * 2 + valueOf(codes[at])) % 11
  return sum === 1
}

/** Luhn's sum, of digits alone. */
export const mayFitLuhn = (codes: Uint8Array, from: number, length: number): boolean => {
  let sum = 0
  for (let place = 0; place < length; place++) {
    const value = valueOf(codes[from + length - 1 - place])
    if (value > 9) return false
    sum += place % 2 === 0 ? value : value > 4 ? value * 2 - 9 : value * 2
  }
  return sum % 10 === 0
}

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
    sum += base31.indexOf(String.fromCharCode(codes[at] ?? 0)) * weight
    weight = at === from + 16 ? 1 : (weight * 3) % 31
  }
  return sum % 31 === 0
}

const base31 = '0123456789ABCDEFGHJKLMNPQRTUWXY'
