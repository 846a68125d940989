/** Who is behind what was told? A plain recount from the rows and the report's level names, which shares no code with the library. */

import type { Aggregate, AggregateOptions } from '../../src/aggregate/index'
import type { Row } from './rows'

export type Told = Extract<Aggregate, { readonly outcome: 'told' }>

/** The rows that share a group's labels. */
export const rowsIn = (
  rows: readonly Row[],
  options: AggregateOptions,
  { report }: Told,
  values: Readonly<Record<string, string>>,
): readonly Row[] =>
  rows.filter((row) =>
    Object.entries(values).every(([column, label]) => labelOf(row, column, options, report) === label),
  )

/** A row's label in a column, at the level that the report names. */
export const labelOf = (
  row: Row,
  column: string,
  options: AggregateOptions,
  report: Told['report'],
): string => {
  const level = options.columns[column]?.find(({ name }) => name === report.levels[column])
  return level === undefined ? '*' : (level.labelOf(row[column]) ?? 'unknown')
}

/** How many people rows are of. */
export const peopleIn = (rows: readonly Row[], { people }: AggregateOptions): number =>
  people === 'one-a-row' ? rows.length : new Set(rows.map((row) => row[people.column])).size

/** Is this enough to be told? */
export const isEnough = (rows: readonly Row[], options: AggregateOptions): boolean =>
  peopleIn(rows, options) >= options.k &&
  (options.diverse?.columns ?? []).every(
    (column) => new Set(rows.map((row) => row[column])).size >= (options.diverse?.l ?? 1),
  )
