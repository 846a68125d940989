/** What did the vault ask of its store? Every statement with its cells, so that the bare driver can do the same and nothing else. */

import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Session } from '../src/store/session'
import { runTransaction } from '../src/store/run-transaction'
import { createQueue } from '../src/store/queue'
import { createSqliteSession } from '../src/store/sqlite-session'
import { sqliteStatements } from '../src/store/sqlite-statements'
import type { Store } from '../src/store/store'
import { tables, type TableName } from '../src/store/tables'
import type { Cell, Row } from '../src/store/table'

/** One statement: its text, whether it reads one row, several or none, and its cells. */
export interface Traced {
  readonly table: TableName
  readonly sql: string
  readonly kind: 'get' | 'all' | 'run'
  readonly cells: readonly Cell[]
}

/** A store on SQLite that tells each of its statements, transaction by transaction. */
export const tracingStore = (path: string): { readonly store: Store; readonly trace: Traced[][] } => {
  const trace: Traced[][] = []
  const session = createSqliteSession(path)
  const tell = (table: TableName, kind: Traced['kind'], sql: string, cells: readonly Cell[]): void => {
    trace.at(-1)?.push({ table, sql, kind, cells })
  }
  const traced: Session = {
    ...session,
    begin: async () => {
      await session.begin()
      trace.push([])
    },
    get: async (table, key) => {
      tell(table, 'get', sqliteStatements.get(table), cellsOf(key, tables[table].key))
      return session.get(table, key)
    },
    insert: async (table, rows) => {
      const columns = Object.keys(tables[table].columns)
      for (const row of rows) tell(table, 'run', sqliteStatements.insert(table), cellsOf(row, columns))
      return session.insert(table, rows)
    },
    update: async (table, key, expected, changes) => {
      const [guards, changed] = [Object.keys(expected), Object.keys(changes)]
      tell(table, 'run', sqliteStatements.update(table, guards, changed), [
        ...cellsOf(changes, changed),
        ...cellsOf(key, tables[table].key),
        ...cellsOf(expected, guards),
      ])
      return session.update(table, key, expected, changes)
    },
    delete: async (table, keys) => {
      for (const key of keys)
        tell(table, 'run', sqliteStatements.delete(table), cellsOf(key, tables[table].key))
      return session.delete(table, keys)
    },
    list: async (table, page) => {
      const bounds = [page.from, page.until].filter((bound) => bound !== undefined)
      tell(table, 'all', sqliteStatements.list(table, page), [
        ...page.equals,
        ...bounds,
        ...(page.after ?? []),
        page.limit,
      ])
      return session.list(table, page)
    },
  }
  const queue = createQueue()
  return {
    store: {
      transact: (work) => queue.run(() => runTransaction(traced, work)),
      close: () => queue.close(async () => session.close()),
    },
    trace,
  }
}

/** The bare driver with the same durability: runs what was traced, and gives the seconds that it took. */
export const replay = (path: string, transactions: readonly (readonly Traced[])[]): number => {
  const database = new DatabaseSync(path)
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'secure_delete = on'])
    database.exec(`pragma ${pragma}`)
  const known = new Map<string, StatementSync>()
  const prepared = (sql: string): StatementSync => {
    const statement = known.get(sql) ?? database.prepare(sql)
    known.set(sql, statement)
    return statement
  }
  for (const traced of transactions) for (const { sql } of traced) prepared(sql)
  const [begin, commit] = [prepared('begin immediate'), prepared('commit')]
  const startedAt = process.hrtime.bigint()
  for (const traced of transactions) {
    begin.run()
    for (const { sql, kind, cells } of traced) prepared(sql)[kind](...cells)
    commit.run()
  }
  const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9
  database.close()
  return seconds
}

const cellsOf = (row: Row, columns: readonly string[]): readonly Cell[] =>
  columns.map((column) => row[column] ?? null)
