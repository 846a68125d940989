/** How do cells come back from a driver? Whole numbers as text, text as bytes, blobs as Buffers: here they get one form each. */

import { tableOf } from './check-cell'
import type { Cell, Row, Table } from './table'

/** The row in the columns of its table. What is of no known form is left as it is, for the caller's check to refuse. */
export const readRow = (table: string, cells: readonly unknown[]): Row =>
  Object.fromEntries(
    Object.entries(tableOf(table).columns).map(([column, kind], index) => [
      column,
      readCell(kind, cells[index]),
    ]),
  )

/** The cells of a row in the order of the columns given. */
export const cellsOf = (row: Row, columns: readonly string[]): readonly Cell[] =>
  columns.map((column) => row[column] ?? null)

const readCell = (kind: Table['columns'][string], cell: unknown): Cell => {
  if (cell === null) return null
  if (kind.startsWith('text')) return cell instanceof Uint8Array ? decode(cell) : asCell(cell)
  if (kind.startsWith('blob')) return cell instanceof Uint8Array ? new Uint8Array(cell) : asCell(cell)
  return typeof cell === 'bigint' || (typeof cell === 'string' && cell !== '') ? Number(cell) : asCell(cell)
}

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
