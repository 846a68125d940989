/**
 * What is between a session and the driver? One connection that opens late, keeps its statements, and turns what it
 * meets into the library's failures. It knows no table.
 */

import { fileMigrated, fileMoved, isLocked, sqliteFailure, sqliteProblem } from './sqlite-failure'
import { fileAt, type SqliteDatabase, type SqliteStatement } from './sqlite-open'

/** One connection, opened when it is first needed. */
export interface Connection {
  /** Runs a step; what it throws becomes an error of the library. */
  readonly run: <A>(step: () => A) => A
  /**
   * Takes the write lock, if it is still the file and the version that were opened. Where that fails for another reason
   * than a lock, the next attempt opens the file anew.
   */
  readonly begin: () => void
  readonly execute: (sql: string) => void
  readonly prepared: (sql: string) => SqliteStatement
  /** Overwrites the log, which still holds what rows were; false if another connection is reading from it. */
  readonly emptyLog: () => boolean
  readonly undo: () => void
  readonly close: () => void
}

/** The connection to the database file at `path`, which `open` opens. */
export const createConnection = (path: string, open: (path: string) => SqliteDatabase): Connection => {
  let database: SqliteDatabase | undefined
  let found: Found | undefined
  const known = new Map<string, SqliteStatement>()
  const opened = (): SqliteDatabase => {
    database ??= open(path)
    found ??= { file: fileAt(path), version: versionOf(database.prepare(versionQuery)) }
    return database
  }
  const prepared = (sql: string): SqliteStatement => {
    const statement = known.get(sql) ?? opened().prepare(sql)
    known.set(sql, statement)
    return statement
  }
  const close = (): void => {
    const closing = database
    database = undefined
    known.clear()
    closing?.close()
  }
  return {
    run: (step) => {
      try {
        return step()
      } catch (error) {
        throw sqliteFailure(path, error)
      }
    },
    begin: () => {
      if (found !== undefined && fileAt(path) !== found.file) throw sqliteProblem(path, fileMoved)
      try {
        prepared('begin immediate').run()
        if (versionOf(prepared(versionQuery)) !== found?.version) throw sqliteProblem(path, fileMigrated)
      } catch (error) {
        if (!isLocked(error)) close()
        throw error
      }
    },
    execute: (sql) => {
      prepared(sql).run()
    },
    prepared,
    emptyLog: () => {
      try {
        return Object.values(prepared('pragma wal_checkpoint(truncate)').get() ?? {})[0] === 0
      } catch {
        return false // the transaction is committed; the next one tries again
      }
    },
    undo: () => {
      try {
        prepared('rollback').run()
      } catch {
        close() // whatever was open is undone with its connection; the next transaction opens another
      }
    },
    close,
  }
}

/** What was there when the store first opened it. */
interface Found {
  readonly file: string | undefined
  readonly version: unknown
}

const versionQuery = 'pragma user_version'

const versionOf = (statement: SqliteStatement): unknown => statement.get()?.['user_version']
