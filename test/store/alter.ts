/** How is a good store broken? By replacing some of its operations, in one handle or in all that share a place. */

import { TutelaError, type FailureKind } from '../../src/core/error'
import { tableOf } from '../../src/store/check-cell'
import { storeClosed } from '../../src/store/failure'
import { memoryStore } from '../../src/store/memory'
import type { Store, Transaction } from '../../src/store/store'
import type { Cell, Row } from '../../src/store/table'
import type { CreatePlace, CreateStore } from '../../src/testing/store'

/** A query as any adapter may see it. */
export interface AnyQuery {
  readonly index?: string
  readonly equals: Row
  readonly from?: Cell
  readonly until?: Cell
  readonly after?: Row | undefined
  readonly limit: number
}

/** The operations on rows of any table. */
export interface AnyTransaction {
  get(table: string, key: Row): Promise<Row | undefined>
  insert(table: string, rows: readonly Row[]): Promise<void>
  update(table: string, key: Row, expected: Row, changes: Row): Promise<boolean>
  delete(table: string, keys: readonly Row[]): Promise<number>
  list(table: string, query: AnyQuery): Promise<readonly Row[]>
}

/** A store of which some operations are replaced. */
export const alterStore =
  (alter: (store: Store) => Partial<Store>): CreateStore =>
  () => {
    const store = memoryStore()
    return { ...store, ...alter(store) }
  }

/** A store whose transactions have some operations replaced. */
export const alterTransaction = (
  alter: (transaction: AnyTransaction) => Partial<AnyTransaction>,
): CreateStore =>
  alterStore((store) => ({
    transact: (work) =>
      store.transact((transaction) => work(asTransaction({ ...transaction, ...alter(transaction) }))),
  }))

/** A store whose rows are changed on their way in. */
export const alterRows = (alter: (cell: Cell, column: string) => Cell): CreateStore =>
  alterTransaction((transaction) => ({
    insert: (table, rows) =>
      transaction.insert(
        table,
        rows.map((row) => mapCells(row, alter)),
      ),
  }))

/** A store whose lists are put together from all rows of the table. */
export const alterLists = (
  alter: (
    rows: readonly Row[],
    query: AnyQuery,
    all: readonly Row[],
  ) => readonly Row[] | Promise<readonly Row[]>,
): CreateStore =>
  alterTransaction((transaction) => ({
    list: async (table, query) => {
      const rows = await transaction.list(table, query)
      return alter(rows, query, await transaction.list(table, { equals: {}, limit: 1000 }))
    },
  }))

/** A row with every cell passed through a function. */
export const mapCells = (row: Row, alter: (cell: Cell, column: string) => Cell): Row =>
  Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, alter(cell, column)]))

/** The cells of a row's key. */
export const keyOf = (table: string, row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => tableOf(table).key.includes(column)))

/** Operations each in a transaction of its own. */
export const eachApart = (store: Store): Transaction => ({
  get: (table, key) => store.transact((transaction) => transaction.get(table, key)),
  insert: (table, rows) => store.transact((transaction) => transaction.insert(table, rows)),
  update: (table, key, expected, changes) =>
    store.transact((transaction) => transaction.update(table, key, expected, changes)),
  delete: (table, keys) => store.transact((transaction) => transaction.delete(table, keys)),
  list: (table, query) => store.transact((transaction) => transaction.list(table, query)),
})

/** Operations each apart, of which `update` looks first and changes later. */
export const lookThenChange = (store: Store): Transaction => {
  const apart: AnyTransaction = eachApart(store)
  return asTransaction({
    ...apart,
    update: async (table, key, expected, changes) => {
      const row = await apart.get(table, key)
      if (Object.entries(expected).some(([column, cell]) => row?.[column] !== cell)) return false
      return apart.update(table, key, {}, changes)
    },
  })
}

/** A place whose handles share one store in memory, of which some operations are replaced. */
export const alterPlace =
  (alter: (store: Store, handle: Store) => Partial<Store>): CreatePlace =>
  () => {
    const store = memoryStore()
    return () => {
      const handle = openHandle(store)
      return { ...handle, ...alter(store, handle) }
    }
  }

/** A handle that closes itself and leaves the store open. */
export const openHandle = (store: Store): Store => {
  let isOpen = true
  return {
    transact: async (work) => {
      if (!isOpen) throw storeClosed()
      return store.transact(work)
    },
    close: async () => {
      isOpen = false
    },
  }
}

/** A failure as an adapter might tell it. */
export const flaw = (kind: FailureKind, message = 'flawed'): TutelaError =>
  new TutelaError({ kind, message, remedy: 'none' })

/** A parse boundary: that an operation gives what its types say is what a broken store needn't keep. */
const asTransaction = (transaction: AnyTransaction): Transaction => transaction as Transaction
