/** What does a store promise of lists? Which rows are in a page, in what order, and how the next one is found. */

import { expect } from 'vitest'
import type { Transaction } from '../store/store'
import type { RowOf } from '../store/tables'
import {
  entryRow,
  keyRow,
  metaRow,
  recordKey,
  recordRow,
  type StoreCheck,
  times,
  withTransaction,
} from './store-check'

export const pageContract: readonly StoreCheck[] = [
  {
    name: 'lists nothing where there is nothing',
    check: withTransaction(async (transaction) => {
      expect(await transaction.list('record', { equals: {}, limit: 9 })).toEqual([])
      expect(await transaction.list('record', { index: 'byDue', equals: {}, limit: 9 })).toEqual([])
      await transaction.insert('record', [recordRow('r-1', 5)])
      expect(await transaction.list('record', { equals: { customer: 'c-2' }, limit: 9 })).toEqual([])
      expect(await transaction.list('record', { index: 'byDue', equals: { due_at: 6 }, limit: 9 })).toEqual(
        [],
      )
    }),
  },
  {
    name: 'lists by the primary key, column by column, whatever the order of adding',
    check: withTransaction(async (transaction) => {
      await transaction.insert('data_key', [
        keyRow('b', { customer: 'c-2' }),
        keyRow('b'),
        keyRow('z', { category: 'a' }),
        keyRow('a', { customer: 'c-2' }),
        keyRow('a', { customer: 'c-10' }),
      ])
      const rows = await transaction.list('data_key', { equals: {}, limit: 9 })
      expect(rows.map(({ customer, category, id }) => `${customer} ${category} ${id}`)).toEqual([
        'c-1 a z',
        'c-1 basic b',
        'c-10 basic a',
        'c-2 basic a',
        'c-2 basic b',
      ])
    }),
  },
  {
    name: 'lists the rows that begin with the cells given: of the first column, of some, of all',
    check: withTransaction(async (transaction) => {
      await transaction.insert('data_key', [
        keyRow('a'),
        keyRow('b'),
        keyRow('c', { category: 'other' }),
        keyRow('a', { customer: 'c-2' }),
      ])
      const ids = async (equals: Partial<RowOf<'data_key'>>) =>
        (await transaction.list('data_key', { equals, limit: 9 })).map(({ id }) => id)
      expect(await ids({ customer: 'c-1' })).toEqual(['a', 'b', 'c'])
      expect(await ids({ customer: 'c-1', category: 'basic' })).toEqual(['a', 'b'])
      expect(await ids({ id: 'b', category: 'basic', customer: 'c-1' })).toEqual(['b'])
      expect(await ids({ customer: 'c' })).toEqual([])
    }),
  },
  {
    name: 'lists at most as many as the limit, the first ones',
    check: withTransaction(async (transaction) => {
      await transaction.insert(
        'meta',
        times(20, (index) => metaRow(String.fromCharCode(116 - index))),
      )
      for (const limit of [1, 7, 20, 21, 1_000_000]) {
        const rows = await transaction.list('meta', { equals: {}, limit })
        expect(rows.map(({ name }) => name)).toEqual([...'abcdefghijklmnopqrst'].slice(0, limit))
      }
    }),
  },
  {
    name: 'sorts text by code point, and what is a prefix first',
    check: withTransaction(async (transaction) => {
      const sorted = [
        '',
        ' ',
        '0',
        '10',
        '9',
        'A',
        'Z',
        '_',
        'a',
        'a ',
        'a!',
        'aa',
        'ab',
        'b',
        'z',
        'ä',
        '张',
        '\ue000',
        '\uffff',
        '😀',
        '😁',
        '\u{10ffff}',
      ]
      await transaction.insert(
        'meta',
        [...sorted].reverse().map((name) => metaRow(name)),
      )
      const rows = await transaction.list('meta', { equals: {}, limit: 99 })
      expect(rows.map(({ name }) => name)).toEqual(sorted)
      const high = await transaction.list('meta', { equals: { customer: '' }, from: '\uffff', limit: 99 })
      expect(high.map(({ name }) => name)).toEqual(['\uffff', '😀', '😁', '\u{10ffff}'])
    }),
  },
  {
    name: 'sorts bytes by byte, and what is a prefix first',
    check: withTransaction(async (transaction) => {
      const sorted = [[], [0], [0, 0], [0, 255], [1], [127], [128], [128, 0], [255], [255, 255]]
      await transaction.insert(
        'index_entry',
        [...sorted].reverse().map((tag) => entryRow(tag)),
      )
      const tags = (rows: readonly RowOf<'index_entry'>[]) => rows.map(({ tag }) => [...tag])
      expect(tags(await transaction.list('index_entry', { equals: {}, limit: 99 }))).toEqual(sorted)
      const query = { index: 'byTag', equals: { item: 'basic.phone' }, limit: 99 } as const
      expect(tags(await transaction.list('index_entry', query))).toEqual(sorted)
      const from = Uint8Array.of(127)
      expect(tags(await transaction.list('index_entry', { ...query, from }))).toEqual(sorted.slice(5))
      const equals = { item: 'basic.phone', tag: Uint8Array.of(0) }
      expect(tags(await transaction.list('index_entry', { index: 'byTag', equals, limit: 9 }))).toEqual([[0]])
    }),
  },
  {
    name: 'sorts integers by size',
    check: withTransaction(async (transaction) => {
      const sorted = [-(2 ** 53) + 1, -10, -9, 0, 9, 10, 2 ** 32, 2 ** 53 - 1]
      await transaction.insert(
        'record',
        [...sorted].reverse().map((due, index) => recordRow(`r-${index}`, due)),
      )
      expect(await dueOf(transaction, {})).toEqual(sorted)
    }),
  },
  {
    name: 'lists through an index by its columns, then by the key, without rows that are null in it',
    check: withTransaction(async (transaction) => {
      await transaction.insert('record', [
        recordRow('b', 2),
        recordRow('none'),
        recordRow('a', 2, 'c-2'),
        recordRow('a', 2),
        recordRow('z', 1, 'c-3'),
      ])
      const rows = await transaction.list('record', { index: 'byDue', equals: {}, limit: 9 })
      expect(rows).toEqual([
        recordRow('z', 1, 'c-3'),
        recordRow('a', 2),
        recordRow('b', 2),
        recordRow('a', 2, 'c-2'),
      ])
      const equals = { due_at: 2, customer: 'c-1' }
      expect(await transaction.list('record', { index: 'byDue', equals, limit: 9 })).toEqual(rows.slice(1, 3))
      expect(await transaction.list('record', { equals: { customer: 'c-1' }, limit: 9 })).toHaveLength(3)
    }),
  },
  {
    name: 'lists from a bound on, and up to another without it',
    check: withTransaction(async (transaction) => {
      await transaction.insert('record', [
        ...times(9, (due) => recordRow(`r-${due}`, due)),
        recordRow('none'),
      ])
      expect(await dueOf(transaction, { from: 3 })).toEqual([3, 4, 5, 6, 7, 8])
      expect(await dueOf(transaction, { until: 3 })).toEqual([0, 1, 2])
      expect(await dueOf(transaction, { from: 3, until: 5 })).toEqual([3, 4])
      expect(await dueOf(transaction, { from: 5, until: 5 })).toEqual([])
      expect(await dueOf(transaction, { from: 6, until: 2 })).toEqual([])
      const equals = { customer: 'c-1', category: 'basic' }
      const rows = await transaction.list('record', { equals, from: 'r-2', until: 'r-4', limit: 9 })
      expect(rows.map(({ id }) => id)).toEqual(['r-2', 'r-3'])
    }),
  },
  {
    name: 'gives every row once, in order, page by page',
    check: withTransaction(async (transaction) => {
      await transaction.insert(
        'record',
        times(23, (index) => recordRow(`r-${index % 8}`, index % 3, `c-${index}`)),
      )
      const all = await transaction.list('record', { index: 'byDue', equals: {}, limit: 99 })
      for (const limit of [1, 2, 7, 23]) {
        const pages: RowOf<'record'>[] = []
        while (pages.length < 99) {
          const page = await transaction.list('record', {
            index: 'byDue',
            equals: {},
            limit,
            after: pages.at(-1),
          })
          if (page.length === 0) break
          pages.push(...page)
        }
        expect(pages).toEqual(all)
      }
    }),
  },
  {
    name: 'goes on after a row that is gone, inside equal cells and bounds',
    check: withTransaction(async (transaction) => {
      await transaction.insert(
        'record',
        times(9, (index) => recordRow(`r-${index}`, index < 6 ? 1 : 2)),
      )
      const [, second] = await transaction.list('record', { index: 'byDue', equals: {}, limit: 2 })
      await transaction.delete('record', [recordKey('r-1')])
      const ids = async (query: { equals: { due_at?: number }; from?: number; until?: number }) =>
        (await transaction.list('record', { index: 'byDue', ...query, after: second, limit: 9 })).map(
          ({ id }) => id,
        )
      expect(await ids({ equals: {} })).toEqual(['r-2', 'r-3', 'r-4', 'r-5', 'r-6', 'r-7', 'r-8'])
      expect(await ids({ equals: { due_at: 1 } })).toEqual(['r-2', 'r-3', 'r-4', 'r-5'])
      expect(await ids({ equals: {}, until: 2 })).toEqual(['r-2', 'r-3', 'r-4', 'r-5'])
      expect(await ids({ equals: {}, from: 2 })).toEqual(['r-6', 'r-7', 'r-8'])
    }),
  },
  {
    name: 'lists all or nothing after a row that begins with other cells than are given',
    check: withTransaction(async (transaction) => {
      await transaction.insert('record', [recordRow('b', 2), recordRow('c', 2, 'c-2')])
      const count = async (after: RowOf<'record'>) =>
        (
          await transaction.list('record', {
            index: 'byDue',
            equals: { due_at: 2, customer: 'c-1' },
            after,
            limit: 9,
          })
        ).length
      expect(await count(recordRow('z', 1))).toBe(1)
      expect(await count(recordRow('z', 2, 'c-0'))).toBe(1)
      expect(await count(recordRow('a', 2))).toBe(1)
      expect(await count(recordRow('b', 2))).toBe(0)
      expect(await count(recordRow('a', 2, 'c-2'))).toBe(0)
      expect(await count(recordRow('a', 3, 'c-0'))).toBe(0)
    }),
  },
  {
    name: 'keeps every index in step with what is changed and removed',
    check: withTransaction(async (transaction) => {
      await transaction.insert('record', [
        recordRow('a', 1),
        recordRow('b', 2),
        recordRow('c'),
        recordRow('d', 4),
      ])
      await transaction.update('record', recordKey('a'), {}, { due_at: 9 })
      await transaction.update('record', recordKey('b'), {}, { due_at: null })
      await transaction.update('record', recordKey('c'), {}, { due_at: 3 })
      await transaction.delete('record', [recordKey('d')])
      expect(await dueOf(transaction, {})).toEqual([3, 9])
      await transaction.insert('record', [recordRow('d', 5)])
      expect(await dueOf(transaction, {})).toEqual([3, 5, 9])
    }),
  },
]

const dueOf = async (
  transaction: Transaction,
  bounds: { readonly from?: number; readonly until?: number },
): Promise<readonly (number | null)[]> =>
  (await transaction.list('record', { index: 'byDue', equals: {}, ...bounds, limit: 99 })).map(
    ({ due_at }) => due_at,
  )
