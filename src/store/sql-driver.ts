/**
 * What does a store on a database server ask of a driver? A transaction on a connection of its own, statements in it, and
 * statements outside any. It passes on what the driver throws: the dialect knows what it means.
 */

import type { Cell } from './table'

/** What a statement answered: its rows as lists of columns, and how many rows it changed or matched. */
export interface SqlAnswer {
  readonly rows: readonly (readonly unknown[])[]
  readonly count: number
}

/** A connection that is lent for one serializable transaction, and given back with its end. */
export interface Lease {
  readonly query: (text: string, cells: readonly Cell[]) => Promise<SqlAnswer>
  /** Resolves when what was written is durable. */
  readonly commit: () => Promise<void>
  /** Undoes the transaction, whatever state it is in; never rejects. */
  readonly rollback: () => Promise<void>
}

/** A database, as a driver reaches it. The adopter made the handle behind it, and ends it. */
export interface SqlDriver {
  readonly begin: () => Promise<Lease>
  /** Runs one statement that is its own transaction. */
  readonly run: (text: string, cells?: readonly Cell[]) => Promise<SqlAnswer>
}
