/**
 * How is a database file opened? Its owner and version are read before anything is changed; then it is made durable and
 * brought up to date. It waits for nobody: `store/locked` is for the caller to repeat.
 */

import { sqliteFailure, sqliteProblem } from './sqlite-failure'
import { sqliteMigrations } from './sqlite-statements'
import type { Cell } from './table'

/** What brings a database from each version to the next, from an empty one on. */
export type Migrations = readonly (readonly string[])[]

/** An open database, as far as the store needs it; `node:sqlite`'s own is one. */
export interface SqliteDatabase {
  exec(sql: string): unknown
  prepare(sql: string): SqliteStatement
  close(): unknown
}

/** A statement of one. */
export interface SqliteStatement {
  get(...cells: Cell[]): Readonly<Record<string, unknown>> | undefined
  all(...cells: Cell[]): Readonly<Record<string, unknown>>[]
  run(...cells: Cell[]): { readonly changes: number | bigint }
}

/** Opens a file, in the words of one driver. */
export type Connect = (path: string) => SqliteDatabase

/** An open database of this library, at the version that it writes. Throws a `TutelaError` with the path. */
export const openSqlite = (
  path: string,
  migrations: Migrations = sqliteMigrations(),
  connect: Connect = builtin(path),
): SqliteDatabase => {
  try {
    createPrivately(path)
    const database = connect(path)
    try {
      prepareDatabase({ path, database, migrations })
      return database
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    throw sqliteFailure(path, error)
  }
}

/** Which file is at the path now? The same answer as long as it's the same file; undefined where there is none. */
export const fileAt = (path: string): string | undefined => {
  const found = process.getBuiltinModule('node:fs').statSync(path, { throwIfNoEntry: false })
  return found === undefined ? undefined : `${found.dev} ${found.ino}`
}

/** `tutl` in ASCII: what tells a database of this library from any other (`PRAGMA application_id`). */
export const applicationId = 0x7475746c

/** What SQLite takes for no file at all; a database there can't be durable and is refused. */
export const inMemory = ':memory:'

const builtin = (path: string): Connect => {
  const found = globalThis.process?.getBuiltinModule?.('node:sqlite')
  if (found !== undefined) return (file) => new found.DatabaseSync(file)
  throw sqliteProblem(path, {
    kind: 'store/unavailable',
    message: 'this platform has no `node:sqlite`',
    remedy: 'use Node 22.13 or newer, or another store',
  })
}

/** Makes the file, where there is none, so that others on the machine can't read it; SQLite's own would be readable. */
const createPrivately = (path: string): void => {
  if (path === inMemory) return
  const files = process.getBuiltinModule('node:fs')
  if (!files.existsSync(path)) files.closeSync(files.openSync(path, 'a', 0o600))
  const folder = process.getBuiltinModule('node:path').dirname(path)
  for (const needed of [path, folder]) files.accessSync(needed, files.constants.W_OK)
}

interface Opening {
  readonly path: string
  readonly database: SqliteDatabase
  readonly migrations: Migrations
}

const prepareDatabase = (opening: Opening): void => {
  const { path, database, migrations } = opening
  for (const pragma of [
    'temp_store = memory',
    'secure_delete = on',
    'foreign_keys = on',
    'trusted_schema = off',
  ])
    database.exec(`pragma ${pragma}`)
  const versionBefore = checkOwner(opening)
  if (textOf(database, 'journal_mode = wal') !== 'wal')
    throw sqliteProblem(path, {
      kind: 'store/unavailable',
      message: 'the database can not keep a write-ahead log there',
      remedy: 'put the file on a local disk; for a store in memory use `memoryStore`',
    })
  database.exec('pragma synchronous = full')
  if (versionBefore < migrations.length) migrate(opening)
}

/** Every statement between the version found and the newest, in one transaction; whoever comes second finds it done. */
const migrate = (opening: Opening): void => {
  const { database, migrations } = opening
  database.exec('begin immediate') // what fails after it is undone when the caller closes the database
  for (const statement of migrations.slice(checkOwner(opening)).flat()) database.exec(statement)
  database.exec(`pragma application_id = ${applicationId}`)
  database.exec(`pragma user_version = ${migrations.length}`)
  database.exec('commit')
}

/** The version of the database, 0 for an empty one; `store/version` if it isn't one that this library may write to. */
const checkOwner = ({ path, database, migrations }: Opening): number => {
  const owner = numberOf(database, 'application_id')
  const version = numberOf(database, 'user_version')
  const isEmpty = database.prepare('select 1 from sqlite_schema limit 1').get() === undefined
  if (owner === 0 && version === 0 && isEmpty) return 0
  if (owner !== applicationId)
    throw sqliteProblem(path, {
      kind: 'store/version',
      message: 'the database belongs to another program',
      remedy: 'give the path of a new file, or of a database that `tutela` made',
    })
  if (version > migrations.length || version < 1)
    throw sqliteProblem(path, {
      kind: 'store/version',
      message: `the database is of version ${version}, and this \`tutela\` knows 1 to ${migrations.length}`,
      remedy: 'update the package, or give the path of another database',
    })
  return version
}

const numberOf = (database: SqliteDatabase, pragma: string): number => Number(valueOf(database, pragma))

const textOf = (database: SqliteDatabase, pragma: string): string => String(valueOf(database, pragma))

const valueOf = (database: SqliteDatabase, pragma: string): unknown =>
  Object.values(database.prepare(`pragma ${pragma}`).get() ?? {})[0]
