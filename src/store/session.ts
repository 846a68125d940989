/**
 * What does an adapter supply? One session: cells in, cells out, one transaction at a time. Names, kinds, shape,
 * retries after its own failures and the end of a transaction are looked after above it.
 */

import type { Cell, Row } from './table'
import type { TableName } from './tables'

/** A page of rows, worked out of a query that was checked. */
export interface Page {
  /** The columns to sort by; together they name one row. */
  readonly order: readonly string[]
  /** Those of them that may not be null. */
  readonly present: readonly string[]
  /** What the first columns of the order hold. */
  readonly equals: readonly NonNullable<Cell>[]
  /** Bounds of the next column of the order: the least, and what it stays below. */
  readonly from: NonNullable<Cell> | undefined
  readonly until: NonNullable<Cell> | undefined
  /** The cells of the order's columns past `equals` in the row after which the page starts. */
  readonly after: readonly NonNullable<Cell>[] | undefined
  /** 0 where no row can be in the page. */
  readonly limit: number
}

/** The operations on rows, as the contract says, on input that was checked. They reject with a `TutelaError`. */
export interface RowAccess {
  readonly get: (table: TableName, key: Row) => Promise<Row | undefined>
  readonly insert: (table: TableName, rows: readonly Row[]) => Promise<void>
  readonly update: (table: TableName, key: Row, expected: Row, changes: Row) => Promise<boolean>
  readonly delete: (table: TableName, keys: readonly Row[]) => Promise<number>
  readonly list: (table: TableName, page: Page) => Promise<readonly Row[]>
}

/** Where transactions run, one after another. */
export interface Session extends RowAccess {
  readonly begin: () => Promise<void>
  /** Resolves when the writes are durable. */
  readonly commit: () => Promise<void>
  /** Undoes the transaction, whatever state it is in; never rejects. */
  readonly rollback: () => Promise<void>
}
