/** What does a store promise of single rows? Of reading, adding, changing and removing them. */

import { expect } from 'vitest'
import { tableOf, parseRow } from '../store/check-cell'
import { type Cell, longestKeyCell } from '../store/table'
import { type KeyOf, type TableName, tableNames } from '../store/tables'
import type { Transaction } from '../store/store'
import {
  entryRow,
  expectFailure,
  keyRow,
  metaRow,
  recordKey,
  recordRow,
  type StoreCheck,
  times,
  withStore,
  withTransaction,
} from './store-check'

export const rowContract: readonly StoreCheck[] = [
  {
    name: 'keeps a row of every table as it was given, its columns null or not',
    check: withTransaction(async (transaction) => {
      for (const name of tableNames) {
        await expectKept(transaction, name, false)
        await expectKept(transaction, name, true)
      }
    }),
  },
  {
    name: 'gives undefined for a key that no row has',
    check: withTransaction(async (transaction) => {
      expect(await transaction.get('record', recordKey('r-1'))).toBeUndefined()
      await transaction.insert('record', [recordRow('r-1')])
      expect(await transaction.get('record', recordKey('r-2'))).toBeUndefined()
      expect(await transaction.get('record', recordKey('r-1', 'c-2'))).toBeUndefined()
      expect(await transaction.get('record', { ...recordKey('r-1'), category: 'other' })).toBeUndefined()
    }),
  },
  {
    name: 'keeps text of any characters exactly, and tells alike keys apart',
    check: withTransaction(async (transaction) => {
      await transaction.insert(
        'meta',
        texts.map((text) => metaRow(text, text)),
      )
      for (const text of texts)
        expect(await transaction.get('meta', { customer: '', name: text })).toEqual(metaRow(text, text))
    }),
  },
  {
    name: 'keeps integers up to 2^53-1 on both sides, and minus zero as zero',
    check: withTransaction(async (transaction) => {
      const numbers = [0, 1, -1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, -(2 ** 53) + 1]
      for (const number of [...numbers, -0]) {
        const row = keyRow(`k${Object.is(number, -0) ? 'minus' : number}`, { created_at: number })
        await transaction.insert('data_key', [row])
        const { customer, category, id } = row
        const kept = await transaction.get('data_key', { customer, category, id })
        expect(kept?.created_at).toBe(number + 0)
      }
    }),
  },
  {
    name: 'keeps bytes exactly: none, every value, a million',
    check: withTransaction(async (transaction) => {
      const blobs = [
        new Uint8Array(0),
        Uint8Array.from({ length: 256 }, (_, index) => index),
        new Uint8Array(1_000_000).fill(7),
      ]
      for (const [index, wrapped] of blobs.entries()) {
        await transaction.insert('data_key', [keyRow(`k-${index}`, { wrapped })])
        const { customer, category, id } = keyRow(`k-${index}`)
        expect((await transaction.get('data_key', { customer, category, id }))?.wrapped).toEqual(wrapped)
      }
    }),
  },
  {
    name: 'copies rows on their way in, of a part of a larger buffer just the part',
    check: withStore(async (store) => {
      const bytes = Uint8Array.of(0, 1, 2, 3, 4)
      const row = { ...keyRow('k-1', { wrapped: bytes.subarray(1, 4) }) }
      await store.transact(async (transaction) => {
        await transaction.insert('data_key', [row])
        bytes.fill(0)
        row.epoch = 'e-9'
      })
      expect(await store.transact((transaction) => firstKey(transaction))).toEqual(keyRow('k-1'))
      const changed = Uint8Array.of(7)
      await store.transact(async (transaction) => {
        const { customer, category, id } = row
        await transaction.update('data_key', { customer, category, id }, {}, { wrapped: changed })
        changed.fill(0)
      })
      const kept = await store.transact((transaction) => firstKey(transaction))
      expect(kept?.wrapped).toEqual(Uint8Array.of(7))
    }),
  },
  {
    name: 'copies rows on their way out',
    check: withStore(async (store) => {
      await store.transact((transaction) => transaction.insert('data_key', [keyRow('k-1')]))
      const { customer, category, id } = keyRow('k-1')
      const read = (transaction: Transaction) => transaction.get('data_key', { customer, category, id })
      await store.transact(async (transaction) => {
        ;(await read(transaction))?.wrapped.fill(0)
        ;(await firstKey(transaction))?.wrapped.fill(0)
        expect(await read(transaction)).toEqual(keyRow('k-1'))
      })
      expect(await store.transact(read)).toEqual(keyRow('k-1'))
    }),
  },
  {
    name: 'adds no rows where it is given none, and thousands at once',
    check: withTransaction(async (transaction) => {
      await transaction.insert('meta', [])
      expect(await transaction.list('meta', { equals: {}, limit: 1 })).toEqual([])
      await transaction.insert(
        'meta',
        times(3000, (index) => metaRow(`n-${index}`)),
      )
      expect(await transaction.list('meta', { equals: {}, limit: 5000 })).toHaveLength(3000)
    }),
  },
  {
    name: 'refuses a row with the key of one that exists',
    check: withStore(async (store) => {
      await store.transact((transaction) => transaction.insert('record', [recordRow('r-1', 5)]))
      await expectFailure(
        () => store.transact((transaction) => transaction.insert('record', [recordRow('r-1', 6)])),
        'record/duplicate',
      )
      await store.transact(async (transaction) => {
        expect(await transaction.get('record', recordKey('r-1'))).toEqual(recordRow('r-1', 5))
        await transaction.insert('record', [recordRow('r-1', 6, 'c-2')])
      })
    }),
  },
  {
    name: 'refuses two rows with one key in the same call, and keeps none of the call',
    check: withStore(async (store) => {
      await expectFailure(
        () =>
          store.transact((transaction) =>
            transaction.insert('meta', [metaRow('a'), metaRow('b'), metaRow('a', 'two')]),
          ),
        'record/duplicate',
      )
      expect(
        await store.transact((transaction) => transaction.list('meta', { equals: {}, limit: 9 })),
      ).toEqual([])
    }),
  },
  {
    name: 'changes the named columns of one row and no other',
    check: withTransaction(async (transaction) => {
      await transaction.insert('record', [
        recordRow('r-1', 5),
        recordRow('r-2', 5),
        recordRow('r-1', 5, 'c-2'),
      ])
      const changes = { version: 2, facts: '[]', due_at: null }
      expect(await transaction.update('record', recordKey('r-1'), { version: 1, due_at: 5 }, changes)).toBe(
        true,
      )
      expect(await transaction.get('record', recordKey('r-1'))).toEqual({ ...recordRow('r-1'), ...changes })
      expect(await transaction.get('record', recordKey('r-2'))).toEqual(recordRow('r-2', 5))
      expect(await transaction.get('record', recordKey('r-1', 'c-2'))).toEqual(recordRow('r-1', 5, 'c-2'))
    }),
  },
  {
    name: 'changes nothing and says false where a column holds something else than is expected',
    check: withTransaction(async (transaction) => {
      await transaction.insert('record', [recordRow('r-1', 5)])
      for (const expected of [{ version: 2 }, { version: 1, due_at: 6 }, { due_at: null }, { facts: '{} ' }])
        expect(await transaction.update('record', recordKey('r-1'), expected, { version: 9 })).toBe(false)
      expect(await transaction.get('record', recordKey('r-1'))).toEqual(recordRow('r-1', 5))
    }),
  },
  {
    name: 'expects null where it is told to, and bytes by what they are',
    check: withTransaction(async (transaction) => {
      await transaction.insert('record', [recordRow('r-1')])
      const update = (expected: { due_at?: number | null; sealed?: Uint8Array }) =>
        transaction.update('record', recordKey('r-1'), expected, { facts: '[]' })
      expect(await update({ due_at: 0 })).toBe(false)
      expect(await update({ due_at: null, sealed: Uint8Array.of(8) })).toBe(false)
      expect(await update({ due_at: null, sealed: Uint8Array.of(9) })).toBe(true)
      await transaction.update('record', recordKey('r-1'), {}, { due_at: 0 })
      expect(await update({ due_at: null })).toBe(false)
    }),
  },
  {
    name: 'says true of a change that changes nothing, and of one that expects nothing',
    check: withTransaction(async (transaction) => {
      await transaction.insert('record', [recordRow('r-1')])
      expect(await transaction.update('record', recordKey('r-1'), { version: 1 }, { version: 1 })).toBe(true)
      expect(await transaction.update('record', recordKey('r-1'), {}, { version: 4 })).toBe(true)
      expect((await transaction.get('record', recordKey('r-1')))?.version).toBe(4)
    }),
  },
  {
    name: 'says false of changing a row that does not exist, and makes none',
    check: withTransaction(async (transaction) => {
      expect(await transaction.update('record', recordKey('r-1'), {}, { version: 2 })).toBe(false)
      expect(await transaction.get('record', recordKey('r-1'))).toBeUndefined()
    }),
  },
  {
    name: 'removes the rows that exist, and says how many',
    check: withTransaction(async (transaction) => {
      await transaction.insert('record', [
        recordRow('r-1'),
        recordRow('r-2'),
        recordRow('r-3'),
        recordRow('r-1', 1, 'c-2'),
      ])
      const keys = [recordKey('r-1'), recordKey('r-9'), recordKey('r-3'), recordKey('r-1')]
      expect(await transaction.delete('record', keys)).toBe(2)
      expect(await transaction.delete('record', keys)).toBe(0)
      expect(await transaction.delete('record', [])).toBe(0)
      expect(await transaction.list('record', { equals: {}, limit: 9 })).toEqual([
        recordRow('r-2'),
        recordRow('r-1', 1, 'c-2'),
      ])
    }),
  },
  {
    name: 'removes thousands at once, and lets a key be used again',
    check: withTransaction(async (transaction) => {
      const rows = times(3000, (index) => metaRow(`n-${index}`))
      await transaction.insert('meta', rows)
      expect(
        await transaction.delete(
          'meta',
          rows.map(({ customer, name }) => ({ customer, name })),
        ),
      ).toBe(3000)
      await transaction.insert('meta', [metaRow('n-1', 'again')])
      expect(await transaction.list('meta', { equals: {}, limit: 9 })).toEqual([metaRow('n-1', 'again')])
    }),
  },
  {
    name: 'takes text and bytes of 255 bytes in a key',
    check: withTransaction(async (transaction) => {
      const name = 'é'.repeat(127) + 'x'
      await transaction.insert('meta', [metaRow('x'.repeat(longestKeyCell)), metaRow(name)])
      expect(await transaction.get('meta', { customer: '', name })).toEqual(metaRow(name))
      const entry = entryRow(times(longestKeyCell, () => 1))
      await transaction.insert('index_entry', [entry])
      expect(await transaction.list('index_entry', { equals: {}, limit: 2 })).toEqual([entry])
    }),
  },
]

/** Alike in another case, another normal form, with a space, by a language's rules; and what SQL might take for its own. */
const texts = [
  '',
  ' ',
  'a',
  'A',
  'a ',
  ' a',
  'ä',
  'a\u0308',
  'ß',
  'ss',
  'İ',
  'i',
  '1',
  '01',
  '1.0',
  'null',
  '%',
  '_',
  '\\',
  '\u200b',
  "'; drop table meta; --",
  '"',
  '`',
  '?',
  '$1',
  ':a',
  '\n',
  '\r\n',
  '\t',
  '\u0001',
  '\ufeff',
  '\uffff',
  '\ue000',
  '张伟',
  '😀',
  '👨‍👩‍👧',
  '\u{10ffff}',
  'مرحبا',
]

const firstKey = async (transaction: Transaction) =>
  (await transaction.list('data_key', { equals: {}, limit: 1 }))[0]

/** A row made from the table's description comes back equal, by its key. */
const expectKept = async <N extends TableName>(
  transaction: Transaction,
  name: N,
  isFull: boolean,
): Promise<void> => {
  const { columns, key } = tableOf(name)
  const cells = Object.entries(columns).map(([column, kind], index): [string, Cell] => {
    if (kind.endsWith('?') && !isFull) return [column, null]
    if (kind.startsWith('text')) return [column, `${column} ${isFull}`]
    return [
      column,
      kind.startsWith('blob') ? Uint8Array.of(index, Number(isFull)) : index + Number(isFull) * 100,
    ]
  })
  const row = parseRow(name, Object.fromEntries(cells))
  await transaction.insert(name, [row])
  // A parse boundary: the key's columns are among those of the row, which was parsed.
  const keyCells = Object.fromEntries(cells.filter(([column]) => key.includes(column))) as KeyOf<N>
  expect(await transaction.get(name, keyCells)).toEqual(row)
}
