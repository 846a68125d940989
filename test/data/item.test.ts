import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ItemMark } from '../../src/data/category'
import { findMark, item } from '../../src/data/item'

const mark: ItemMark = {
  label: { en: 'Badge', zh: '胸卡' },
  sensitivity: 'personal',
  view: 'masked',
  mask: 'whole',
}
const badge = item(z.string().max(12), mark)

const wrapped: Readonly<Record<string, z.ZodType>> = {
  optional: badge.optional(),
  nullable: badge.nullable(),
  nullish: badge.nullish(),
  default: badge.default('x'),
  prefault: badge.prefault('x'),
  catch: badge.catch('x'),
  readonly: badge.readonly(),
  transform: badge.transform((text) => text.length),
  pipe: badge.pipe(z.string().min(1)),
  preprocess: z.preprocess(String, badge),
  lazy: z.lazy(() => badge),
  refine: badge.refine((text) => text !== 'x'),
  min: badge.min(1),
  describe: badge.describe('a badge'),
  brand: badge.brand<'badge'>(),
  'all at once': z.lazy(() => badge.optional().nullable().default('x').readonly().transform(String)),
}

describe('the mark of an item', () => {
  it.each(Object.entries(wrapped))('is found again behind %s', (_wrapper, schema) => {
    expect(findMark(schema)).toMatchObject(mark)
  })

  it('is found again in the fields of partial, pick and extend', () => {
    const shape = z.object({ badge }).extend({ other: z.string() })
    expect(findMark(shape.partial().shape.badge)).toMatchObject(mark)
    expect(findMark(shape.pick({ badge: true }).shape.badge)).toMatchObject(mark)
    expect(findMark(shape.partial().shape.other)).toBeUndefined()
  })

  it('stays with the item, so that one schema serves two', () => {
    const shared = z.string()
    const first = item(shared, mark)
    const second = item(shared, { ...mark, mask: 'person-name' })
    expect(findMark(shared)).toBeUndefined()
    expect([findMark(first)?.mask, findMark(second)?.mask]).toEqual(['whole', 'person-name'])
  })

  it('is looked for in a schema that contains itself, without end neither of time nor of stack', () => {
    const loop: z.ZodType = z.lazy(() => loop.optional())
    expect(findMark(loop)).toBeUndefined()
  })

  it('lives in a registry that every copy of the package shares', () => {
    const shared: unknown = Reflect.get(globalThis, Symbol.for('tutela.items'))
    expect(shared).toHaveProperty('get')
    const elsewhere = z.string()
    if (typeof shared === 'object' && shared !== null && 'add' in shared && typeof shared.add === 'function')
      shared.add.call(shared, elsewhere, mark)
    expect(findMark(elsewhere)).toBe(mark)
  })
})
