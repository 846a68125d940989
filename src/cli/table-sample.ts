/** What is looked at of a table? Its columns and the texts and numbers of some rows. */

import type { Sample } from '../dataset/sample'

/** One table's sample. */
export interface TableSample {
  readonly table: string
  readonly sample: Sample
}

/** Rows of each table. */
export const rowsOfTable = 500

/** Characters of a value that are looked at. */
const longestValue = 4096

/** The sample of rows. */
export const sampleOf = (
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Sample => ({
  columns: columns.map((column) => ({
    column,
    values: rows.flatMap((row) => {
      const value = row[column]
      return (typeof value === 'string' && value !== '') ||
        typeof value === 'number' ||
        typeof value === 'bigint'
        ? [String(value).slice(0, longestValue)]
        : []
    }),
  })),
})

/** A name as SQL writes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
