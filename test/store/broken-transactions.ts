/** Which stores break a promise of transactions, or of handles that share a place? One defect each. */

import { memoryStore } from '../../src/store/memory'
import type { Transaction } from '../../src/store/store'
import type { CreatePlace } from '../../src/testing/store'
import {
  alterPlace,
  alterStore,
  alterTransaction,
  eachApart,
  flaw,
  keyOf,
  lookThenChange,
  openHandle,
} from './alter'
import type { BrokenStore } from './broken-rows'

export const brokenTransactions: readonly BrokenStore[] = [
  {
    name: 'a copy of what the work gave',
    createStore: alterStore((store) => ({
      transact: async (work) => structuredClone(await store.transact(work)),
    })),
    fails: ['resolves with what the work gave, and the next transaction sees what was written'],
  },
  {
    name: 'rows that wait for the commit',
    createStore: alterStore((store) => ({
      transact: (work) =>
        store.transact(async (transaction) => {
          const waiting: (() => Promise<void>)[] = []
          const result = await work({
            ...transaction,
            insert: async (table, rows) => {
              waiting.push(() => transaction.insert(table, rows))
            },
          })
          for (const insert of waiting) await insert()
          return result
        }),
    })),
    fails: ['shows a transaction its own writes at once'],
  },
  {
    name: 'a commit of what failed',
    createStore: alterStore((store) => ({
      transact: async (work) => {
        const answer = await store.transact(async (transaction) => {
          try {
            return { result: await work(transaction) }
          } catch (reason) {
            return { reason }
          }
        })
        if ('result' in answer) return answer.result
        throw answer.reason
      },
    })),
    fails: [
      'undoes every write when the work rejects, and rejects with the same',
      'goes on after a transaction that failed',
    ],
  },
  {
    name: 'an error of its own for what the work threw',
    createStore: alterStore((store) => ({
      transact: (work) =>
        store.transact(work).catch(() => {
          throw flaw('store/unavailable')
        }),
    })),
    fails: [
      'undoes every write when the work rejects, and rejects with the same',
      'undoes every write when the work throws before it gives a promise',
    ],
  },
  {
    name: 'a failure forgiven where it is caught',
    createStore: alterTransaction((transaction) => ({
      insert: async (table, rows) => {
        for (const row of rows)
          if ((await transaction.get(table, keyOf(table, row))) !== undefined) throw flaw('record/duplicate')
        return transaction.insert(table, rows)
      },
    })),
    fails: [
      'undoes every write after an operation failed, though the work caught it, and rejects with that failure',
    ],
  },
  {
    name: 'an end for every false',
    createStore: alterTransaction((transaction) => ({
      update: async (table, key, expected, changes) => {
        if (await transaction.update(table, key, expected, changes)) return true
        throw flaw('record/missing')
      },
    })),
    fails: [
      'is not ended by an answer of false, of none or of nothing',
      'says false of changing a row that does not exist, and makes none',
    ],
  },
  {
    name: 'every operation on its own',
    createStore: alterStore((store) => ({ transact: async (work) => work(eachApart(store)) })),
    fails: [
      'undoes every write when the work rejects, and rejects with the same',
      'loses no update of transactions that overlap',
      'shows no transaction what another wrote and then undid',
      'shows a transaction the same rows however often it reads',
      'rejects every operation of a transaction that is over',
    ],
  },
  {
    name: 'a look before each change',
    createStore: alterStore((store) => ({ transact: async (work) => work(lookThenChange(store)) })),
    fails: ['gives true to one of the transactions that overlap and expect the same'],
  },
  {
    name: 'an end for good after a failure',
    createStore: alterStore((store) => {
      let isBroken = false
      return {
        transact: async (work) => {
          if (isBroken) throw flaw('store/unavailable')
          return store.transact(work).catch((reason: unknown) => {
            isBroken = true
            throw reason
          })
        },
      }
    }),
    fails: ['goes on after a transaction that failed'],
  },
  {
    name: 'transactions that live on',
    createStore: alterStore((store) => ({
      transact: (work) => store.transact(() => work(eachApart(memoryStore()))),
    })),
    fails: ['rejects every operation of a transaction that is over'],
  },
  {
    name: 'a transaction inside another that joins it',
    createStore: alterStore((store) => {
      const open: Transaction[] = []
      return {
        transact: (work) => {
          const [outer] = open
          if (outer !== undefined) return work(outer)
          return store
            .transact((transaction) => {
              open.push(transaction)
              return work(transaction)
            })
            .finally(() => open.pop())
        },
      }
    }),
    fails: ['refuses a transaction inside another, and closing inside one, instead of waiting for ever'],
  },
  {
    name: 'closing at once',
    createStore: alterStore((store) => ({
      close: async () => {
        void store.close()
      },
    })),
    fails: ['closes after the transactions that were begun'],
  },
  {
    name: 'open after it was closed',
    createStore: alterStore(() => ({ close: async () => undefined })),
    fails: ['refuses transactions once it is closed, without running the work, and closes twice'],
  },
  {
    name: 'no second close',
    createStore: alterStore((store) => {
      let isOpen = true
      return {
        close: async () => {
          if (!isOpen) throw flaw('store/closed')
          await store.close()
          isOpen = false
        },
      }
    }),
    fails: ['refuses transactions once it is closed, without running the work, and closes twice'],
  },
]

export const brokenPlaces: readonly {
  readonly name: string
  readonly createPlace: CreatePlace
  readonly fails: readonly string[]
}[] = [
  {
    name: 'nothing kept',
    createPlace: () => () => memoryStore(),
    fails: [
      'keeps what was written after it is closed',
      'shows every handle what another has written',
      'opens a new place from several handles at once',
    ],
  },
  {
    name: 'one place for all',
    createPlace: () => () => openHandle(everywhere),
    fails: ['shares nothing between two places'],
  },
  {
    name: 'operations each on its own',
    createPlace: alterPlace((store) => ({ transact: async (work) => work(eachApart(store)) })),
    fails: [
      'loses no update between handles',
      'shows no handle what another wrote and then undid, nor half of what it writes',
    ],
  },
  {
    name: 'a look before each change',
    createPlace: alterPlace((store) => ({ transact: async (work) => work(lookThenChange(store)) })),
    fails: ['gives true to one of two handles that expect the same'],
  },
  {
    name: 'one close for all',
    createPlace: alterPlace((store) => ({ close: () => store.close() })),
    fails: ['goes on when another handle is closed'],
  },
]

const everywhere = memoryStore()
