/**
 * How does the vault live in one file? On the SQLite that comes with Node (22.13 and newer), with nothing to install.
 * Several processes may share the file on one machine; it doesn't serve several machines.
 */

import { patiently } from './patience'
import { createQueue } from './queue'
import { runTransaction } from './run-transaction'
import { inMemory } from './sqlite-open'
import { createSqliteSession } from './sqlite-session'
import type { Store } from './store'

/** How the store treats its database. */
export interface SqliteOptions {
  /** How long a transaction waits for other processes, in milliseconds; 5,000 unless told. */
  readonly patience?: number
}

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
export const sqliteStore = (path: string, options: SqliteOptions = {}): Store => {
  const queue = createQueue()
  const session = createSqliteSession(absolute(path))
  const patience = {
    milliseconds: options.patience ?? 5000,
    isPassing: ({ kind }: { readonly kind: string }) => kind === 'store/locked',
  }
  const waiting = { ...session, begin: () => patiently(patience, session.begin) }
  return {
    transact: (work) => queue.run(() => runTransaction(waiting, work)),
    close: () => queue.close(async () => session.close()),
  }
}

/** So that the file stays the same when the process changes its folder, and no path is taken for a URI. */
const absolute = (path: string): string => {
  const paths = globalThis.process?.getBuiltinModule?.('node:path')
  return paths === undefined || path === inMemory ? path : paths.resolve(path)
}
