/** How may rows be counted? What somebody asks for, and the refusal of what makes no sense. */

import { TutelaError } from '../core/error'
import { combinationsOf } from './generalize'
import type { Hierarchy } from './hierarchy'

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

const mostCombinations = 10_000

/** Throws `input/invalid` for options that make no sense, with the place of the first. */
export const checkOptions = ({ columns, k, people, diverse, mostLeftOut = 0 }: AggregateOptions): void => {
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
