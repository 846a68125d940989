/** Which stores break a promise of lists? One defect each, with the promises that it breaks. */

import type { Row } from '../../src/store/table'
import { alterLists, alterTransaction } from './alter'
import type { BrokenStore } from './broken-rows'

const byColumn =
  (column: string, before: (one: Row, other: Row) => boolean) =>
  (rows: readonly Row[]): readonly Row[] =>
    rows.some((row) => column in row) ? [...rows].sort((one, other) => (before(one, other) ? -1 : 1)) : rows

export const brokenPages: readonly BrokenStore[] = [
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
]

const signed = (row: Row): number => {
  const tag = row['tag']
  return tag instanceof Uint8Array ? ((tag[0] ?? 0) << 24) >> 24 : 0
}
