import { describe, expect, expectTypeOf, it } from 'vitest'
import { standardCategories } from '../../../src/data/categories/standard'
import type { Category, ItemNameOf } from '../../../src/data/category'
import { findFormat } from '../../../src/data/formats/registry'
import { parseItems } from '../../../src/data/parse-items'
import { itemExamples } from './examples'

const categories: readonly Category[] = standardCategories
const items = categories.flatMap((category) =>
  Object.values(category.items).map((item) => ({ category, item })),
)

/** What each clause names, and the items that hold it. */
const named = {
  '2.2.1': [
    'basic',
    'name',
    'sex',
    'age',
    'birthDate',
    'phone',
    'email',
    'address',
    'occupation',
    'identity',
  ],
  '2.2.2': ['transaction', 'placedAt', 'amount', 'lines', 'status'],
  '2.2.3': ['communication', 'kind', 'body', 'participants', 'channel', 'direction'],
  '2.2.4': ['preference', 'productFeatures', 'promotions', 'contactChannels'],
  '2.2.5': ['credit', 'rating', 'limit', 'repayments'],
  '2.2.6': ['other', 'source', 'referrer', 'tags'],
} as const

describe('the standard categories', () => {
  it.each(Object.entries(named))('hold every item that clause %s names', (_clause, [category, ...fields]) => {
    const found = categories.find(({ name }) => name === category)
    expect(Object.keys(found?.items ?? {})).toEqual(expect.arrayContaining(fields))
  })

  it('give their items literal names, each of its own category', () => {
    type Names = ItemNameOf<(typeof standardCategories)[number]>
    expectTypeOf<'basic.phone' | 'credit.limit' | 'other.tags'>().toExtend<Names>()
    expectTypeOf<'credit.phone'>().not.toExtend<Names>()
    expect(new Set(items.map(({ item }) => item.name)).size).toBe(items.length)
  })

  it('mark credit alone as needing a credit business (2.2.5)', () => {
    expect(categories.filter(({ credit }) => credit).map(({ name }) => name)).toEqual(['credit'])
  })

  it('class identity documents, payment cards and credit as sensitive, and nothing else', () => {
    const found = items.filter(({ item }) => item.sensitivity === 'sensitive').map(({ item }) => item.name)
    expect(found).toEqual([
      'basic.identity',
      'transaction.paymentCard',
      'credit.rating',
      'credit.limit',
      'credit.repayments',
    ])
  })

  it('show an item plain unless told otherwise only where it is general', () => {
    for (const { item } of items) {
      expect([item.name, item.view === 'plain']).toEqual([item.name, item.sensitivity === 'general'])
      expect([item.name, item.mask === 'none']).toEqual([item.name, item.sensitivity === 'general'])
    }
  })

  it('name only formats that exist', () => {
    for (const { item } of items)
      if (item.format !== undefined) expect(findFormat(item.format)?.name).toBe(item.format)
  })

  it('have an example for every item, and no example for another', () => {
    expect(Object.keys(itemExamples)).toEqual(items.map(({ item }) => item.name))
  })
})

describe.each(items)('the item $item.name', ({ category, item }) => {
  const { good = [], bad = [] } = itemExamples[item.name] ?? {}

  it('accepts its good examples, and its canonical form is its own canonical form', () => {
    expect(good.length).toBeGreaterThan(0)
    for (const value of good) {
      const first = parseItems(category, { [item.field]: value })
      expect(first.refused).toEqual([])
      expect(parseItems(category, first.accepted)).toEqual(first)
    }
  })

  it('refuses its bad examples by name, in both languages, with a remedy', () => {
    expect(bad.length).toBeGreaterThan(0)
    for (const value of bad) {
      const { accepted, refused } = parseItems(category, { [item.field]: value })
      expect(accepted).toEqual({})
      expect(refused.length).toBeGreaterThan(0)
      for (const { item: name, message } of refused) {
        expect(name).toBe(item.name)
        expect(message.en).toMatch(/; [a-z]/)
        expect(message.zh).toMatch(/；/)
      }
    }
  })
})
