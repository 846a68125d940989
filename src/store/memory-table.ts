/** How does the store in memory keep one table? Rows by key and by each index, with a way back for every change. */

import { duplicateRow } from './failure'
import { compareCells, compareRows, compareWith } from './compare'
import { createOrderedRows, type OrderedRows } from './ordered-rows'
import type { Page } from './session'
import { orderOf, type Row, type Table } from './table'

/** One table's rows. Rows are copied on their way in and out, and never changed while they are kept. */
export interface MemoryTable {
  readonly find: (key: Row) => Row | undefined
  readonly add: (row: Row) => void
  readonly change: (key: Row, expected: Row, changes: Row) => boolean
  readonly remove: (key: Row) => boolean
  readonly page: (page: Page) => readonly Row[]
}

/** An empty table; every change pushes its undoing on `undo`, to be run from the last to the first. */
export const createMemoryTable = (name: string, table: Table, undo: (() => void)[]): MemoryTable => {
  const orders = [undefined, ...Object.keys(table.indexes)].map((index): Order => {
    const columns = orderOf(table, index) ?? table.key
    return { columns, rows: createOrderedRows(columns) }
  })
  const primary = orders[0]?.rows ?? createOrderedRows(table.key)
  const place = (row: Row): void => {
    for (const order of orders) if (isPresent(order, row)) order.rows.add(row)
  }
  const displace = (row: Row): void => {
    for (const order of orders) if (isPresent(order, row)) order.rows.remove(row)
  }
  return {
    find: (key) => copyOf(primary.find(key)),
    add: (given) => {
      const row = copyRow(given)
      if (primary.find(row) !== undefined) throw duplicateRow(name)
      place(row)
      undo.push(() => displace(row))
    },
    change: (key, expected, changes) => {
      const row = primary.find(key)
      if (row === undefined || compareRows(Object.keys(expected), row, expected) !== 0) return false
      const changed = copyRow({ ...row, ...changes })
      displace(row)
      place(changed)
      undo.push(() => {
        displace(changed)
        place(row)
      })
      return true
    },
    remove: (key) => {
      const row = primary.find(key)
      if (row === undefined) return false
      displace(row)
      undo.push(() => place(row))
      return true
    },
    page: (page) => {
      const order = orders.find(({ columns }) => columns.join() === page.order.join())
      return order === undefined ? [] : readPage(order, page)
    },
  }
}

interface Order {
  readonly columns: readonly string[]
  readonly rows: OrderedRows
}

const isPresent = (order: Order, row: Row): boolean => order.columns.every((column) => row[column] !== null)

const readPage = ({ columns, rows }: Order, page: Page): readonly Row[] => {
  const start = page.from === undefined ? page.equals : [...page.equals, page.from]
  const last = page.after === undefined ? undefined : [...page.equals, ...page.after]
  const next = columns[page.equals.length]
  const found: Row[] = []
  const isBefore = (row: Row): boolean =>
    compareWith(columns, row, start) < 0 || (last !== undefined && compareWith(columns, row, last) <= 0)
  for (const row of rows.from(isBefore)) {
    if (found.length === page.limit || compareWith(columns, row, page.equals) !== 0) break
    if (page.until !== undefined && next !== undefined && compareCells(row[next], page.until) >= 0) break
    found.push(copyRow(row))
  }
  return found
}

const copyOf = (row: Row | undefined): Row | undefined => (row === undefined ? undefined : copyRow(row))

/** A copy that shares no bytes; `slice` of a Node Buffer would. Minus zero becomes zero, as in a database. */
const copyRow = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [
      column,
      typeof cell === 'number' ? cell + 0 : cell instanceof Object ? new Uint8Array(cell) : cell,
    ]),
  )
