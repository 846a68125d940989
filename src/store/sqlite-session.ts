/**
 * How do transactions run on one connection to SQLite? Each takes the write lock when it begins, so nothing it reads
 * can change before it commits. It waits for nobody: `store/locked` is for the caller to repeat.
 */

import { tableOf } from './check-cell'
import { duplicateRow } from './failure'
import type { Page, Session } from './session'
import { createConnection } from './sqlite-connection'
import { resultCodeOf } from './sqlite-failure'
import { openSqlite, type SqliteDatabase, type SqliteStatement } from './sqlite-open'
import { sqliteStatements as statements } from './sqlite-statements'
import type { Cell, Row } from './table'

/** A session whose connection opens with its first transaction, and again after one that could not be undone. */
export interface SqliteSession extends Session {
  readonly close: () => void
}

/** A session on the database file at `path`; nothing is opened yet. */
export const createSqliteSession = (
  path: string,
  open: (path: string) => SqliteDatabase = openSqlite,
): SqliteSession => {
  const connection = createConnection(path, open)
  const { run, prepared } = connection
  let removed = true // of a process that died nobody knows whether its log still holds what it removed
  return {
    begin: async () => run(connection.begin),
    get: async (table, key) =>
      run(() => rowOf(prepared(statements.get(table)).get(...cellsOf(key, tableOf(table).key)))),
    insert: async (table, rows) =>
      run(() => {
        const statement = prepared(statements.insert(table))
        const columns = Object.keys(tableOf(table).columns)
        for (const row of rows) insertRow(table, statement, cellsOf(row, columns))
      }),
    update: async (table, key, expected, changes) =>
      run(() => {
        const [guards, changed] = [Object.keys(expected), Object.keys(changes)]
        const cells = [
          ...cellsOf(changes, changed),
          ...cellsOf(key, tableOf(table).key),
          ...cellsOf(expected, guards),
        ]
        return Number(prepared(statements.update(table, guards, changed)).run(...cells).changes) > 0
      }),
    delete: async (table, keys) =>
      run(() => {
        const statement = prepared(statements.delete(table))
        let count = 0
        for (const key of keys) count += Number(statement.run(...cellsOf(key, tableOf(table).key)).changes)
        removed ||= count > 0
        return count
      }),
    list: async (table, page) =>
      run(() =>
        prepared(statements.list(table, page))
          .all(...placesOf(page))
          .map(parseCells),
      ),
    commit: async () => {
      run(() => connection.execute('commit'))
      if (removed) removed = !connection.emptyLog()
    },
    rollback: async () => connection.undo(),
    close: () => run(connection.close),
  }
}

const insertRow = (table: string, statement: SqliteStatement, cells: readonly Cell[]): void => {
  try {
    statement.run(...cells)
  } catch (error) {
    throw resultCodeOf(error) === primaryKeyTaken ? duplicateRow(table) : error
  }
}

/** SQLITE_CONSTRAINT_PRIMARYKEY */
const primaryKeyTaken = 1555

const cellsOf = (row: Row, columns: readonly string[]): Cell[] => columns.map((column) => row[column] ?? null)

const placesOf = (page: Page): Cell[] => {
  const bounds = [page.from, page.until].filter((bound) => bound !== undefined)
  return [...page.equals, ...bounds, ...(page.after ?? []), page.limit]
}

const rowOf = (cells: Readonly<Record<string, unknown>> | undefined): Row | undefined =>
  cells === undefined ? undefined : parseCells(cells)

/** A parse boundary: strict tables hold no other kinds than those of cells, and `parseRow` looks at each. */
const parseCells = (cells: Readonly<Record<string, unknown>>): Row => cells as Row
