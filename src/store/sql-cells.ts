/** How do cells come back from a driver? Whole numbers as text, text as bytes, blobs as Buffers: here they get one form each. */

import { tableOf } from './check-cell'
import type { Cell, Row, Table } from './table'
import { type TableName, tableNames } from './tables'

/** The row in the columns of its table. What is of no known form is left as it is, for the caller's check to refuse. */
export const readRow = (table: TableName, cells: readonly unknown[]): Row => {
  const row: Record<string, Cell> = {}
  for (const [index, [column, read]] of (readers.get(table) ?? []).entries()) row[column] = read(cells[index])
  return row
}

/** The cells of a row in the order of the columns given. */
export const cellsOf = (row: Row, columns: readonly string[]): readonly Cell[] =>
  columns.map((column) => row[column] ?? null)

type Read = (cell: unknown) => Cell

const readText: Read = (cell) => (cell instanceof Uint8Array ? decode(cell) : asCell(cell))

const readBlob: Read = (cell) => (cell instanceof Uint8Array ? new Uint8Array(cell) : asCell(cell))

const readInteger: Read = (cell) =>
  typeof cell === 'bigint' || (typeof cell === 'string' && cell !== '') ? Number(cell) : asCell(cell)

const readerOf = (kind: Table['columns'][string]): Read => {
  if (kind.startsWith('text')) return readText
  return kind.startsWith('blob') ? readBlob : readInteger
}

const readers: ReadonlyMap<TableName, readonly (readonly [string, Read])[]> = new Map(
  tableNames.map((name) => [
    name,
    Object.entries(tableOf(name).columns).map(([column, kind]) => [column, readerOf(kind)] as const),
  ]),
)

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes that are no text stay bytes, which no column of text may hold. */
const decode = (bytes: Uint8Array): Cell => {
  try {
    return decoder.decode(bytes)
  } catch {
    return bytes
  }
}

/** A parse boundary: `parseRow` looks at the kind of each cell. */
const asCell = (cell: unknown): Cell => cell as Cell
