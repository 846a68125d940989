/**
 * How does the vault live in MariaDB or MySQL? Through the pool of `mysql2` that the application has. Any number of processes on
 * any number of machines may share it.
 */

import { TutelaError } from '../core/error'
import {
  countsFoundRows,
  createMysqlDriver,
  destinationOfMysql,
  type MysqlCallbackPool,
  type MysqlPool,
} from './mysql-pool'
import { mysqlDialect } from './mysql-statements'
import { defaultSchema } from './sql-dialect'
import { checkEncrypted, type EncryptionOptions } from './sql-encryption'
import { createLanes } from './sql-lanes'
import { createSqlStore, defaultPatience, lockWaitOf, type SqlOptions } from './sql-store'
import type { Store } from './store'

export type { MysqlCallbackPool, MysqlConnection, MysqlPool, MysqlStatement } from './mysql-pool'
export type { EncryptionOptions } from './sql-encryption'
export type { SqlOptions } from './sql-store'

/** How the store treats MariaDB or MySQL. */
export interface MysqlOptions extends SqlOptions, EncryptionOptions {}

/**
 * A store in the database `tutela` of a MariaDB or MySQL server, made and brought up to date with the first transaction.
 * Transactions are serializable and run side by side; what got in each other's way runs again, for `patience` milliseconds.
 *
 * Give it a pool of its own: it sets the longest wait for a lock on the pool's connections. The pool stays the application's:
 * closing the store doesn't end it. One that leads to another machine must be encrypted: `input/invalid` otherwise, unless
 * `allowUnencrypted` is true. Other failures are those of the contract.
 *
 * @example
 * ```ts
 * const pool = mysql.createPool({ host: 'db.example.com', ssl: {} })
 * const store = mysqlStore(pool)
 * ```
 */
export const mysqlStore = (handle: MysqlPool | MysqlCallbackPool, options: MysqlOptions = {}): Store => {
  const { schema = defaultSchema, patience = defaultPatience } = options
  const pool = 'promise' in handle ? handle.promise() : handle
  const wait = lockWaitOf(patience, 1000)
  return createSqlStore({
    driver: createMysqlDriver(pool, wait.milliseconds),
    dialect: mysqlDialect(schema),
    schema,
    patience,
    lockTries: wait.tries,
    queue: createLanes(),
    check: () => {
      checkEncrypted(destinationOfMysql(pool), options)
      if (!countsFoundRows(pool)) throw changedRowsOnly()
    },
  })
}

const changedRowsOnly = (): TutelaError =>
  new TutelaError({
    kind: 'input/invalid',
    message: 'the pool counts the rows that changed and not those that were found',
    remedy: 'leave out `-FOUND_ROWS` from its `flags`',
  })
