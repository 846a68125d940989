/**
 * Which groups may be told beside their totals? A tree of groups within groups, from the whole down: small groups are left
 * out, and larger ones with them until what is left out is large itself, so that no total less the groups shows a small one.
 */

import { type Crowd, type Floor, isLarge, mergeCrowds, peopleOf } from './crowd'

/** A group, the groups inside it, and what they have in common: one label for each level of the tree down to here. */
export interface Branch {
  readonly labels: readonly string[]
  readonly crowd: Crowd
  readonly inside: readonly Branch[]
}

/** A group that is told. */
export interface Told {
  readonly labels: readonly string[]
  readonly rows: number
  /** Rows of groups inside it that are not told: none, or those of a crowd that is large itself. */
  readonly leftOut: number
  /** Nothing is inside it. */
  readonly isFinest: boolean
}

/** The tree of labelled crowds, all with the same number of labels; branches come in the order of their labels. */
export const branchOf = (
  leaves: readonly { readonly labels: readonly string[]; readonly crowd: Crowd }[],
  labels: readonly string[] = [],
): Branch => {
  const depth = labels.length
  const parts = new Map<string, (typeof leaves)[number][]>()
  for (const leaf of leaves) {
    const label = leaf.labels[depth]
    if (label === undefined) continue
    const part = parts.get(label)
    if (part === undefined) parts.set(label, [leaf])
    else part.push(leaf)
  }
  const inside = [...parts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([label, part]) => branchOf(part, [...labels, label]))
  return {
    labels,
    inside,
    crowd: mergeCrowds(
      inside.length > 0 ? inside.map(({ crowd }) => crowd) : leaves.map(({ crowd }) => crowd),
    ),
  }
}

/** The groups of a tree that may be told, each before those inside it; none where the whole is too small. */
export const tellLarge = (branch: Branch, floor: Floor): readonly Told[] =>
  isLarge(branch.crowd, floor) ? tellBranch(branch, floor) : []

/** A branch that may be told, and what may be told inside it. */
const tellBranch = ({ labels, crowd, inside }: Branch, floor: Floor): readonly Told[] => {
  const large = inside.filter((each) => isLarge(each.crowd, floor)).sort(bySize)
  const small = inside.filter((each) => !isLarge(each.crowd, floor))
  let leftOut = mergeCrowds(small.map((each) => each.crowd))
  let first = 0
  // Ends at the latest with nothing told inside: what is left out is then the branch, which is large.
  while (leftOut.rows > 0 && !isLarge(leftOut, floor)) {
    const next = large[first]
    if (next === undefined) break
    leftOut = mergeCrowds([leftOut, next.crowd])
    first += 1
  }
  const told = new Set(large.slice(first))
  return [
    { labels, rows: crowd.rows, leftOut: leftOut.rows, isFinest: inside.length === 0 },
    ...inside.filter((each) => told.has(each)).flatMap((each) => tellBranch(each, floor)),
  ]
}

/** The fewest people first: what is left out beside a small group costs least. */
const bySize = (one: Branch, other: Branch): number =>
  peopleOf(one.crowd) - peopleOf(other.crowd) ||
  ((one.labels.at(-1) ?? '') < (other.labels.at(-1) ?? '') ? -1 : 1)
