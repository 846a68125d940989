/**
 * How does the vault live in one file? On the SQLite that comes with Node (22.13 and newer), with nothing to install.
 * Several processes may share the file on one machine; it doesn't serve several machines.
 */

import { createSqliteSession } from './sqlite-session'
import { absolute, createSqliteStore, type SqliteOptions } from './sqlite-store'
import type { Store } from './store'

export type { SqliteOptions } from './sqlite-store'

/**
 * A store in the SQLite file at `path`, which is made where there is none, readable by its owner alone. It opens with
 * the first transaction. What was committed is on the disk (`synchronous = full`); what is deleted is overwritten, in
 * the log too as soon as no other process reads from it.
 *
 * Its failures are those of the contract; each names the file.
 *
 * @example
 * ```ts
 * const store = sqliteStore('customers.db')
 * await store.transact((transaction) => transaction.get('meta', { customer: '', name: 'policy' }))
 * ```
 */
export const sqliteStore = (path: string, options: SqliteOptions = {}): Store =>
  createSqliteStore(createSqliteSession(absolute(path)), options)
