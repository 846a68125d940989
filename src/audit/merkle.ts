/**
 * What is the one hash of a whole log? The root of the Merkle tree over its leaves (RFC 6962, section 2.1). It is kept as the
 * few roots of its full subtrees, so that a log grows without being read again; proofs are `proof`'s.
 */

import { sha256 } from '../crypto/digest'

/** A tree as the roots of its full subtrees, the largest first: a compact range from the first leaf. */
export interface Tree {
  readonly size: number
  readonly peaks: readonly Uint8Array[]
}

/** The tree of an empty log. */
export const emptyTree: Tree = { size: 0, peaks: [] }

/**
 * The tree after more leaves, given by their hashes; the tree that was given stays.
 *
 * @example
 * ```ts
 * rootOf(growTree(emptyTree, [hashOfLeaf('{}')]))
 * ```
 */
export const growTree = (tree: Tree, leaves: readonly Uint8Array[]): Tree => {
  const peaks = [...tree.peaks]
  let size = tree.size
  for (const leaf of leaves) {
    let hash = leaf
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = peaks.pop()
      if (left !== undefined) hash = nodeHash(left, hash)
    }
    peaks.push(hash)
    size += 1
  }
  return { size, peaks }
}

/** The root of a tree, 32 bytes; of an empty one the hash of nothing. */
export const rootOf = ({ peaks }: Tree): Uint8Array => joinPeaks(peaks) ?? sha256(new Uint8Array(0))

/** One root over several subtrees, the largest first; undefined where there is none. */
export const joinPeaks = (peaks: readonly Uint8Array[]): Uint8Array | undefined => {
  let root = peaks.at(-1)
  for (let at = peaks.length - 2; at >= 0; at -= 1) {
    const left = peaks[at]
    if (left !== undefined && root !== undefined) root = nodeHash(left, root)
  }
  return root
}

/** The hash over two subtrees: SHA-256 of a one byte, the left and the right hash (RFC 6962, section 2.1). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  node.set(left, 1)
  node.set(right, 33)
  return sha256(node)
}

/** Every node is written here before it is hashed: one buffer, since a tree hashes as many nodes as it has leaves. */
const node = new Uint8Array(65).fill(1, 0, 1)
