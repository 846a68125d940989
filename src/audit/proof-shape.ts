/**
 * Which parts of a tree does a proof name? Ranges of leaves, each a subtree whose hash stands in the proof (RFC 6962, sections
 * 2.1.1 and 2.1.2). It knows sizes alone and no hash: where hashes come from is the caller's.
 */

import { TutelaError } from '../core/error'

/** The leaves from `start` up to but not including `end`. */
export interface LeafRange {
  readonly start: number
  readonly end: number
}

/** A full subtree: the leaves from `index * 2 ** level`, `2 ** level` of them. */
export interface TreeNode {
  readonly level: number
  readonly index: number
}

/** The ranges that prove the leaf at `position` to be in the tree of `size` leaves. Throws `input/invalid` where it isn't. */
export const inclusionShape = (position: number, size: number): readonly LeafRange[] => {
  if (!isCount(position) || !isCount(size) || position >= size) throw outside('position')
  const ranges: LeafRange[] = []
  for (let range: LeafRange = { start: 0, end: size }; range.end - range.start > 1; ) {
    const [left, right] = halves(range)
    ranges.push(position < left.end ? right : left)
    range = position < left.end ? left : right
  }
  return ranges.reverse()
}

/** The ranges that prove the tree of `before` leaves to be the start of the one of `size`. Throws `input/invalid` likewise. */
export const consistencyShape = (before: number, size: number): readonly LeafRange[] => {
  if (!isCount(before) || !isCount(size) || before > size) throw outside('size')
  if (before === 0 || before === size) return []
  const ranges: LeafRange[] = []
  let range: LeafRange = { start: 0, end: size }
  while (range.end !== before) {
    const [left, right] = halves(range)
    ranges.push(before <= left.end ? right : left)
    range = before <= left.end ? left : right
  }
  return (range.start === 0 ? ranges : [...ranges, range]).reverse()
}

/** The full subtrees of a range that a tree has, the largest first. */
export const nodesOf = ({ start, end }: LeafRange): readonly TreeNode[] => {
  const nodes: TreeNode[] = []
  for (let from = start; from < end; ) {
    const level = Math.floor(Math.log2(end - from))
    const exact = 2 ** level > end - from ? level - 1 : level
    nodes.push({ level: exact, index: from / 2 ** exact })
    from += 2 ** exact
  }
  return nodes
}

/** A range in its two subtrees: the left one is the largest power of two that is smaller than the whole. */
const halves = ({ start, end }: LeafRange): readonly [LeafRange, LeafRange] => {
  let half = 1
  while (half * 2 < end - start) half *= 2
  return [
    { start, end: start + half },
    { start: start + half, end },
  ]
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

const outside = (what: 'position' | 'size'): TutelaError =>
  new TutelaError({
    kind: 'input/invalid',
    message: `the log has no such ${what}`,
    remedy: `give a ${what} that is inside the log`,
  })
