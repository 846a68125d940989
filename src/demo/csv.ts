/** Which rows does a CSV file hold? RFC 4180 with a header, whole or not at all; what the cells mean is for its readers. */

import { basename } from 'node:path'
import { CsvError, type InfoRecord, parse } from 'csv-parse/sync'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import type { Failure, Issue, Where } from '../core/error'
import { readUtf8 } from './csv-text'

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

/**
 * Reads a CSV file: UTF-8, comma, quotes after RFC 4180, lines that end in LF or CRLF; empty lines are skipped.
 * Failures: those of `readUtf8`; `input/invalid` with every missing, doubled or unknown column, every row with too
 * few or too many cells, every duplicate; and for a broken quote. No failure holds a cell.
 *
 * @example
 * ```ts
 * await readCsv('shippers.csv', { columns: ['ShipperID', 'CompanyName', 'Phone'], key: ['ShipperID'] })()
 * ```
 */
export const readCsv = <const Column extends string>(
  path: string,
  shape: CsvShape<Column>,
): TE.TaskEither<Failure, CsvTable<Column>> =>
  F.pipe(
    readUtf8(path),
    TE.flatMap((text) => TE.fromEither(parseCsv(basename(path), text, shape))),
  )

/** The same for a text that was read before. */
export const parseCsv = <const Column extends string>(
  file: string,
  text: string,
  shape: CsvShape<Column>,
): E.Either<Failure, CsvTable<Column>> =>
  F.pipe(
    split(file, text),
    E.flatMap(([header, ...lines]) => {
      const order = header?.cells ?? []
      const issues = [...headerIssues(file, order, shape.columns), ...lengthIssues(file, order, lines)]
      if (issues.length > 0) return E.left(invalid(file, issues))
      const rows = lines.map(({ line, cells }) => rowOf(file, shape.columns, order, line, cells))
      const twice = duplicates(rows, shape.key)
      return twice.length > 0 ? E.left(invalid(file, twice)) : E.right({ file, rows })
    }),
  )

/** A failure of a file with its issues; a file that contradicts another is told of in the same way. */
export const invalid = (file: string, issues: readonly Issue[]): Failure => ({
  kind: 'input/invalid',
  message: `\`${file}\` does not hold what it should`,
  remedy: 'mend the file and start again; nothing was taken from it',
  where: { file },
  issues,
})

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

/** The lines that hold something, with the number on which each begins: a quoted cell may run over several. */
const split = (file: string, text: string): E.Either<Failure, readonly Line[]> => {
  const lines: Line[] = []
  let end = 0
  try {
    parse(text, {
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n'],
      on_record: (cells: readonly string[], { lines: last }: InfoRecord) => {
        if (cells.length > 1 || cells[0] !== '') lines.push({ line: end + 1, cells })
        end = last
        return null
      },
    })
    return E.right(lines)
  } catch (error) {
    const fault = error instanceof CsvError ? quoteFaults[error.code] : undefined
    return E.left(
      invalid(file, [brokenQuote({ file, line: end + 1 }, fault ?? 'the quotes of this row are broken')]),
    )
  }
}

/** By the parser's code; its own texts hold the value. */
const quoteFaults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote of this row is never closed',
  INVALID_OPENING_QUOTE: 'a quote of this row opens inside a cell',
  CSV_INVALID_CLOSING_QUOTE: 'a quote of this row closes before the cell ends',
}

const rowOf = <Column extends string>(
  file: string,
  columns: readonly Column[],
  order: readonly string[],
  line: number,
  cells: readonly string[],
): CsvRow<Column> => ({
  // Every column has its cell: header and lengths were checked.
  cells: Object.fromEntries(columns.map((column) => [column, cells[order.indexOf(column)]])) as Record<
    Column,
    string
  >,
  where: (column) =>
    column === undefined ? { file, line } : { file, line, column: order.indexOf(column) + 1, path: column },
})

const headerIssues = (
  file: string,
  order: readonly string[],
  columns: readonly string[],
): readonly Issue[] => [
  ...columns
    .filter((column) => !order.includes(column))
    .map((column) => ({
      code: 'csv/column-missing',
      message: `the column \`${column}\` is missing`,
      remedy: 'add it to the header, with a cell in every row',
      where: { file, line: 1 },
    })),
  ...order.flatMap((column, at) =>
    columns.includes(column) && order.indexOf(column) === at
      ? []
      : {
          code: columns.includes(column) ? 'csv/column-twice' : 'csv/column-unknown',
          // A header that isn't known may be a row of values.
          message: columns.includes(column)
            ? `the column \`${column}\` is there twice`
            : 'this column is not known',
          remedy: 'leave it out, so that nothing in it is lost unsaid',
          where: { file, line: 1, column: at + 1 },
        },
  ),
]

const lengthIssues = (file: string, order: readonly string[], lines: readonly Line[]): readonly Issue[] =>
  lines
    .filter(({ cells }) => cells.length !== order.length)
    .map(({ line, cells }) => ({
      code: 'csv/row-length',
      message: `this row has ${cells.length} cells where the header has ${order.length}`,
      remedy: 'quote cells that hold a comma, and give every column a cell',
      where: { file, line },
    }))

const duplicates = <Column extends string>(
  rows: readonly CsvRow<Column>[],
  key: readonly Column[],
): readonly Issue[] => {
  const first = new Map<string, CsvRow<Column>>()
  return rows.flatMap((row) => {
    const text = JSON.stringify(key.map((column) => row.cells[column]))
    const before = first.get(text)
    if (before === undefined) {
      first.set(text, row)
      return []
    }
    return {
      code: 'csv/duplicate',
      message: `this row has the same id as line ${before.where().line}`,
      remedy: 'leave one of the two, or give it an id of its own',
      where: row.where(key[0]),
    }
  })
}

const brokenQuote = (where: Where, message: string): Issue => ({
  code: 'csv/quote',
  message,
  remedy: 'double a quote inside a quoted cell, and quote the whole cell',
  where,
})
