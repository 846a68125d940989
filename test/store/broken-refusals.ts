/** Which stores take what they must refuse? One defect each, with the promises that it breaks. */

import { tables } from '../../src/store/tables'
import { alterRows, alterTransaction, flaw, mapCells } from './alter'
import type { BrokenStore } from './broken-rows'

export const brokenRefusals: readonly BrokenStore[] = [
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
