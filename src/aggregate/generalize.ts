/** How coarse must the columns be? The finest levels at which few enough rows are left out; all combinations are tried, cheapest first. */

import { type Crowd, type Floor } from './crowd'
import type { Hierarchy } from './hierarchy'
import { branchOf, type Told, tellLarge } from './suppress'

/** The label of the coarsest level, which every value is. */
export const anyLabel = '*'

/** Rows that are alike in all columns: for each column the labels from fine to coarse. */
export interface Alike {
  readonly labels: readonly (readonly string[])[]
  readonly crowd: Crowd
}

/** A choice of one level for each column, and what can be told at it. */
export interface Choice {
  /** By column: the place of its level; past the last one is `*`. */
  readonly levels: readonly number[]
  /** Between 0, everything as fine as it can be, and 1, everything `*`. */
  readonly loss: number
  readonly told: readonly Told[]
}

/**
 * The choice with the least loss at which at most `mostLeftOut` rows are in no finest group; among equals the one that
 * leaves out the fewest, then the one that is finest in the first columns. Everything `*` always does, if anything does.
 */
export const chooseLevels = (
  alike: readonly Alike[],
  hierarchies: readonly Hierarchy[],
  limits: Floor & { readonly mostLeftOut: number },
): Choice => {
  let best: (Choice & { readonly leftOut: number }) | undefined
  for (const { levels, loss } of candidatesOf(hierarchies)) {
    if (best !== undefined && loss > best.loss + 1e-9) break
    const told = tellAt(alike, hierarchies, levels, limits)
    const leftOut = told.reduce((sum, group) => sum + group.leftOut, 0)
    if (leftOut > limits.mostLeftOut) continue
    if (best === undefined || leftOut < best.leftOut) best = { levels, loss, told, leftOut }
  }
  return best ?? { levels: hierarchies.map(({ length }) => length), loss: 1, told: [] }
}

/** How many combinations of levels there are. */
export const combinationsOf = (hierarchies: readonly Hierarchy[]): number =>
  hierarchies.reduce((product, { length }) => product * (length + 1), 1)

/** The columns that are not `*` at some levels. */
export const shownColumns = (
  hierarchies: readonly Hierarchy[],
  levels: readonly number[],
): readonly number[] =>
  levels.flatMap((level, column) => (level < (hierarchies[column]?.length ?? 0) ? [column] : []))

const tellAt = (
  alike: readonly Alike[],
  hierarchies: readonly Hierarchy[],
  levels: readonly number[],
  floor: Floor,
): readonly Told[] => {
  const columns = shownColumns(hierarchies, levels)
  const leaves = alike.map(({ labels, crowd }) => ({
    labels: columns.map((column) => labels[column]?.[levels[column] ?? 0] ?? anyLabel),
    crowd,
  }))
  return tellLarge(branchOf(leaves), floor)
}

/** Every combination of levels, by its loss: the mean over the columns of how far up each one is. */
const candidatesOf = (
  hierarchies: readonly Hierarchy[],
): readonly { readonly levels: readonly number[]; readonly loss: number }[] => {
  let all: readonly (readonly number[])[] = [[]]
  for (const { length } of hierarchies)
    all = all.flatMap((levels) => Array.from({ length: length + 1 }, (_, level) => [...levels, level]))
  return all
    .map((levels) => ({
      levels,
      loss:
        levels.reduce((sum, level, at) => sum + level / (hierarchies[at]?.length || 1), 0) / levels.length,
    }))
    .sort((one, other) => one.loss - other.loss) // stable: equals stay in the order of their columns
}
