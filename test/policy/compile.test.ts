import { describe, expect, it } from 'vitest'
import type { PolicyDocument } from '../../src/data/policy'
import { compile } from '../../src/policy/compile'
import { hasItem, indexesOf, isInside, itemSetOf, meets, union, without } from '../../src/policy/item-set'
import { document } from '../decide/shop'

const reversed = <A>(record: Readonly<Record<string, A>>): Readonly<Record<string, A>> =>
  Object.fromEntries(Object.entries(record).reverse())

const label = { en: 'label', zh: '名称' }

describe('a compiled policy', () => {
  const { tables } = compile(document, [])

  it('numbers items by name, so that the order of keys changes nothing', () => {
    const other: PolicyDocument = {
      ...document,
      items: reversed(document.items),
      purposes: reversed(document.purposes),
      positions: reversed(document.positions),
      categories: reversed(document.categories),
    }
    const again = { ...compile(other, []).tables, document: tables.document }
    expect(again).toEqual(tables)
  })

  it('lets a pattern stand for every item of its category and no other', () => {
    const granted = tables.positionByName.get('agent')?.collects.get('website') ?? []
    expect(indexesOf(granted).map((index) => tables.items[index]?.name)).toEqual([
      'basic.document',
      'basic.name',
      'basic.phone',
      'credit.limit',
      'transaction.orders',
    ])
  })

  it('gives a decision pseudonyms at least', () => {
    expect(tables.purposeByName.get('planning')?.view).toBe(2)
  })

  it('holds any number of items', () => {
    const items = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        `basic.item${index}`,
        { label, sensitivity: 'sensitive' as const, view: 'masked' as const },
      ]),
    )
    const big = compile({ ...document, items: { ...document.items, ...items } }, []).tables
    expect(big.words).toBe(4)
    expect(indexesOf(big.all)).toHaveLength(105)
    const held = big.items.filter((item) => hasItem(big.sensitive, item.index)).length
    expect(held).toBe(102)
  })

  it('knows credit items by the document or by the category', () => {
    expect(indexesOf(tables.credit).map((index) => tables.items[index]?.name)).toEqual(['credit.limit'])
    const basic = { name: 'basic', label, credit: true, items: {} }
    expect(indexesOf(compile(document, [basic]).tables.credit)).toHaveLength(4)
  })
})

describe('item sets', () => {
  it('compare and combine across words', () => {
    const low = itemSetOf(3, [0, 31])
    const high = itemSetOf(3, [31, 32, 95])
    expect(indexesOf(union(low, high))).toEqual([0, 31, 32, 95])
    expect(indexesOf(without(high, low))).toEqual([32, 95])
    expect([meets(low, high), isInside(low, high), isInside(itemSetOf(3, [31]), high)]).toEqual([
      true,
      false,
      true,
    ])
  })
})
