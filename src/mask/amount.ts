/** How is an amount masked? By the band that it lies in: everything in a band prints the same, so no digit shows. */

import { trimmed } from '../data/formats/normalize'
import type { Json } from '../data/plain-json'
import { type MaskStyle, wholeMask } from './style'

/**
 * The band of ten, a hundred or a thousand times: `0-999`, `1000-9999`, and so on; a negative one has its sign in front.
 * Takes numbers and texts in decimals, with a currency and thousands set off or without; anything else, and what is
 * 10^15 or more, is masked whole.
 *
 * @example
 * ```ts
 * maskAmount(1234567, {}) // '1000000-9999999'
 * maskAmount('¥1,234.50', {}) // '1000-9999'
 * ```
 */
export const maskAmount = (value: Json, style: MaskStyle): string => {
  const amount =
    typeof value === 'number' ? value : typeof value === 'string' ? readAmount(value) : Number.NaN
  const size = Math.abs(amount)
  if (!(size < 1e15)) return wholeMask(style)
  const digits = Math.max(3, String(Math.floor(size)).length)
  const sign = amount < 0 ? '-' : ''
  return digits === 3 ? `${sign}0-999` : `${sign}1${'0'.repeat(digits - 1)}-${'9'.repeat(digits)}`
}

const readAmount = (text: string): number => {
  if (text.length > 40) return Number.NaN
  const { sign = '', whole = '' } = decimal.exec(trimmed(text))?.groups ?? {}
  return whole === '' ? Number.NaN : Number(sign + whole.replaceAll(',', ''))
}

/** What is behind the point changes no band. */
const decimal =
  /^(?<sign>-?)(?:[A-Z]{3} ?|[¥$€£] ?)?(?<whole>[0-9]{1,20}|[0-9]{1,3}(?:,[0-9]{3}){1,6})(?:\.[0-9]{1,20})?(?: ?[A-Z]{3}| ?元)?$/
