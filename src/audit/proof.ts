/**
 * Do two people see the same log? A proof of a few hashes shows that a leaf is in it, or that a later log only extends an earlier one.
 * Checked as RFC 9162 says (2.1.3.2 and 2.1.4.2), by whoever holds the roots; nothing else is needed.
 */

import { isSame } from './bytes'
import { nodeHash } from './merkle'

/** That a leaf is at a position of a tree. */
export interface InclusionProof {
  readonly position: number
  readonly size: number
  readonly hashes: readonly Uint8Array[]
}

/** That the tree of `before` leaves is the start of the tree of `size` leaves. */
export interface ConsistencyProof {
  readonly before: number
  readonly size: number
  readonly hashes: readonly Uint8Array[]
}

/**
 * Is the leaf with this hash at the proof's position in the tree with this root? False for every other case, malformed proofs too.
 *
 * @example
 * ```ts
 * provesInclusion({ position: 0, size: 1, hashes: [] }, leaf, leaf) // true; a single leaf is its root
 * ```
 */
export const provesInclusion = (proof: InclusionProof, leaf: Uint8Array, root: Uint8Array): boolean => {
  const { position, size, hashes } = proof
  if (!isCount(position) || !isCount(size) || position >= size || !areHashes([leaf, root, ...hashes]))
    return false
  let [first, last, hash] = [position, size - 1, leaf]
  for (const other of hashes) {
    if (last === 0) return false
    if (isOdd(first) || first === last) {
      hash = nodeHash(other, hash)
      while (!isOdd(first) && first !== 0) [first, last] = [half(first), half(last)]
    } else hash = nodeHash(hash, other)
    ;[first, last] = [half(first), half(last)]
  }
  return last === 0 && isSame(hash, root)
}

/** Is the tree with the root `before` the start of the tree with the root `after`, at the proof's sizes? */
export const provesConsistency = (
  proof: ConsistencyProof,
  before: Uint8Array,
  after: Uint8Array,
): boolean => {
  const { size, hashes } = proof
  if (!isCount(proof.before) || !isCount(size) || proof.before > size) return false
  if (!areHashes([before, after, ...hashes])) return false
  if (proof.before === size) return hashes.length === 0 && isSame(before, after)
  if (proof.before === 0) return hashes.length === 0
  const path = isPowerOfTwo(proof.before) ? [before, ...hashes] : hashes
  let [first, last] = [proof.before - 1, size - 1]
  while (isOdd(first)) [first, last] = [half(first), half(last)]
  const [start, ...rest] = path
  if (start === undefined) return false
  let [old, young] = [start, start]
  for (const other of rest) {
    if (last === 0) return false
    if (isOdd(first) || first === last) {
      old = nodeHash(other, old)
      young = nodeHash(other, young)
      while (!isOdd(first) && first !== 0) [first, last] = [half(first), half(last)]
    } else young = nodeHash(young, other)
    ;[first, last] = [half(first), half(last)]
  }
  return last === 0 && isSame(old, before) && isSame(young, after)
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
const areHashes = (hashes: readonly Uint8Array[]): boolean =>
  hashes.every((hash) => hash instanceof Uint8Array && hash.length === 32)

// Positions pass 2 ** 31, so no bit operations.
const isOdd = (value: number): boolean => value % 2 === 1
const half = (value: number): number => Math.floor(value / 2)
const isPowerOfTwo = (value: number): boolean => 2 ** Math.round(Math.log2(value)) === value
