/** How is a CSV dataset masked? Row by row in constant memory: columns left out, copied byte for byte, or rewritten cell by cell. */

import { cellText, type CsvRow, writeCell } from './csv-row'
import { type CsvWriting, walkCsv } from './csv-walk'
import { invalidInput, placeIn } from './fault'
import type { ColumnPlan } from './plan'
import { looksLikeValue } from './value-shape'

/**
 * The masked CSV as text, in blocks. Rows end as the header's does. Cells that begin with `=`, `+`, `-` or `@` are data and
 * stay as they are; no mask makes one anew. Rejects as `walkCsv` does; with `input/invalid` for a header that names a column
 * twice or looks like a row of values, and for a named column that is not there.
 */
export async function* maskCsv(
  blocks: AsyncIterable<string>,
  writing: CsvWriting,
  columnOf: (column: string) => ColumnPlan,
  named: readonly string[],
): AsyncGenerator<{ readonly text: string; readonly rows: number }> {
  const delimiter = writing.delimiter ?? ','
  let [out, rows, lineEnd] = ['', 0, '\n']
  let steps: readonly Step[] | undefined
  const take = (row: CsvRow, line: number): void => {
    if (steps === undefined) {
      const columns = headerOf(row, line, writing.file, named)
      lineEnd = row.text.charCodeAt(row.next - 2) === 0x0d ? '\r\n' : '\n'
      steps = stepsOf(columns.map(columnOf))
      out = steps.map(({ column }) => writeCell(column, delimiter)).join(delimiter) + lineEnd
      return
    }
    let isFirst = true
    for (const { cell, text } of steps) {
      if (isFirst) isFirst = false
      else out += delimiter
      out +=
        text === undefined
          ? row.text.slice(row.starts[cell], row.ends[cell])
          : writeCell(text(cellText(row, cell)), delimiter)
    }
    out += lineEnd
    rows += 1
  }
  const walk = walkCsv(blocks, writing, take)
  while ((await walk.next()).done !== true) {
    yield { text: out, rows }
    out = ''
    rows = 0
  }
}

/** One column that is written: which cell it is, and what is done to it. */
interface Step {
  readonly column: string
  readonly cell: number
  readonly text: ((text: string) => string) | undefined
}

const stepsOf = (plans: readonly ColumnPlan[]): readonly Step[] =>
  plans.flatMap(({ column, cell }, index) =>
    cell === undefined ? [] : { column, cell: index, text: cell.text },
  )

/** The names of the columns, if they are names. */
export const headerOf = (
  row: CsvRow,
  line: number,
  file: string | undefined,
  named: readonly string[],
): readonly string[] => {
  const columns = Array.from({ length: row.count }, (_, cell) => cellText(row, cell))
  columns.forEach((column, at) => {
    const place = placeIn(file, line, at + 1)
    if (columns.indexOf(column) !== at)
      throw invalidInput(
        place,
        'this column has the name of one before it',
        'give every column a name of its own',
      )
    if (looksLikeValue(column))
      throw invalidInput(
        place,
        'the first row looks like values, not like names of columns',
        'give the columns names in a first row',
      )
  })
  const absent = named.find((column) => !columns.includes(column))
  if (absent !== undefined)
    throw invalidInput(
      placeIn(file, line),
      `there is no column \`${absent}\``,
      'correct its name in the mapping, or leave it out there',
    )
  return columns
}
