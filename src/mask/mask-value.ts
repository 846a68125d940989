/** How does a value look masked? The one entry to all strategies; it fails closed and never throws. */

import { copyPlain, type Json, notPlain } from '../data/plain-json'
import { conceal } from './conceal'
import { quickMasks } from './record/quick'
import { findMasker, findStrategy } from './registry'
import { isPlainStyle, type MaskStyle, plainStyle, wholeMask } from './style'

/**
 * Masks a value by a strategy's name. Total for any name and any value: an unknown name, a value of another
 * shape, and what is no plain data give the whole mask `******`, and so do values whose strategy could not keep
 * its promise. Null and undefined are no values and give null. Linear in the size of the value. Clause 5.4.3.
 *
 * @example
 * ```ts
 * maskValue('mobile', '13800138000') // '138****8000'
 * maskValue('mobile', 'call me') // '******'
 * maskValue('phones', [{ kind: 'mobile', number: '+8613800138000' }]) // [{ kind: 'mobile', number: '138****8000' }]
 * ```
 */
export const maskValue = (strategy: string, value: unknown, style: MaskStyle = plainStyle): Json => {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') {
    // A text needs no copy, and most values are one.
    const text = findStrategy(strategy)
    if (text !== undefined)
      return (
        (isPlainStyle(style) ? quickMasks.get(strategy)?.(value) : undefined) ?? conceal(text, value, style)
      )
  }
  const masker = findMasker(strategy)
  const plain = masker === undefined ? notPlain : copyPlain(value)
  return masker === undefined || plain === notPlain ? wholeMask(style) : masker(plain, style)
}
