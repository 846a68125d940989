/** How does one text of an item look masked? Items whose values are structures stand in a cell as one text: its leaf's mask is taken. */

import { maskValue } from '../mask/mask-value'
import { quickMasks } from '../mask/record/quick'
import { findMasker } from '../mask/registry'

/** Masks a text. Total; what isn't of the expected form is masked whole. */
export type TextMask = (text: string) => string

const whole = maskValue('whole', '') as '******' // the mask of texts is a text

/**
 * The mask of one text by the name of the item's mask; an unknown name masks whole. No masked text begins with a sign by
 * which a spreadsheet would take it for a formula, unless the text itself began with it.
 *
 * @example
 * ```ts
 * textMaskOf('phones')('138 0013 8000') // '138****8000'
 * ```
 */
export const textMaskOf = (mask: string): TextMask => {
  const leaf = leaves.get(mask) ?? mask
  if (leaf === 'none') return (text) => text
  if (wholes.has(leaf) || (leaf !== 'document' && findMasker(leaf) === undefined)) return () => whole
  // a number of a document without a kind is first of all a resident id
  const quick = quickMasks.get(leaf === 'document' ? 'resident-id' : leaf)
  const slow = leaf === 'document' ? maskDocument : (text: string) => masked(leaf, text)
  return (text) => quick?.(text) ?? withoutFormula(text, slow(text))
}

/** By the masks of structures: that of the one text which stands for them in a cell. */
const leaves: ReadonlyMap<string, string> = new Map([
  ['phones', 'phone'],
  ['emails', 'email'],
  ['addresses', 'address'],
  ['identity-documents', 'document'],
  ['money', 'amount'],
  ['messages', 'free-text'],
])

/** Free text goes whole: names have no shape by which they could be found in it. */
const wholes: ReadonlySet<string> = new Set([
  'free-text',
  'whole',
  'secret',
  'former-ids',
  'order-lines',
  'participants',
  'rating',
  'repayments',
])

const documents = [
  'resident-id',
  'residence-permit',
  'permanent-residence',
  'passport',
  'hk-macau-permit',
  'taiwan-permit',
]

/** A number whose kind nobody told: the first kind that reads it; letters of a foreign passport's series say too much. */
const maskDocument: TextMask = (text) => {
  for (const kind of documents) {
    const shown = masked(kind, text)
    if (shown !== whole) return shown
  }
  return whole
}

const masked = (mask: string, text: string): string => {
  const shown = maskValue(mask, text)
  return typeof shown === 'string' ? shown : whole
}

const formulaSigns = /^[=+\-@\t\r]/

const withoutFormula = (text: string, shown: string): string =>
  formulaSigns.test(shown) && text.charAt(0) !== shown.charAt(0) ? whole : shown
