/**
 * How does an adapter of another library run its statement inside a transaction of ours? Through the connection that the transaction
 * is on, where it stands on SQL. For adapters only: nothing checks what is run there.
 */

import type { SqlAnswer } from './sql-driver'

/** Runs one statement in the dialect of the database; its places may hold whatever the driver takes. */
export type RawQuery = (text: string, places: readonly unknown[]) => Promise<SqlAnswer>

const key = Symbol.for('tutela.rawQueries')

const register = (): WeakMap<object, RawQuery> => {
  const shared = globalThis as typeof globalThis & { [key]?: WeakMap<object, RawQuery> }
  return (shared[key] ??= new WeakMap())
}

/** Remembers how statements reach the connection of a transaction. */
export const rememberRawQuery = (transaction: object, query: RawQuery): void => {
  register().set(transaction, query)
}

/** How statements reach it; undefined where the store stands on something else. */
export const rawQueryOf = (transaction: object): RawQuery | undefined => register().get(transaction)
