/** How is a value masked by a strategy that isn't in the registry: a preset, or one of your own? By the same promise. */

import { TutelaError } from '../core/error'
import { copyPlain, type Json, notPlain } from '../data/plain-json'
import { conceal } from './conceal'
import { maskValue } from './mask-value'
import { textMasker } from './masker'
import { isMaskName } from './registry'
import type { TextStrategy } from './strategy'
import { type MaskStyle, plainStyle, wholeMask } from './style'

interface MaskWith {
  (strategy: TextStrategy, value: string, style?: MaskStyle): string
  (strategy: TextStrategy, value: unknown, style?: MaskStyle): Json
}

/**
 * Masks a value by a strategy itself, as `maskValue` does by a name: total, linear, and whole where the strategy
 * can't read the value or too little would be hidden. Clause 5.4.3.
 *
 * @example
 * ```ts
 * maskWith(keepFirstLast({ first: 1, last: 2 }), '11010519491231002X') // '1***************2X'
 * maskWith(keepFirstLast({ first: 9, last: 9 }), '11010519491231002X') // '******'
 * ```
 */
export const maskWith = ((strategy: TextStrategy, value: unknown, style: MaskStyle = plainStyle): Json => {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return conceal(strategy, value, style)
  const plain = copyPlain(value)
  return plain === notPlain ? wholeMask(style) : textMasker(strategy)(plain, style)
}) as MaskWith // the overloads say what the body does: a text gives a text

/**
 * A `maskValue` that knows strategies of your own beside the library's, by the names that you give them.
 *
 * @throws TutelaError `input/invalid` where a name is one of the library's
 *
 * @example
 * ```ts
 * const read = (text: string) => (/^\d{6}$/.test(text) ? keepLast(text, 2) : undefined)
 * const badge = defineStrategy({ name: 'badge', sensitive: { en: 'The digits', zh: '数字' }, minimum: 4, read })
 * const mask = defineMasks({ badge, 'customer-number': keepFirstLast({ first: 0, last: 4 }) })
 * mask('badge', '123456') // '****56'
 * mask('mobile', '13800138000') // '138****8000'
 * ```
 */
export const defineMasks = (strategies: Readonly<Record<string, TextStrategy>>): typeof maskValue => {
  const own = new Map(Object.entries(strategies))
  for (const name of own.keys())
    if (isMaskName(name))
      throw new TutelaError({
        kind: 'input/invalid',
        message: `\`${name}\` is a mask of the library`,
        remedy: 'give your strategy another name',
      })
  return (name, value, style = plainStyle) => {
    const strategy = own.get(name)
    return strategy === undefined ? maskValue(name, value, style) : maskWith(strategy, value, style)
  }
}
