/**
 * How does a store work without a database? In memory, with the same contract, for tests and for what may be lost.
 * It shares nothing between processes and keeps nothing beyond its own life.
 */

import { tableOf } from './check-cell'
import { createMemoryTable, type MemoryTable } from './memory-table'
import { createQueue } from './queue'
import { runTransaction } from './run-transaction'
import type { Session } from './session'
import type { Store } from './store'
import { type TableName, tableNames } from './tables'

/**
 * An empty store in memory. Transactions run one after another; all that was written is gone when it's closed.
 *
 * @example
 * ```ts
 * const store = memoryStore()
 * await store.transact((transaction) => transaction.insert('meta', [{ customer: '', name: 'policy', value: '1' }]))
 * ```
 */
export const memoryStore = (): Store => {
  const queue = createQueue()
  const session = createMemorySession()
  return {
    transact: (work) => queue.run(() => runTransaction(session, work)),
    close: () => queue.close(async () => undefined),
  }
}

const createMemorySession = (): Session => {
  const undo: (() => void)[] = []
  const kept = new Map<TableName, MemoryTable>()
  for (const name of tableNames) kept.set(name, createMemoryTable(name, tableOf(name), undo))
  const table = (name: TableName): MemoryTable =>
    kept.get(name) ?? createMemoryTable(name, tableOf(name), undo)
  return {
    begin: async () => undefined,
    get: async (name, key) => table(name).find(key),
    insert: async (name, rows) => {
      for (const row of rows) table(name).add(row)
    },
    update: async (name, key, expected, changes) => table(name).change(key, expected, changes),
    delete: async (name, keys) => keys.filter((key) => table(name).remove(key)).length,
    list: async (name, page) => table(name).page(page),
    commit: async () => {
      undo.length = 0
    },
    rollback: async () => {
      for (const step of undo.splice(0).reverse()) step()
    },
  }
}
