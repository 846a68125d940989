/**
 * How much does a text say? What is hidden counts by its letters and digits alone, what shows by all that isn't space or
 * punctuation: each is rounded to the side of hiding more.
 */

import { graphemes, isPlain } from './graphemes'

/** How many letters and digits are hidden with this text. Signs, marks alone and what can't be seen count for nothing. */
export const hiddenWeight = (text: string): number => {
  if (!isPlain(text)) return slowHiddenWeight(text)
  let count = 0
  for (let at = 0; at < text.length; at++) if (isPlainLetterOrDigit(text.charCodeAt(at))) count += 1
  return count
}

/** How many characters show with this text, spaces and punctuation left out. */
export const shownWeight = (text: string): number => {
  if (!isPlain(text)) return slowShownWeight(text)
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (isPlainLetterOrDigit(unit) || isPlainSymbol(unit)) count += 1
  }
  return count
}

/** The slow twin of `hiddenWeight`, for any text: as it is written or in plain forms, whichever is less. */
export const slowHiddenWeight = (text: string): number =>
  Math.min(lettersOrDigitsIn(text), lettersOrDigitsIn(text.normalize('NFKC')))

/** The slow twin of `shownWeight`, for any text, in plain forms: ﬁ shows two letters. */
export const slowShownWeight = (text: string): number =>
  graphemes(text.normalize('NFKC')).filter((grapheme) => !/^[\s\p{P}]$/u.test(grapheme)).length

const lettersOrDigitsIn = (text: string): number =>
  graphemes(text).filter((grapheme) => saysSomething.test(grapheme)).length

/** A letter or digit that has a shape: the fillers of Hangul are letters that nobody sees. */
const saysSomething = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u

/** Of a plain unit: everything from À on is a letter, × and ÷ excepted. */
const isPlainLetterOrDigit = (unit: number): boolean =>
  unit > 0x7e
    ? unit !== 0xd7 && unit !== 0xf7
    : (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a)

/** `$ + < = > ^ `` ` `` | ~` and × ÷ are no punctuation to Unicode: they say something. */
const isPlainSymbol = (unit: number): boolean =>
  unit === 0xd7 || unit === 0xf7 || (unit <= 0x7e && '$+<=>^`|~'.includes(String.fromCharCode(unit)))
