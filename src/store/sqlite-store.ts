/** How is a store made of a session on a file? Transactions take turns in the process, and wait for other processes. */

import { patiently } from './patience'
import { createQueue } from './queue'
import { runTransaction } from './run-transaction'
import { inMemory } from './sqlite-open'
import type { SqliteSession } from './sqlite-session'
import type { Store } from './store'

/** How the store treats its database. */
export interface SqliteOptions {
  /** How long a transaction waits for other processes, in milliseconds; 5,000 unless told. */
  readonly patience?: number
}

/** A store on a session. */
export const createSqliteStore = (session: SqliteSession, options: SqliteOptions): Store => {
  const queue = createQueue()
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
export const absolute = (path: string): string => {
  const paths = globalThis.process?.getBuiltinModule?.('node:path')
  return paths === undefined || path === inMemory ? path : paths.resolve(path)
}
