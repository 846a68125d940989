/** Which rows does a CSV file hold? RFC 4180 with a header, whole or not at all; what the cells mean is for its readers. */

import { basename } from 'node:path'
import { CsvError, type InfoRecord, parse } from 'csv-parse/sync'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import type { Failure } from '../core/error'
import { brokenQuote, duplicates, headerIssues, invalid, lengthIssues } from './csv-faults'
import type { CsvRow, CsvShape, CsvTable, Line } from './csv-table'
import { readUtf8 } from './csv-text'

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
    E.flatMap(([header = { line: 1, cells: [] }, ...lines]) => {
      const issues = [...headerIssues(file, header, shape.columns), ...lengthIssues(file, header, lines)]
      if (issues.length > 0) return E.left(invalid(file, issues))
      const rows = lines.map(toRow(file, header, shape.columns))
      const twice = duplicates(rows, shape.key)
      return twice.length > 0 ? E.left(invalid(file, twice)) : E.right({ file, rows })
    }),
  )

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

const toRow =
  <Column extends string>(file: string, header: Line, columns: readonly Column[]) =>
  ({ line, cells }: Line): CsvRow<Column> => {
    const named = columns.map((column) => [column, cells[header.cells.indexOf(column)]])
    return {
      // Every column has its cell: header and lengths were checked.
      cells: Object.fromEntries(named) as Record<Column, string>,
      where: (column) =>
        column === undefined
          ? { file, line }
          : { file, line, column: header.cells.indexOf(column) + 1, path: column },
    }
  }
