/** Which stores break a promise of single rows? One defect each, with the promises that it breaks. */

import type { Row } from '../../src/store/table'
import type { CreateStore } from '../../src/testing/store'
import { alterRows, alterTransaction, flaw, keyOf } from './alter'

/** A store with one defect. */
export interface BrokenStore {
  readonly name: string
  readonly createStore: CreateStore
  /** The promises of the contract that it breaks, among others perhaps. */
  readonly fails: readonly string[]
}

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
]
