/** What is a CSV file once it is read? Its rows, each cell under its column and with its place; how it is read stands in `csv`. */

import type { Where } from '../core/error'

/** What a file must look like: its columns, all of them and no others, and which of them name a row. */
export interface CsvShape<Column extends string> {
  readonly columns: readonly Column[]
  /** Two rows with the same texts here are duplicates. */
  readonly key: readonly NoInfer<Column>[]
}

export interface CsvTable<Column extends string> {
  readonly file: string
  readonly rows: readonly CsvRow<Column>[]
}

export interface CsvRow<Column extends string> {
  /** The cells as they stand in the file, spaces too. */
  readonly cells: Readonly<Record<Column, string>>
  /** Where a cell, or the row, stands: the line on which the row begins, the column counted in cells. */
  readonly where: (column?: Column) => Where
}

/** The cells of a row in the file's own order, and the line on which it begins. */
export interface Line {
  readonly line: number
  readonly cells: readonly string[]
}
