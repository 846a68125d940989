/**
 * What does the vault ask of a database? One small transactional table store. An adapter is one thin file, held to
 * this contract by the published suite (`describeStore`). It doesn't know what the rows mean.
 */

import type { Cell } from './table'
import type { ChangesOf, IndexOf, KeyOf, OrderColumn, RowOf, TableName } from './tables'

/**
 * A transactional store of the vault's tables. Every failure is a rejection with a `TutelaError`, never a throw:
 * `store/locked` others held the store for longer than its patience; nothing was written
 * `store/conflict` transactions got in each other's way, more often than its patience; nothing was written. Also the
 *   answer to `transact` or `close` called inside `work`, which would wait for itself (where the platform can tell)
 * `store/read-only`, `store/full`, `store/corrupt`, `store/version` nothing was written
 * `store/closed` the store was closed before the call
 * `store/unavailable` the database failed; if it failed while committing, all was written or nothing, and only
 *   reading again tells which
 */
export interface Store {
  /**
   * Runs `work` in one serializable transaction: others see all of its writes or none, it sees none of theirs after it
   * began, and when the promise resolves with what `work` gave, they outlast a crash of process and machine.
   *
   * After a conflict `work` is run again from the start, so it must do nothing but read and write through the
   * transaction. What it throws or rejects with undoes every write and comes back unchanged. An operation that
   * rejected ends the transaction as a failure, even if `work` catches it: its writes are undone, and its failure is
   * what `transact` rejects with. Transactions of one store may overlap in time; each is as if it ran alone.
   */
  readonly transact: <A>(work: (transaction: Transaction) => Promise<A>) => Promise<A>
  /** Waits for the transactions that were begun, then lets the database go. A second call does nothing. */
  readonly close: () => Promise<void>
}

/**
 * What may be done inside a transaction; each operation sees the writes of those before it, and is awaited before the
 * next. Rows go in and come out as copies. Once `work` has settled, every operation rejects with `store/closed`.
 *
 * A name that isn't in the tables, a missing or surplus column, or a cell that isn't of its column's kind is
 * `input/invalid`. So is text with U+0000 or half a surrogate pair, an integer beyond 2^53-1, and a text or blob of
 * more than 255 bytes in a column of a key or an index: databases differ in what they would make of these.
 */
export interface Transaction {
  /** The row with this key, or undefined where there is none. */
  readonly get: <N extends TableName>(table: N, key: KeyOf<N>) => Promise<RowOf<N> | undefined>

  /** Adds rows; `record/duplicate` where one has the key of a row that exists or of another in the call. */
  readonly insert: <N extends TableName>(table: N, rows: readonly RowOf<N>[]) => Promise<void>

  /**
   * Changes columns of the row with this key if the columns in `expected` still hold what it says (null included);
   * true if they did, also where nothing differs. False, and nothing changed, if they didn't or there is no such row:
   * of two transactions that expect the same version one gets true.
   */
  readonly update: <N extends TableName>(
    table: N,
    key: KeyOf<N>,
    expected: ChangesOf<N>,
    changes: ChangesOf<N>,
  ) => Promise<boolean>

  /**
   * Removes the rows with these keys, where they exist; gives the number removed. An adapter that stands on files
   * overwrites what it removes.
   */
  readonly delete: <N extends TableName>(table: N, keys: readonly KeyOf<N>[]) => Promise<number>

  /** The rows that the query names, sorted, at most `limit` of them. None is an empty list. */
  readonly list: <N extends TableName, I extends IndexOf<N> = never>(
    table: N,
    query: Query<N, I>,
  ) => Promise<readonly RowOf<N>[]>
}

/**
 * Which rows of a table, in the order of the columns of `index`, then of those of the primary key; without an index,
 * of the primary key alone. Text sorts by code point, blobs by byte, a prefix before what it starts. Rows in which a
 * column of the index is null aren't in it.
 *
 * @example
 * ```ts
 * const due = { index: 'byDue', equals: {}, until: at, limit: 1000 } as const
 * const page = await store.transact((transaction) => transaction.list('record', due))
 * await store.transact((transaction) => transaction.list('record', { ...due, after: page.at(-1) })) // []
 * ```
 */
export interface Query<N extends TableName, I extends IndexOf<N> = never> {
  readonly index?: I
  /** What the first columns of the order must hold: none of them, some, or all. */
  readonly equals: { readonly [C in OrderColumn<N, I>]?: NonNullable<RowOf<N>[C]> }
  /** The least that the next column of the order may hold. */
  readonly from?: NonNullable<Cell>
  /** What the next column of the order must stay below. */
  readonly until?: NonNullable<Cell>
  /** Only rows that sort after this one, whether it still exists or not: the last row of the page before. */
  readonly after?: Pick<RowOf<N>, OrderColumn<N, I>> | undefined
  /** A whole number from 1. */
  readonly limit: number
}
