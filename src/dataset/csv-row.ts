/**
 * Where do the cells of a CSV row begin and end? RFC 4180: quotes around a whole cell, doubled inside it, rows that end in LF
 * or CRLF. It cuts no strings: whoever needs a cell asks for it. Its slow twin in the tests is csv-parse.
 */

/** The cells of one row as places in a text; one that is filled again for each row. */
export interface CsvRow {
  /** The text that the places count in. */
  text: string
  /** How many cells there are. */
  count: number
  /** By cell: where it begins and ends, its quotes included. */
  readonly starts: number[]
  readonly ends: number[]
  /** By cell: 0 bare, 1 quoted, 2 quoted with doubled quotes inside. */
  readonly quotes: number[]
  /** Where the next row begins. */
  next: number
  /** How many line breaks stand inside quotes. */
  breaks: number
}

/** A row with no cells yet. */
export const emptyRow = (): CsvRow => ({
  text: '',
  count: 0,
  starts: [],
  ends: [],
  quotes: [],
  next: 0,
  breaks: 0,
})

/** How reading a row ended; in a fault the last cell of the row is the broken one. */
export type RowEnd = 'whole' | 'more' | 'quote-open' | 'quote-inside' | 'quote-after'

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * Reads the row that begins at `at`. `more` where the text ends inside the row and isn't the last of the input; then it is
 * read again with what follows. Linear.
 */
export const readRow = (
  row: CsvRow,
  text: string,
  at: number,
  delimiter: number,
  isLast: boolean,
): RowEnd => {
  const { starts, ends, quotes } = row
  const length = text.length
  row.text = text
  row.count = 0
  row.breaks = 0
  let place = at
  for (;;) {
    const cell = row.count++
    starts[cell] = place
    quotes[cell] = 0
    let code = text.charCodeAt(place)
    if (code === quote) {
      quotes[cell] = 1
      for (;;) {
        const close = text.indexOf('"', place + 1)
        if (close < 0) return isLast ? 'quote-open' : 'more'
        place = close + 1
        code = text.charCodeAt(place)
        if (code !== quote) break
        quotes[cell] = 2
      }
      row.breaks += breaksIn(text, starts[cell] ?? 0, place)
      if (code === carriageReturn && text.charCodeAt(place + 1) === lineFeed) {
        ends[cell] = place
        row.next = place + 2
        return 'whole'
      }
    } else {
      while (place < length && code !== delimiter && code !== lineFeed) {
        if (code === quote) return 'quote-inside'
        code = text.charCodeAt(++place)
      }
    }
    ends[cell] = place
    if (place >= length) {
      if (!isLast) return 'more'
      row.next = length
      return 'whole'
    }
    if (code === lineFeed) {
      if (quotes[cell] === 0 && place > (starts[cell] ?? 0) && text.charCodeAt(place - 1) === carriageReturn)
        ends[cell] = place - 1
      row.next = place + 1
      return 'whole'
    }
    if (code !== delimiter)
      return code === carriageReturn && place + 1 >= length && !isLast ? 'more' : 'quote-after'
    place += 1
  }
}

/** What a cell says, without its quotes. */
export const cellText = (row: CsvRow, cell: number): string => {
  const start = row.starts[cell] ?? 0
  const end = row.ends[cell] ?? 0
  const quotes = row.quotes[cell] ?? 0
  if (quotes === 0) return row.text.slice(start, end)
  const inside = row.text.slice(start + 1, end - 1)
  return quotes === 1 ? inside : inside.replaceAll('""', '"')
}

/** The cell as it is to be written: in quotes where it holds a delimiter, a quote or a line break. */
export const writeCell = (text: string, delimiter: string): string =>
  text.includes('"')
    ? `"${text.replaceAll('"', '""')}"`
    : text.includes(delimiter) || text.includes('\n') || text.includes('\r')
      ? `"${text}"`
      : text

const breaksIn = (text: string, from: number, to: number): number => {
  let count = 0
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === lineFeed) count += 1
  return count
}
