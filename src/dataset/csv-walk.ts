/** Which rows does a CSV text hold? Each in turn, with its line; broken quotes and rows of another length end it. */

import { type CsvRow, emptyRow, type RowEnd, readRow } from './csv-row'
import { invalidInput, longestRow, placeIn } from './fault'

/** How a CSV text is written. */
export interface CsvWriting {
  /** One character; a comma where absent. */
  readonly delimiter?: string | undefined
  readonly file?: string | undefined
}

/**
 * Calls `take` with every row and the line on which it begins; the header is the first. Yields after each block, so that what
 * was taken can be passed on. Empty lines are skipped where rows have more than one cell. Rejects with `input/invalid` and
 * the place of the first row whose quotes are broken, that has more or fewer cells than the header, or that is too long.
 */
export async function* walkCsv(
  blocks: AsyncIterable<string>,
  { delimiter = ',', file }: CsvWriting,
  take: (row: CsvRow, line: number) => void,
): AsyncGenerator<void> {
  if (!/^[^"\r\n]$/.test(delimiter)) throw wrongDelimiter
  const sign = delimiter.charCodeAt(0)
  const row = emptyRow()
  let [rest, line, cells] = ['', 1, 0]
  const walk = (text: string, isLast: boolean): void => {
    let at = 0
    while (at < text.length) {
      const end = readRow(row, text, at, sign, isLast)
      if (end === 'more') break
      if (end !== 'whole') throw brokenRow(row, end, line, file)
      const isEmpty = row.count === 1 && row.starts[0] === row.ends[0]
      if (!isEmpty || cells === 1) {
        if (cells === 0) cells = row.count
        if (row.count !== cells) throw otherLength(row.count, cells, line, file)
        take(row, line)
      }
      line += row.breaks + 1
      at = row.next
    }
    rest = text.slice(at)
    if (rest.length > longestRow) throw tooLong(line, file)
  }
  for await (const block of blocks) {
    walk(rest === '' ? block : rest + block, false)
    yield
  }
  walk(rest, true)
  if (cells === 0) throw noHeader(file)
  yield
}

/** A quote that is never closed is told where its cell begins. */
const brokenRow = (row: CsvRow, end: RowEnd, line: number, file: string | undefined) =>
  invalidInput(
    placeIn(file, line + row.breaks, row.count),
    quoteFaults[end] ?? '',
    'double a quote inside a quoted cell, and quote the whole cell',
  )

const quoteFaults: Readonly<Partial<Record<RowEnd, string>>> = {
  'quote-open': 'a quote of this row is never closed',
  'quote-inside': 'a quote opens inside a cell',
  'quote-after': 'a quote closes before its cell ends',
}

const otherLength = (count: number, cells: number, line: number, file: string | undefined) =>
  invalidInput(
    placeIn(file, line, Math.min(count, cells) + 1),
    `this row has ${count} cells where the header has ${cells}`,
    'quote cells that hold a delimiter, and give every column a cell',
  )

const tooLong = (line: number, file: string | undefined) =>
  invalidInput(
    placeIn(file, line),
    `the row that begins here is longer than ${longestRow} characters`,
    'close its quote; a longer cell does not belong in a dataset',
  )

const noHeader = (file: string | undefined) =>
  invalidInput(placeIn(file, 1), 'the file has no header', 'give its columns names in a first row')

const wrongDelimiter = invalidInput(
  undefined,
  'the delimiter is not one character',
  'give a comma, a semicolon or a tab',
)
