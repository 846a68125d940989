/**
 * How does one transaction run on a database server? Few statements, each prepared once: rows are added and removed many at
 * a time. It retries nothing, and remembers whether what it met passes by itself.
 */

import { type Failure, isTutelaError, TutelaError } from '../core/error'
import { tableOf } from './check-cell'
import { duplicateRow, transactionOver } from './failure'
import type { RawQuery } from './raw-query'
import type { Session } from './session'
import { cellsOf, readRow } from './sql-cells'
import type { SqlDialect } from './sql-dialect'
import type { Lease, SqlDriver } from './sql-driver'
import type { Cell, Row } from './table'
import type { TableName } from './tables'

/** A session for one transaction. */
export interface SqlSession extends Session {
  /** The failure that it met, if it's one that passes: whatever the work made of it, the transaction is to run again. */
  readonly passing: () => TutelaError | undefined
  /** Runs a statement of somebody else's in the transaction. */
  readonly raw: RawQuery
}

/** Others were in the way, and nothing was written. */
export const isPassing = ({ kind }: Failure): boolean => kind === 'store/conflict' || kind === 'store/locked'

/** A session whose connection is borrowed when it begins. */
export const createSqlSession = (driver: SqlDriver, dialect: SqlDialect): SqlSession => {
  const { statements, mostPlaces } = dialect
  let lease: Lease | undefined
  let failed: TutelaError | undefined
  let last: Promise<unknown> = Promise.resolve()
  const told = (error: unknown): TutelaError => {
    const meant = isTutelaError(error) ? error : new TutelaError(dialect.failureOf(error))
    failed ??= meant
    return meant
  }
  /** Drivers take one statement at a time; whoever didn't wait for the one before waits here. */
  const inTurn = <A>(
    step: (lease: Lease) => Promise<A>,
    meaning: (error: unknown) => TutelaError,
  ): Promise<A> => {
    const next = last.then(async () => {
      if (lease === undefined) throw transactionOver()
      try {
        return await step(lease)
      } catch (error) {
        throw meaning(error)
      }
    })
    last = next.catch(() => undefined) // whoever asked hears of it
    return next
  }
  const query: Lease['query'] = (text, cells) => inTurn((lent) => lent.query(text, cells), told)
  const insertSome = (table: TableName, rows: readonly Row[]): Promise<unknown> => {
    const columns = Object.keys(tableOf(table).columns)
    const cells = rows.flatMap((row) => cellsOf(row, columns))
    return inTurn(
      (lent) => lent.query(statements.insert(table, rows.length), cells),
      (error) => told(dialect.isKeyTaken(error) ? duplicateRow(table) : error),
    )
  }
  return {
    raw: (text, places) => inTurn((lent) => lent.query(text, places as readonly Cell[]), told), // drivers pass on what they are given
    passing: () => (failed !== undefined && isPassing(failed.failure) ? failed : undefined),
    begin: async () => {
      try {
        lease = await driver.begin()
      } catch (error) {
        throw told(error)
      }
    },
    get: async (table, key) => {
      const { rows } = await query(statements.get(table), cellsOf(key, tableOf(table).key))
      return rows[0] === undefined ? undefined : readRow(table, rows[0])
    },
    insert: async (table, rows) => {
      const most = mostPlaces / Object.keys(tableOf(table).columns).length
      for (const some of portionsOf(rows, most)) await insertSome(table, some)
    },
    update: async (table, key, expected, changes) => {
      const [guards, changed] = [Object.keys(expected), Object.keys(changes)]
      const { count } = await query(statements.update(table, guards, changed), [
        ...cellsOf(changes, changed),
        ...cellsOf(key, tableOf(table).key),
        ...cellsOf(expected, guards),
      ])
      return count > 0
    },
    delete: async (table, keys) => {
      const columns = tableOf(table).key
      let count = 0
      for (const some of portionsOf(keys, mostPlaces / columns.length))
        count += (
          await query(
            statements.delete(table, some.length),
            some.flatMap((key) => cellsOf(key, columns)),
          )
        ).count
      return count
    },
    list: async (table, page) => {
      if (page.limit === 0) return []
      const { rows } = await query(statements.list(table, page), statements.placesOf(page))
      return rows.map((cells) => readRow(table, cells))
    },
    commit: () =>
      inTurn(async (lent) => {
        if (failed !== undefined) throw failed // of a statement that nobody waited for
        await lent.commit()
      }, told),
    rollback: async () => {
      await last
      await lease?.rollback()
    },
  }
}

/** Rows in portions of 64, 32, ... 1, so that few statements serve lists of every length. */
export const portionsOf = <A>(rows: readonly A[], most: number): readonly (readonly A[])[] => {
  const portions: (readonly A[])[] = []
  let size = 64
  for (let start = 0; start < rows.length; ) {
    while (size > 1 && (size > rows.length - start || size > most)) size /= 2
    portions.push(rows.slice(start, start + size))
    start += size
  }
  return portions
}
