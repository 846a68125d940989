/** Which stores break a promise of rows, lists or refusals? One defect each, with the promises that it breaks. */

import { tables } from '../../src/store/tables'
import type { Row } from '../../src/store/table'
import type { CreateStore } from '../../src/testing/store'
import { alterLists, alterRows, alterTransaction, flaw, keyOf, mapCells } from './alter'

/** A store with one defect. */
export interface BrokenStore {
  readonly name: string
  readonly createStore: CreateStore
  readonly fails: readonly string[]
}

const byColumn =
  (column: string, before: (one: Row, other: Row) => boolean) =>
  (rows: readonly Row[]): readonly Row[] =>
    rows.some((row) => column in row) ? [...rows].sort((one, other) => (before(one, other) ? -1 : 1)) : rows

export const brokenRows: readonly BrokenStore[] = [
  {
    name: 'zero in place of null',
    createStore: alterRows((cell, column) => (cell === null && column.endsWith('_at') ? 0 : cell)),
    fails: [
      'keeps a row of every table as it was given, its columns null or not',
      'expects null where it is told to, and bytes by what they are',
    ],
  },
  {
    name: 'the first row of the customer for any key',
    createStore: alterTransaction((transaction) => ({
      get: async (table, { customer = '' }) =>
        (await transaction.list(table, { equals: { customer }, limit: 1 }))[0],
    })),
    fails: ['gives undefined for a key that no row has'],
  },
  {
    name: 'text in normal form',
    createStore: alterRows((cell) => (typeof cell === 'string' ? cell.normalize() : cell)),
    fails: ['keeps text of any characters exactly, and tells alike keys apart'],
  },
  {
    name: 'integers of 32 bits',
    createStore: alterRows((cell) =>
      typeof cell === 'number' && Math.abs(cell) < 2 ** 53 ? cell | 0 : cell,
    ),
    fails: ['keeps integers up to 2^53-1 on both sides, and minus zero as zero'],
  },
  {
    name: 'blobs of 64 KiB',
    createStore: alterRows((cell) => (cell instanceof Uint8Array ? cell.slice(0, 65_536) : cell)),
    fails: ['keeps bytes exactly: none, every value, a million'],
  },
  {
    name: 'the whole buffer for a part of it',
    createStore: alterRows((cell) => (cell instanceof Uint8Array ? new Uint8Array(cell.buffer) : cell)),
    fails: ['copies rows on their way in, of a part of a larger buffer just the part'],
  },
  {
    name: 'one object for every reading of a row',
    createStore: alterTransaction((transaction) => {
      const known = new Map<string, Row | undefined>()
      return {
        get: async (table, key) => {
          const name = JSON.stringify([table, key])
          if (!known.has(name)) known.set(name, await transaction.get(table, key))
          return known.get(name)
        },
      }
    }),
    fails: ['copies rows on their way out'],
  },
  {
    name: 'batches cut at a thousand',
    createStore: alterTransaction((transaction) => ({
      insert: (table, rows) => transaction.insert(table, rows.slice(0, 1000)),
    })),
    fails: ['adds no rows where it is given none, and thousands at once'],
  },
  {
    name: 'rows replaced by their duplicates',
    createStore: alterTransaction((transaction) => ({
      insert: async (table, rows) => {
        for (const row of rows) {
          await transaction.delete(table, [keyOf(table, row)])
          await transaction.insert(table, [row])
        }
      },
    })),
    fails: [
      'refuses a row with the key of one that exists',
      'refuses two rows with one key in the same call, and keeps none of the call',
    ],
  },
  {
    name: 'changes of all rows of the customer',
    createStore: alterTransaction((transaction) => ({
      update: async (table, key, expected, changes) => {
        const done = await transaction.update(table, key, expected, changes)
        const rows = await transaction.list(table, { equals: { customer: key['customer'] ?? '' }, limit: 99 })
        for (const row of rows) if (done) await transaction.update(table, keyOf(table, row), {}, changes)
        return done
      },
    })),
    fails: ['changes the named columns of one row and no other'],
  },
  {
    name: 'no eye for what is expected',
    createStore: alterTransaction((transaction) => ({
      update: (table, key, _, changes) => transaction.update(table, key, {}, changes),
    })),
    fails: [
      'changes nothing and says false where a column holds something else than is expected',
      'expects null where it is told to, and bytes by what they are',
      'gives true to one of the transactions that overlap and expect the same',
    ],
  },
  {
    name: 'null that is expected of anything',
    createStore: alterTransaction((transaction) => ({
      update: (table, key, expected, changes) => {
        const told = Object.fromEntries(Object.entries(expected).filter(([, cell]) => cell !== null))
        return transaction.update(table, key, told, changes)
      },
    })),
    fails: ['expects null where it is told to, and bytes by what they are'],
  },
  {
    name: 'false where a change changes nothing',
    createStore: alterTransaction((transaction) => ({
      update: async (table, key, expected, changes) => {
        const row = await transaction.get(table, key)
        const done = await transaction.update(table, key, expected, changes)
        return done && Object.entries(changes).some(([column, cell]) => row?.[column] !== cell)
      },
    })),
    fails: ['says true of a change that changes nothing, and of one that expects nothing'],
  },
  {
    name: 'true of any change',
    createStore: alterTransaction((transaction) => ({
      update: async (table, key, expected, changes) => {
        await transaction.update(table, key, expected, changes)
        return true
      },
    })),
    fails: [
      'says false of changing a row that does not exist, and makes none',
      'changes nothing and says false where a column holds something else than is expected',
    ],
  },
  {
    name: 'a count of keys for one of rows',
    createStore: alterTransaction((transaction) => ({
      delete: async (table, keys) => {
        await transaction.delete(table, keys)
        return keys.length
      },
    })),
    fails: ['removes the rows that exist, and says how many'],
  },
  {
    name: 'removals cut at a thousand',
    createStore: alterTransaction((transaction) => ({
      delete: (table, keys) => transaction.delete(table, keys.slice(0, 1000)),
    })),
    fails: ['removes thousands at once, and lets a key be used again'],
  },
  {
    name: 'keys of 191 characters',
    createStore: alterTransaction((transaction) => ({
      insert: (table, rows) => {
        const isLong = rows.some((row) =>
          Object.values(keyOf(table, row)).some((cell) => String(cell).length > 191),
        )
        if (isLong) throw flaw('input/invalid')
        return transaction.insert(table, rows)
      },
    })),
    fails: ['takes text and bytes of 255 bytes in a key'],
  },
  {
    name: 'lists that look at no cell',
    createStore: alterTransaction((transaction) => ({
      list: (table, query) => transaction.list(table, { ...query, equals: {} }),
    })),
    fails: [
      'lists nothing where there is nothing',
      'lists the rows that begin with the cells given: of the first column, of some, of all',
    ],
  },
  {
    name: 'lists in no order of its own',
    createStore: alterLists((rows) => [...rows].reverse()),
    fails: [
      'lists by the primary key, column by column, whatever the order of adding',
      'gives every row once, in order, page by page',
    ],
  },
  {
    name: 'no limit',
    createStore: alterTransaction((transaction) => ({
      list: (table, query) =>
        transaction.list(table, query.limit >= 1 ? { ...query, limit: 1_000_000 } : query),
    })),
    fails: ['lists at most as many as the limit, the first ones'],
  },
  {
    name: 'text sorted by UTF-16',
    createStore: alterLists(byColumn('name', (one, other) => String(one['name']) < String(other['name']))),
    fails: ['sorts text by code point, and what is a prefix first'],
  },
  {
    name: 'text sorted by a language',
    createStore: alterLists(
      byColumn('name', (one, other) => String(one['name']).localeCompare(String(other['name']), 'en') < 0),
    ),
    fails: ['sorts text by code point, and what is a prefix first'],
  },
  {
    name: 'bytes sorted with a sign',
    createStore: alterLists(byColumn('tag', (one, other) => signed(one) < signed(other))),
    fails: ['sorts bytes by byte, and what is a prefix first'],
  },
  {
    name: 'integers sorted as text',
    createStore: alterLists(
      byColumn('due_at', (one, other) => String(one['due_at']) < String(other['due_at'])),
    ),
    fails: ['sorts integers by size'],
  },
  {
    name: 'null in an index',
    createStore: alterLists((rows, { index }, all) =>
      index === 'byDue' ? [...all.filter((row) => row['due_at'] === null), ...rows] : rows,
    ),
    fails: ['lists through an index by its columns, then by the key, without rows that are null in it'],
  },
  {
    name: 'the upper bound inside',
    createStore: alterTransaction((transaction) => ({
      list: (table, query) =>
        transaction.list(
          table,
          typeof query.until === 'number' ? { ...query, until: query.until + 1 } : query,
        ),
    })),
    fails: [
      'lists from a bound on, and up to another without it',
      'goes on after a row that is gone, inside equal cells and bounds',
    ],
  },
  {
    name: 'the last row again at the start of a page',
    createStore: alterLists((rows, { after }) => (after === undefined ? rows : [after, ...rows])),
    fails: ['gives every row once, in order, page by page'],
  },
  {
    name: 'pages by number',
    createStore: alterTransaction((transaction) => ({
      list: async (table, query) => {
        const { after, ...whole } = query
        const rows = await transaction.list(table, { ...whole, limit: 1000 })
        const place = after === undefined ? 0 : rows.findIndex((row) => row['id'] === after['id']) + 1
        return rows.slice(place, place + query.limit)
      },
    })),
    fails: ['goes on after a row that is gone, inside equal cells and bounds'],
  },
  {
    name: 'no eye for how the row to go on after begins',
    createStore: alterTransaction((transaction) => ({
      list: (table, query) =>
        transaction.list(
          table,
          query.after === undefined ? query : { ...query, after: { ...query.after, ...query.equals } },
        ),
    })),
    fails: ['lists all or nothing after a row that begins with other cells than are given'],
  },
  {
    name: 'an index that lags',
    createStore: alterTransaction((transaction) => {
      const known = new Map<string, readonly Row[]>()
      return {
        list: async (table, query) => {
          const name = JSON.stringify([table, query])
          const rows = known.get(name) ?? (await transaction.list(table, query))
          known.set(name, rows)
          return rows
        },
      }
    }),
    fails: ['keeps every index in step with what is changed and removed'],
  },
  {
    name: 'an empty table for each name',
    createStore: alterTransaction((transaction) => ({
      list: async (table, query) => (table in tables ? transaction.list(table, query) : []),
    })),
    fails: ['refuses tables and indexes that there are not, those of every object included'],
  },
  {
    name: 'surplus columns left out',
    createStore: alterTransaction((transaction) => ({
      insert: (table, rows) =>
        transaction.insert(
          table,
          table === 'meta' && Array.isArray(rows)
            ? rows.map(({ customer = '', name = '', value = '' }) => ({ customer, name, value }))
            : rows,
        ),
    })),
    fails: ['refuses rows and keys with a column missing, surplus or unknown'],
  },
  {
    name: 'a change of nothing that is fine',
    createStore: alterTransaction((transaction) => ({
      update: async (table, key, expected, changes) =>
        Object.keys(changes).length === 0 || transaction.update(table, key, expected, changes),
    })),
    fails: ['refuses changes of the key, and changes of nothing'],
  },
  {
    name: 'cells turned into their kind',
    createStore: alterRows((cell, column) => (column === 'version' ? Number(cell) : cell)),
    fails: ['refuses cells that are not of their column’s kind'],
  },
  {
    name: 'numbers made whole',
    createStore: alterRows((cell) =>
      typeof cell === 'number' && Number.isFinite(cell) ? Math.trunc(cell) : cell,
    ),
    fails: ['refuses numbers that are not whole, or beyond 2^53-1'],
  },
  {
    name: 'text made storable',
    createStore: alterRows((cell) =>
      typeof cell === 'string' ? cell.replaceAll(/[\0\p{Surrogate}]/gu, '') : cell,
    ),
    fails: ['refuses text with U+0000 or half a surrogate pair'],
  },
  {
    name: 'long keys cut',
    createStore: alterRows((cell, column) => (column === 'name' ? String(cell).slice(0, 100) : cell)),
    fails: [
      'refuses text and bytes of more than 255 bytes in a key or an index',
      'takes text and bytes of 255 bytes in a key',
    ],
  },
  {
    name: 'no rows for no limit',
    createStore: alterTransaction((transaction) => ({
      list: async (table, query) => (query.limit > 0 ? transaction.list(table, query) : []),
    })),
    fails: ['refuses lists with a gap, a bound too many, null or no limit'],
  },
  {
    name: 'the row in its error',
    createStore: alterTransaction((transaction) => ({
      insert: (table, rows) =>
        transaction.insert(table, rows).catch(() => {
          throw flaw(
            'record/duplicate',
            JSON.stringify(rows.map((row) => mapCells(row, (cell) => String(cell)))),
          )
        }),
    })),
    fails: ['puts no cell into its errors'],
  },
]

const signed = (row: Row): number => {
  const tag = row['tag']
  return tag instanceof Uint8Array ? ((tag[0] ?? 0) << 24) >> 24 : 0
}
