/**
 * How does the vault live in one file through `better-sqlite3`? Exactly as through the SQLite that comes with Node: the same file,
 * which either may open, but not both in one process: the locks of POSIX don't part two copies of SQLite in it.
 */

import { openSqlite, type SqliteDatabase, type SqliteStatement } from './sqlite-open'
import { createSqliteSession } from './sqlite-session'
import { sqliteMigrations } from './sqlite-statements'
import { absolute, createSqliteStore, type SqliteOptions } from './sqlite-store'
import type { Store } from './store'
import type { Cell } from './table'

export type { SqliteOptions } from './sqlite-store'

/** The class that `better-sqlite3` exports, as far as the store needs it. */
export type BetterSqlite3 = new (path: string, options: { timeout: number }) => BetterSqlite3Database

/** A database of it. */
export interface BetterSqlite3Database {
  exec(text: string): unknown
  prepare(text: string): BetterSqlite3Statement
  close(): unknown
}

/** A statement of it. */
export interface BetterSqlite3Statement {
  get(...cells: unknown[]): unknown
  all(...cells: unknown[]): unknown[]
  run(...cells: unknown[]): { readonly changes: number }
}

/**
 * A store in the SQLite file at `path` through the class given, which the store opens and closes. Everything that
 * `sqliteStore` says of its file and its failures holds. In one process open a file through one driver only: two copies of
 * SQLite don't see each other's locks there. `better-sqlite3` 13 needs Node 22 or newer.
 *
 * @example
 * ```ts
 * const store = betterSqlite3Store(Database, 'customers.db')
 * ```
 */
export const betterSqlite3Store = (
  Database: BetterSqlite3,
  path: string,
  options: SqliteOptions = {},
): Store =>
  createSqliteStore(
    createSqliteSession(absolute(path), (file) =>
      // its own waiting would block the thread
      openSqlite(file, sqliteMigrations(), (at) => databaseOf(told(() => new Database(at, { timeout: 0 })))),
    ),
    options,
  )

/** The driver in the words of `node:sqlite`. */
const databaseOf = (database: BetterSqlite3Database): SqliteDatabase => ({
  exec: (text) => told(() => database.exec(text)),
  prepare: (text) => statementOf(told(() => database.prepare(text))),
  close: () => database.close(),
})

const statementOf = (statement: BetterSqlite3Statement): SqliteStatement => ({
  get: (...cells: Cell[]) => {
    const row = told(() => statement.get(...cells))
    return row === undefined ? undefined : rowOf(row)
  },
  all: (...cells: Cell[]) => told(() => statement.all(...cells)).map(rowOf),
  run: (...cells: Cell[]) => told(() => statement.run(...cells)),
})

/** Blobs come as Buffers, which are more than bytes. */
const rowOf = (row: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(row ?? {}).map(([column, cell]: [string, unknown]) => [
      column,
      cell instanceof Uint8Array ? new Uint8Array(cell) : cell,
    ]),
  )

/** Runs a step; what it throws gets SQLite's result code by the name that the driver gives. */
const told = <A>(step: () => A): A => {
  try {
    return step()
  } catch (error) {
    const name: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
    const errcode = typeof name === 'string' ? resultCodeOf(name) : undefined
    throw errcode === undefined ? error : Object.assign(new Error('better-sqlite3'), { errcode })
  }
}

/** The extended code where the library looks at it, else the primary one (https://www.sqlite.org/rescode.html). */
const resultCodeOf = (name: string): number | undefined =>
  extended[name] ?? primary[name.split('_').slice(0, 2).join('_')]

const extended: Readonly<Record<string, number>> = {
  SQLITE_CONSTRAINT_PRIMARYKEY: 1555,
  SQLITE_IOERR_SHMSIZE: 4874,
  SQLITE_READONLY_DBMOVED: 1032,
}

const primary: Readonly<Record<string, number>> = {
  SQLITE_ERROR: 1,
  SQLITE_PERM: 3,
  SQLITE_BUSY: 5,
  SQLITE_LOCKED: 6,
  SQLITE_READONLY: 8,
  SQLITE_IOERR: 10,
  SQLITE_CORRUPT: 11,
  SQLITE_FULL: 13,
  SQLITE_CANTOPEN: 14,
  SQLITE_PROTOCOL: 15,
  SQLITE_CONSTRAINT: 19,
  SQLITE_NOTADB: 26,
}
