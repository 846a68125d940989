/** What do root, proofs and tiles say, by the definitions alone? Recursive, slow, straight from RFC 6962 (2.1) and C2SP tlog-tiles. */

import { createHash } from 'node:crypto'

const hash = (...parts: readonly Uint8Array[]): Uint8Array => {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return new Uint8Array(digest.digest())
}

const split = (length: number): number => {
  let largest = 1
  while (largest * 2 < length) largest *= 2
  return largest
}

/** The hash of a leaf. */
export const naiveLeaf = (leaf: Uint8Array): Uint8Array => hash(Uint8Array.of(0), leaf)

/** MTH(D[n]). */
export const naiveRoot = (leaves: readonly Uint8Array[]): Uint8Array => {
  if (leaves.length === 0) return hash()
  if (leaves.length === 1) return naiveLeaf(leaves[0] ?? new Uint8Array(0))
  const k = split(leaves.length)
  return hash(Uint8Array.of(1), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)))
}

/** PATH(m, D[n]). */
export const naivePath = (m: number, leaves: readonly Uint8Array[]): readonly Uint8Array[] => {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return m < k
    ? [...naivePath(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))]
}

/** PROOF(m, D[n]). */
export const naiveProof = (m: number, leaves: readonly Uint8Array[]): readonly Uint8Array[] =>
  naiveSubproof(m, leaves, true)

const naiveSubproof = (m: number, leaves: readonly Uint8Array[], isWhole: boolean): readonly Uint8Array[] => {
  if (m === leaves.length) return isWhole ? [] : [naiveRoot(leaves)]
  const k = split(leaves.length)
  return m <= k
    ? [...naiveSubproof(m, leaves.slice(0, k), isWhole), naiveRoot(leaves.slice(k))]
    : [...naiveSubproof(m - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))]
}

/** The hashes of the tile `number` at `level`, as far as the tree has them. */
export const naiveTile = (
  level: number,
  number: number,
  leaves: readonly Uint8Array[],
): readonly Uint8Array[] => {
  const span = 256 ** level
  const width = Math.min(256, Math.floor(leaves.length / span) - number * 256)
  return Array.from({ length: width }, (_, i) =>
    naiveRoot(leaves.slice((number * 256 + i) * span, (number * 256 + i + 1) * span)),
  )
}
