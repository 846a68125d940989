/** How does a zod schema carry an item's classification? In one registry, found again under every wrapper; nothing is judged here. */

import { z } from 'zod'
import type { ItemMark } from './category'

/**
 * Classifies a schema as an item. The schema itself stays unmarked, so that one schema can serve several items.
 *
 * @example
 * ```ts
 * const badge = item(z.string().max(12), {
 *   label: { en: 'Badge', zh: '胸卡' }, sensitivity: 'personal', view: 'masked', mask: 'whole',
 * })
 * ```
 */
export const item = <S extends z.ZodType>(schema: S, mark: ItemMark): S => {
  const marked = schema.clone()
  marks().add(marked, mark)
  return marked
}

/** The classification of a schema, whatever was put around it since; undefined where there is none. */
export const findMark = (schema: z.core.$ZodType): ItemMark | undefined => {
  // Wrappers nest a few deep; the bound is for lazy schemas that contain themselves.
  const seek = (inner: z.core.$ZodType, left: number): ItemMark | undefined => {
    const own = marks().get(inner)
    if (own !== undefined || left === 0) return own
    for (const next of unwrap(inner)) {
      const found = seek(next, left - 1)
      if (found !== undefined) return found
    }
    return undefined
  }
  return seek(schema, 16)
}

type Marks = z.core.$ZodRegistry<ItemMark>

const key = Symbol.for('tutela.items')

/** One registry for all copies of the package, as ESM and CJS; zod loses marks under wrappers, so wrappers are opened. */
const marks = (): Marks => {
  const shared: unknown = Reflect.get(globalThis, key)
  if (isMarks(shared)) return shared
  const own = z.registry<ItemMark>()
  Reflect.set(globalThis, key, own)
  return own
}

/** Only the package writes under its own symbol, so what is there is a registry of some copy's zod. */
const isMarks = (shared: unknown): shared is Marks =>
  typeof shared === 'object' && shared !== null && 'add' in shared && 'get' in shared

/** What a schema wraps: `optional`, `nullable`, `default`, `readonly`, ... have one, a pipe has two ends. */
const unwrap = (schema: z.core.$ZodType): readonly z.core.$ZodType[] => {
  const { def } = schema._zod
  const inner = [
    'innerType' in def ? def.innerType : undefined,
    'in' in def ? def.in : undefined,
    'out' in def ? def.out : undefined,
    schema instanceof z.core.$ZodLazy ? schema._zod.innerType : undefined,
  ]
  return inner.filter((part) => part instanceof z.core.$ZodType)
}
