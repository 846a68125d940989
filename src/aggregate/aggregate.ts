/**
 * What may be told of many customers together? Counts of groups that are alike only in generalised columns, none of under
 * k people, with totals that give none away. It reads rows and tells counts; it knows no vault, and adds no noise.
 */

import { TutelaError } from '../core/error'
import type { Crowd } from './crowd'
import { type Alike, anyLabel, type Choice, chooseLevels, combinationsOf, shownColumns } from './generalize'
import { type Hierarchy, unknownLabel } from './hierarchy'
import type { Told } from './suppress'

/** What to count, and how small a group may be. */
export interface AggregateOptions {
  /** The columns by which somebody could be recognised, in the order in which totals are told, each with its levels. */
  readonly columns: { readonly [column: string]: Hierarchy }
  /** The fewest people in anything that is told; 2 at least. */
  readonly k: number
  /** Whose rows they are: one person a row, or the column that says who. */
  readonly people: 'one-a-row' | { readonly column: string }
  /** Columns of which every told group must hold at least `l` different values (l-diversity). They are not told. */
  readonly diverse?: { readonly columns: readonly string[]; readonly l: number }
  /** The largest share of rows that may be left out, between 0 and 1, before columns become coarser; a tenth unless told. */
  readonly mostLeftOut?: number
}

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

/** Rows by the labels of all their levels; whoever isn't named counts as one and the same person. */
const gatherAlike = (
  rows: readonly { readonly [column: string]: unknown }[],
  { columns, people, diverse }: AggregateOptions,
): readonly Alike[] => {
  const found = new Map<string, { labels: Alike['labels']; crowd: OpenCrowd }>()
  const numberOfPerson = numbering()
  const sensitive = (diverse?.columns ?? []).map((column) => ({ column, numberOf: numbering() }))
  rows.forEach((row, at) => {
    const labels = Object.entries(columns).map(([column, hierarchy]) =>
      hierarchy.map(({ labelOf }) => labelOf(ownValue(row, column)) ?? unknownLabel),
    )
    const key = JSON.stringify(labels)
    const known = found.get(key)
    const crowd = known?.crowd ?? { rows: 0, people: new Set(), values: sensitive.map(() => new Set()) }
    if (known === undefined) found.set(key, { labels, crowd })
    crowd.rows += 1
    crowd.people.add(people === 'one-a-row' ? at : numberOfPerson(ownValue(row, people.column)))
    sensitive.forEach(({ column, numberOf }, place) => {
      const value = ownValue(row, column)
      // what isn't known is no value of its own
      if (value !== undefined && value !== null) crowd.values[place]?.add(numberOf(value))
    })
  })
  return [...found.values()]
}

interface OpenCrowd extends Crowd {
  rows: number
  readonly people: Set<number>
  readonly values: readonly Set<number>[]
}

const ownValue = (row: { readonly [column: string]: unknown }, column: string): unknown =>
  Object.hasOwn(row, column) ? row[column] : undefined

/** A number for each different text or number; everything else shares one, so that it never adds to a crowd. */
const numbering = (): ((value: unknown) => number) => {
  const numbers = new Map<unknown, number>()
  return (value) => {
    const key =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
}

const mostCombinations = 10_000

const checkOptions = ({ columns, k, people, diverse, mostLeftOut = 0 }: AggregateOptions): void => {
  const names = Object.keys(columns)
  const refuse = (path: string, remedy: string): never => {
    throw new TutelaError({
      kind: 'input/invalid',
      message: 'the rows cannot be counted like this',
      remedy,
      where: { path },
    })
  }
  if (!Number.isSafeInteger(k) || k < 2) refuse('k', 'give a whole number of people, 2 at least')
  if (names.length === 0) refuse('columns', 'name a column at least')
  if (combinationsOf(Object.values(columns)) > mostCombinations)
    refuse('columns', 'give fewer columns or levels: their combinations are over 10,000')
  if (diverse !== undefined && (!Number.isSafeInteger(diverse.l) || diverse.l < 1))
    refuse('diverse.l', 'give a whole number of values, 1 at least')
  if (!(mostLeftOut >= 0 && mostLeftOut <= 1)) refuse('mostLeftOut', 'give a share between 0 and 1')
  for (const hidden of [...(people === 'one-a-row' ? [] : [people.column]), ...(diverse?.columns ?? [])])
    if (names.includes(hidden)) refuse(`columns.${hidden}`, 'take out the column that must not be told')
}
