/** How are thousands of differing combinations told in a few lines? As products of names: each group holds every combination of its names, and no other. */

import type { ComparedAction, DifferingRow } from './differing-rows'
import { type Direction, directionOf, type Way } from './way'

/** Combinations that undergo the same change: each of these actors, purposes, items and ways through. */
export interface ChangeGroup {
  readonly direction: Direction
  readonly action: ComparedAction
  readonly actors: readonly string[]
  readonly purposes: readonly string[]
  readonly items: readonly string[]
  /** Channels of a collection, recipients of a disclosure. */
  readonly through: readonly string[]
  readonly base: Way | undefined
  readonly head: Way | undefined
}

/** The groups of the rows, the widened ones first, otherwise in the order of their names. */
export const foldRows = (rows: readonly DifferingRow[]): readonly ChangeGroup[] => {
  const single = rows.map((row) => ({
    direction: directionOf(row.base, row.head),
    action: row.action,
    actors: [row.actor],
    purposes: [row.purpose],
    items: row.items,
    through: row.through,
    base: row.base,
    head: row.head,
  }))
  const folded = foldBy('purposes', foldBy('actors', foldBy('through', single)))
  return foldBy('actors', foldBy('items', folded)).toSorted(
    (left, right) =>
      directions.indexOf(left.direction) - directions.indexOf(right.direction) ||
      compareText(nameOf(left), nameOf(right)),
  )
}

const directions: readonly Direction[] = ['widened', 'changed', 'narrowed']

/** Joins groups that differ in one list of names alone. */
const foldBy = (
  list: 'actors' | 'purposes' | 'items' | 'through',
  groups: readonly ChangeGroup[],
): readonly ChangeGroup[] => {
  const joined = new Map<string, { readonly group: ChangeGroup; readonly names: Set<string> }>()
  for (const group of groups) {
    const key = nameOf({ ...group, [list]: [] })
    const known = joined.get(key)
    if (known === undefined) joined.set(key, { group, names: new Set(group[list]) })
    else for (const name of group[list]) known.names.add(name)
  }
  return [...joined.values()].map(({ group, names }) => ({ ...group, [list]: [...names].toSorted() }))
}

/** What tells a group from others, in an order that doesn't hang on the policies' own. */
export const nameOf = ({ action, actors, purposes, items, through, base, head }: ChangeGroup): string =>
  JSON.stringify([action, actors, purposes, through, items, base ?? null, head ?? null])

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
