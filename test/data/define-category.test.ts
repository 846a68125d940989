import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { isTutelaError } from '../../src/core/error'
import { basic } from '../../src/data/categories/basic'
import type { Category, ItemMark, ItemNameOf } from '../../src/data/category'
import { defineCategory, extendCategory } from '../../src/data/define-category'
import { item } from '../../src/data/item'
import { parseItems } from '../../src/data/parse-items'

const mark: ItemMark = {
  label: { en: 'Level', zh: '等级' },
  sensitivity: 'personal',
  view: 'masked',
  mask: 'whole',
}
const level = item(z.enum(['silver', 'gold']), mark)
const label = { en: 'Membership', zh: '会员信息' }

/** What a definition is refused for: the kind, and every issue as `path code`. */
const refusals = (define: () => unknown): readonly string[] => {
  try {
    define()
  } catch (error) {
    if (!isTutelaError(error)) throw error
    return [
      error.failure.kind,
      ...(error.failure.issues ?? []).map(({ where, code }) => `${where?.path} ${code}`),
    ]
  }
  return ['accepted']
}

describe('defineCategory', () => {
  it('makes items under literal names, also of optional schemas', () => {
    const membership = defineCategory({ name: 'membership', label, items: { level: level.optional() } })
    expectTypeOf(membership).toEqualTypeOf<Category<'membership', 'level'>>()
    expectTypeOf<ItemNameOf<typeof membership>>().toEqualTypeOf<'membership.level'>()
    expect(membership.items.level).toMatchObject({ name: 'membership.level', field: 'level', mask: 'whole' })
    expect(membership.credit).toBe(false)
    expect(parseItems(membership, { level: 'gold' }).accepted).toEqual({ level: 'gold' })
  })

  it('refuses items that are not classified, and lists every one', () => {
    const items = { level, since: z.string(), points: z.number().optional() }
    expect(refusals(() => defineCategory({ name: 'membership', label, items }))).toEqual([
      'policy/unsound',
      'items.since item/unclassified',
      'items.points item/unclassified',
    ])
  })

  it('refuses a mark that is not whole', () => {
    const halves: Readonly<Record<string, object>> = {
      label: { ...mark, label: { en: 'Level' } },
      sensitivity: { ...mark, sensitivity: 'secret' },
      view: { ...mark, view: undefined },
      mask: { ...mark, mask: undefined },
      findBy: { ...mark, findBy: 'text' },
      none: { ...mark, mask: 'none' },
    }
    for (const half of Object.values(halves)) {
      // As a program without types would write it.
      const items = { level: item(z.string(), half as ItemMark) }
      expect(refusals(() => defineCategory({ name: 'membership', label, items }))).toEqual([
        'policy/unsound',
        'items.level item/mark',
      ])
    }
  })

  it.each(['constructor', 'toString', 'hasOwnProperty', 'a.b', '', '1st', 'x'.repeat(65)])(
    'refuses the name %j for a category and for an item',
    (name) => {
      expect(refusals(() => defineCategory({ name, label, items: {} }))).toContain('name name/unfit')
      expect(refusals(() => defineCategory({ name: 'membership', label, items: { [name]: level } }))).toEqual(
        ['policy/unsound', `items.${name} name/unfit`],
      )
    },
  )

  it('refuses an item that came in as `__proto__`', () => {
    const items = Object.fromEntries([['__proto__', level]])
    expect(refusals(() => defineCategory({ name: 'membership', label, items }))).toContain(
      'items.__proto__ name/unfit',
    )
  })
})

describe('extendCategory', () => {
  it('adds items and keeps those that were there, as types too', () => {
    const ours = extendCategory(basic, { level })
    expectTypeOf<'basic.level' | 'basic.phone'>().toExtend<ItemNameOf<typeof ours>>()
    expect(ours.items.level.name).toBe('basic.level')
    expect(ours.items.phone).toBe(basic.items.phone)
    expect(basic.items).not.toHaveProperty('level')
  })

  it('refuses a field that is taken, and one that is not classified', () => {
    expect(refusals(() => extendCategory(basic, { phone: level, since: z.string() }))).toEqual([
      'policy/unsound',
      'items.phone item/duplicate',
      'items.since item/unclassified',
    ])
  })
})
