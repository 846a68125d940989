/** How is a structured value masked? Leaf by leaf, by a shape that names its members; what the shape doesn't name is dropped. */

import type { Json } from '../data/plain-json'
import { conceal } from './conceal'
import type { QuickMask } from './record/quick'
import type { TextStrategy } from './strategy'
import { isPlainStyle, type MaskStyle, wholeMask } from './style'

/** Masks plain data. Total; where the value isn't of the expected shape it is masked whole. */
export type Masker = (value: Json, style: MaskStyle) => Json

/** Everything as `******`, whatever it is. */
export const maskWhole: Masker = (_value, style) => wholeMask(style)

/**
 * A text, a whole number that stands for one, or a list of them. The quick way, where the library has one for the strategy, is for
 * masks that look as they do by themselves.
 */
export const textMasker =
  (strategy: TextStrategy, quick?: QuickMask): Masker =>
  (value, style) => {
    const way = quick !== undefined && isPlainStyle(style) ? quick : undefined
    return Array.isArray(value)
      ? value.map((part: Json) => leaf(strategy, part, style, way))
      : leaf(strategy, value, style, way)
  }

/** A list of one shape; its length shows. */
export const listOf =
  (masker: Masker): Masker =>
  (value, style) =>
    Array.isArray(value) ? value.map((part: Json) => masker(part, style)) : wholeMask(style)

/** An object with these members; absent ones stay absent. */
export const membersOf =
  (shape: Readonly<Record<string, Masker>>): Masker =>
  (value, style) => {
    if (!isObject(value)) return wholeMask(style)
    const masked: Record<string, Json> = {}
    for (const [member, masker] of Object.entries(shape)) {
      const part = Object.hasOwn(value, member) ? value[member] : undefined
      if (part !== undefined) masked[member] = part === null ? null : masker(part, style)
    }
    return masked
  }

/** Keeps a text that matches, as a kind or a currency does; what doesn't match is masked whole. */
export const keepMatching =
  (pattern: RegExp): Masker =>
  (value, style) =>
    typeof value === 'string' && value.length <= 64 && pattern.test(value) ? value : wholeMask(style)

/** A word of a schema's own: `mobile`, `hk-macau-permit`. */
export const keepWord = keepMatching(/^[a-z]+(?:-[a-z]+)*$/)

/** A number, as instants and quantities are. */
export const keepNumber: Masker = (value, style) => (typeof value === 'number' ? value : wholeMask(style))

/** A name of something that is no person: letters and spaces, no digits by which somebody could be reached. */
export const keepName = keepMatching(/^[\p{L}\p{M}][\p{L}\p{M} .,'’()/&-]*$/u)

export const isObject = (value: Json): value is { readonly [member: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const leaf = (
  strategy: TextStrategy,
  value: Json,
  style: MaskStyle,
  quick: QuickMask | undefined,
): string => {
  if (typeof value === 'string') return quick?.(value) ?? conceal(strategy, value, style)
  return Number.isSafeInteger(value) ? conceal(strategy, String(value), style) : wholeMask(style)
}
