/** Does a text look like a value rather than a name? Formats that hardly anything else has, and long numbers. */

import { either as E } from 'fp-ts'
import { findFormat, formatNames } from '../data/formats/registry'

/**
 * Is it a number of an identity document, a telephone, a card, an address of mail, ...? A text without a digit or an `@` never
 * is one, so names of columns pass.
 */
export const looksLikeValue = (text: string): boolean =>
  /[0-9]{5}|@/.test(text.normalize('NFKC')) &&
  (/[0-9]{7}/.test(text) || formatNames.some((name) => isOfFormat(name, text)))

/** Is it a text of this format? */
export const isOfFormat = (name: string, text: string): boolean => {
  const format = findFormat(name)
  return format !== undefined && E.isRight(format.parse(text))
}
