/**
 * How does the vault live in PGlite, the PostgreSQL that runs inside a process? In memory or in a folder, for tests and for one
 * process: it has one connection, so transactions run one after another.
 */

import { postgresDialect, postgresSettings, textAsBytes } from './postgres-statements'
import { createQueue } from './queue'
import { defaultSchema } from './sql-dialect'
import type { Lease, SqlAnswer, SqlDriver } from './sql-driver'
import { createSqlStore, defaultPatience, lockWaitOf, type SqlOptions } from './sql-store'
import type { Store } from './store'

export type { SqlOptions } from './sql-store'

/** A database of PGlite, as far as the store needs it. */
export interface PGliteHandle extends PGliteRunner {
  transaction(work: (transaction: PGliteRunner) => Promise<void>): Promise<unknown>
}

/** What runs its statements. */
export interface PGliteRunner {
  query(text: string, cells: unknown[], options: { rowMode: 'array' }): Promise<PGliteAnswer>
  exec(text: string): Promise<unknown>
}

/** What it answers. */
export interface PGliteAnswer {
  readonly rows: unknown[]
  readonly affectedRows?: number
}

/**
 * A store in the schema `tutela` of a PGlite database, made with the first transaction. The handle stays the application's:
 * closing the store doesn't close it. Its failures are those of the contract.
 *
 * @example
 * ```ts
 * const store = pgliteStore(new PGlite())
 * ```
 */
export const pgliteStore = (handle: PGliteHandle, options: SqlOptions = {}): Store => {
  const { schema = defaultSchema, patience = defaultPatience } = options
  const wait = lockWaitOf(patience, 1)
  return createSqlStore({
    driver: createPGliteDriver(handle, wait.milliseconds),
    dialect: postgresDialect(schema, textAsBytes),
    schema,
    patience,
    lockTries: wait.tries,
    queue: createQueue(),
    check: () => undefined,
  })
}

/** PGlite runs a transaction as a function; here the function waits for what the store says next. */
const createPGliteDriver = (handle: PGliteHandle, wait: number): SqlDriver => ({
  begin: () =>
    new Promise<Lease>((lend, refuse) => {
      const ended = handle.transaction(async (transaction) => {
        await transaction.exec(`set transaction isolation level serializable; ${postgresSettings(wait)}`)
        await new Promise<void>((finish, undo) => {
          lend({
            query: async (text, cells) =>
              answerOf(await transaction.query(text, [...cells], { rowMode: 'array' })),
            commit: async () => {
              finish()
              await ended
            },
            rollback: async () => {
              undo(undone)
              await ended.catch(() => undefined) // it rejects with what it was told
            },
          })
        })
      })
      ended.catch(refuse)
    }),
  run: async (text, cells = []) => answerOf(await handle.query(text, [...cells], { rowMode: 'array' })),
})

const undone = new Error('undone')

/** A parse boundary: rows come as lists where they were asked for so. */
const answerOf = ({ rows, affectedRows = 0 }: PGliteAnswer): SqlAnswer => ({
  rows: rows as unknown[][],
  count: affectedRows,
})
