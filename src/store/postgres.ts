/**
 * How does the vault live in PostgreSQL? Through the handle that the application has: a pool of `pg`, or a handle of `postgres`
 * (postgres.js). Any number of processes on any number of machines may share it.
 */

import { createPostgresJsDriver, destinationOfPostgresJs, type PostgresJs } from './postgres-js'
import { createPoolDriver, destinationOf, type PgPool } from './postgres-pool'
import { postgresDialect } from './postgres-statements'
import { defaultSchema } from './sql-dialect'
import { checkEncrypted, type EncryptionOptions } from './sql-encryption'
import { createLanes } from './sql-lanes'
import { createSqlStore, defaultPatience, lockWaitOf, type SqlOptions } from './sql-store'
import type { Store } from './store'

export type { PostgresJs, PostgresJsQuery, PostgresJsRunner } from './postgres-js'
export type { PgAnswer, PgClient, PgPool, PgStatement } from './postgres-pool'
export type { EncryptionOptions } from './sql-encryption'
export type { SqlOptions } from './sql-store'

/** How the store treats PostgreSQL. */
export interface PostgresOptions extends SqlOptions, EncryptionOptions {
  /** May statements be prepared? Yes unless told; no behind a pooler that shares connections and doesn't know of them. */
  readonly prepare?: boolean
}

/**
 * A store in the schema `tutela` of a PostgreSQL database, made and brought up to date with the first transaction. Transactions
 * are serializable and run side by side; what got in each other's way runs again, for `patience` milliseconds.
 *
 * The handle stays the application's: closing the store doesn't end it. One that leads to another machine must be encrypted:
 * `input/invalid` otherwise, unless `allowUnencrypted` is true. Other failures are those of the contract.
 *
 * @example
 * ```ts
 * const pool = new pg.Pool({ host: 'db.example.com', ssl: true })
 * const store = postgresStore(pool)
 * ```
 */
export const postgresStore = (handle: PgPool | PostgresJs, options: PostgresOptions = {}): Store => {
  const { schema = defaultSchema, patience = defaultPatience, prepare = true } = options
  const wait = lockWaitOf(patience, 1)
  const settings = { lockWait: wait.milliseconds, prepare }
  return createSqlStore({
    driver: isPool(handle) ? createPoolDriver(handle, settings) : createPostgresJsDriver(handle, settings),
    dialect: postgresDialect(schema),
    schema,
    patience,
    lockTries: wait.tries,
    queue: createLanes(),
    check: () =>
      checkEncrypted(isPool(handle) ? destinationOf(handle) : destinationOfPostgresJs(handle), options),
  })
}

const isPool = (handle: PgPool | PostgresJs): handle is PgPool => 'connect' in handle
