/** Does a text look like a value rather than a name? Formats that hardly anything else has, and long numbers. */

import { either as E } from 'fp-ts'
import { formats } from '../data/formats/registry'

/** Formats without a check: a date, or nearly anything short, could be one of them. */
export const weakFormats: ReadonlySet<string> = new Set([
  'passport',
  'foreign-passport',
  'hk-macau-permit',
  'taiwan-permit',
  'landline',
  'postal-code',
])

/**
 * Is it a number of an identity document, a mobile telephone, a card, an address of mail, ...? A text with neither five digits
 * nor an `@` never is one, so names of columns pass.
 */
export const looksLikeValue = (text: string): boolean => {
  const plain = text.normalize('NFKC')
  if (!plain.includes('@') && plain.replace(/[^0-9]/g, '').length < 5) return false
  return /[0-9]{7}/.test(plain) || strong.some((format) => E.isRight(format.parse(text)))
}

const strong = Object.values(formats).filter(({ name }) => !weakFormats.has(name))
