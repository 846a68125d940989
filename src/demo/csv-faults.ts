/** What can be wrong with a CSV file that splits into cells? Its header, the lengths of its rows, ids that come twice; no issue holds a cell. */

import type { Failure, Issue, Where } from '../core/error'
import type { CsvRow, Line } from './csv-table'

/** The most issues of one file that are told one by one. */
const mostTold = 100

/**
 * A failure of a file with its issues; a file that contradicts another is told of in the same way. After a hundred
 * issues only their number is told.
 */
export const invalid = (file: string, issues: readonly Issue[]): Failure => ({
  kind: 'input/invalid',
  message: `\`${file}\` does not hold what it should`,
  remedy: 'mend the file and start again; nothing was taken from it',
  where: { file },
  issues:
    issues.length <= mostTold
      ? issues
      : [...issues.slice(0, mostTold), furtherIssues(file, issues.length - mostTold)],
})

const furtherIssues = (file: string, count: number): Issue => ({
  code: 'csv/further',
  message: `${count} further rows or columns are wrong`,
  remedy: 'mend those above first',
  where: { file },
})

/** Every column that is missing, double or unknown. */
export const headerIssues = (
  file: string,
  { line, cells: order }: Line,
  columns: readonly string[],
): readonly Issue[] => [
  ...columns
    .filter((column) => !order.includes(column))
    .map((column) => ({
      code: 'csv/column-missing',
      message: `the column \`${column}\` is missing`,
      remedy: 'add it to the header, with a cell in every row',
      where: { file, line },
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
          where: { file, line, column: at + 1 },
        },
  ),
]

/** Every row with more or fewer cells than the header. */
export const lengthIssues = (file: string, header: Line, lines: readonly Line[]): readonly Issue[] =>
  lines
    .filter(({ cells }) => cells.length !== header.cells.length)
    .map(({ line, cells }) => ({
      code: 'csv/row-length',
      message: `this row has ${cells.length} cells where the header has ${header.cells.length}`,
      remedy: 'quote cells that hold a comma, and give every column a cell',
      where: { file, line },
    }))

/** Every row whose key is that of a row before it. */
export const duplicates = <Column extends string>(
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

/** Where the quotes go wrong nothing after it can be read. */
export const brokenQuote = (where: Where, message: string): Issue => ({
  code: 'csv/quote',
  message,
  remedy: 'double a quote inside a quoted cell, and quote the whole cell',
  where,
})
