/** How is an amount masked? By the band that it lies in: everything in a band prints the same, so no digit shows. */

import type { Json } from '../data/plain-json'
import { type MaskStyle, wholeMask } from './style'

/**
 * The band of ten, a hundred or a thousand times: `0-999`, `1000-9999`, and so on; a negative one has its sign in front.
 * Takes numbers and texts in decimals; anything else, and what is 10^15 or more, is masked whole.
 *
 * @example
 * ```ts
 * maskAmount(1234567, {}) // '1000000-9999999'
 * ```
 */
export const maskAmount = (value: Json, style: MaskStyle): string => {
  const isDecimal = typeof value === 'string' && value.length <= 32 && /^-?[0-9]+(?:\.[0-9]+)?$/.test(value)
  const amount = typeof value === 'number' ? value : isDecimal ? Number(value) : Number.NaN
  const size = Math.abs(amount)
  if (!(size < 1e15)) return wholeMask(style)
  const digits = Math.max(3, String(Math.floor(size)).length)
  const sign = amount < 0 ? '-' : ''
  return digits === 3 ? `${sign}0-999` : `${sign}1${'0'.repeat(digits - 1)}-${'9'.repeat(digits)}`
}
