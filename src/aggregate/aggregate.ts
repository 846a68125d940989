/**
 * What may be told of many customers together? Counts of groups that are alike only in generalised columns, none of under
 * k people, with totals that give none away. It reads rows and tells counts; it knows no vault, and adds no noise.
 */

import { gatherAlike } from './gather'
import { anyLabel, type Choice, chooseLevels, shownColumns } from './generalize'
import type { Hierarchy } from './hierarchy'
import { type AggregateOptions, checkOptions } from './options'
import type { Told } from './suppress'

/** A group and how many rows it has. */
export interface AggregateGroup {
  /** By column: the label that its rows share. Columns that became `*` are not there. */
  readonly values: { readonly [column: string]: string }
  readonly count: number
}

/** A total over groups, and how many of its rows are in no group that is told. */
export interface AggregateTotal extends AggregateGroup {
  /** None, or those of k people and more. */
  readonly leftOut: number
}

/** What may be told, or that there are too few people for anything. */
export type Aggregate =
  | {
      readonly outcome: 'told'
      readonly groups: readonly AggregateGroup[]
      /** The whole first, then by the first column, by the first two, and so on. */
      readonly totals: readonly AggregateTotal[]
      readonly report: AggregateReport
    }
  | { readonly outcome: 'too-few' }

/** What was done to the rows; it may be told with the groups. */
export interface AggregateReport {
  readonly k: number
  readonly rows: number
  /** Rows in no group: none, or those of k people and more. */
  readonly leftOut: number
  /** By column: the name of its level, `*` for nothing left of it. */
  readonly levels: { readonly [column: string]: string }
  /** How coarse the columns became: 0 for the finest levels, 1 for nothing left. */
  readonly loss: number
}

/**
 * Counts rows in groups of at least k people (k-anonymity), at the finest levels of the columns that leave few enough
 * rows out. Totals run over the columns from left to right; what they count beyond the groups is nobody, or k people at
 * least, so no small group comes out of a subtraction. Every row's label is its level's; a value that fits none is
 * `unknown`. Throws `input/invalid` for options that make no sense. Linear in the rows times the combinations of levels,
 * of which there may be 10,000. Clause 5.1.3.
 *
 * @example
 * ```ts
 * aggregate(rows, {
 *   columns: { age: ageBands([5, 10, 20]), home: regionLevels(['province', 'city']) },
 *   k: 10,
 *   people: { column: 'customer' },
 * })
 * ```
 */
export const aggregate = (
  rows: readonly { readonly [column: string]: unknown }[],
  options: AggregateOptions,
): Aggregate => {
  const { k, diverse, mostLeftOut = 0.1 } = options
  checkOptions(options)
  const columns = Object.keys(options.columns)
  const hierarchies = Object.values(options.columns)
  const alike = gatherAlike(rows, options)
  const limits = { k, l: diverse?.l ?? 1, mostLeftOut: Math.floor(mostLeftOut * rows.length) }
  const { told, levels, loss } = chooseLevels(alike, hierarchies, limits)
  const [whole] = told
  if (whole === undefined) return { outcome: 'too-few' }
  const shown = shownColumns(hierarchies, levels).map((column) => columns[column] ?? '')
  const groupOf = ({ labels, rows: count }: Told): AggregateGroup => ({
    values: Object.fromEntries(labels.map((label, at) => [shown[at] ?? '', label])),
    count,
  })
  const totals = told.filter((group) => !group.isFinest || group === whole)
  return {
    outcome: 'told',
    groups: told.filter(({ isFinest }) => isFinest).map(groupOf),
    totals: totals
      .toSorted((one, other) => one.labels.length - other.labels.length)
      .map((total) => ({ ...groupOf(total), leftOut: total.leftOut })),
    report: {
      k,
      rows: whole.rows,
      leftOut: told.reduce((sum, { leftOut }) => sum + leftOut, 0),
      levels: levelNames(columns, hierarchies, levels),
      loss,
    },
  }
}

const levelNames = (
  columns: readonly string[],
  hierarchies: readonly Hierarchy[],
  levels: Choice['levels'],
): AggregateReport['levels'] =>
  Object.fromEntries(
    columns.map((column, at) => [column, hierarchies[at]?.[levels[at] ?? 0]?.name ?? anyLabel]),
  )
