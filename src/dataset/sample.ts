/** What do the first rows of a dataset hold? Its columns with some of their values, for proposals; nothing of it is to be printed. */

import type { Json } from '../data/plain-json'
import { cellText } from './csv-row'
import { walkCsv } from './csv-walk'
import type { DatasetWriting } from './dataset'
import { decodeBlocks } from './encoding'
import { walkJsonArray, walkJsonLines } from './json-walk'
import { headerOf } from './mask-csv'

/** The columns in their order, each with values that aren't empty. */
export interface Sample {
  readonly columns: readonly { readonly column: string; readonly values: readonly string[] }[]
}

/** Enough to tell a format by. */
const mostValues = 500
const mostColumns = 10_000

/**
 * Samples the first rows, 5,000 unless told, and at most 500 values a column. Rejects as `maskDataset` does, for faults in
 * what was read.
 */
export const sampleDataset = async (
  chunks: AsyncIterable<Uint8Array>,
  { form, delimiter, ...decoding }: DatasetWriting,
  most = 5000,
): Promise<Sample> => {
  const blocks = decodeBlocks(chunks, decoding)
  const { file } = decoding
  const values = new Map<string, string[]>()
  let rows = 0
  const note = (column: string, value: Json): void => {
    const seen = values.get(column) ?? []
    if (seen.length === 0 && values.size < mostColumns) values.set(column, seen)
    const text = typeof value === 'object' ? '' : String(value)
    if (seen.length < mostValues && text !== '') seen.push(text)
  }
  let columns: readonly string[] | undefined
  const walk =
    form === 'csv'
      ? walkCsv(blocks, { delimiter, file }, (row, line) => {
          if (columns === undefined) {
            columns = headerOf(row, line, file, [])
            for (const column of columns) note(column, '')
            return
          }
          rows += 1
          if (rows <= most) columns.forEach((column, cell) => note(column, cellText(row, cell)))
        })
      : (form === 'jsonl' ? walkJsonLines : walkJsonArray)(blocks, file, (record) => {
          rows += 1
          if (rows <= most) for (const [member, value] of Object.entries(record)) note(member, value)
        })
  while ((await walk.next()).done !== true)
    if (rows >= most) {
      await walk.return(undefined)
      break
    }
  return { columns: [...values].map(([column, seen]) => ({ column, values: seen })) }
}
