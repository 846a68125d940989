/**
 * How is a proof made without reading the log? From the tiles that hold its hashes: `reader` is asked for those alone, at most a few
 * a level. It doesn't check what it is given; whoever checks the proof against a root does.
 */

import type { ConsistencyProof, InclusionProof } from './proof'
import { consistencyShape, inclusionShape, type LeafRange } from './proof-shape'
import { hashOfRange, missingTile, type Tile, type TilePlace, tilesOf } from './tiles'

/** Gives the tiles at these places; one that doesn't exist is left out. */
export type ReadTiles = (places: readonly TilePlace[]) => Promise<readonly Tile[]>

/**
 * Proves that the leaf at `position` is in the tree of `size` leaves. Rejects with `input/invalid` for a position outside of
 * it, `audit/broken` where a tile is missing.
 *
 * @example
 * ```ts
 * const proof = await proveInclusion(readTiles, 3, 8)
 * proof.hashes.length // 3
 * ```
 */
export const proveInclusion = async (
  read: ReadTiles,
  position: number,
  size: number,
): Promise<InclusionProof> => ({
  position,
  size,
  hashes: await hashesOf(read, inclusionShape(position, size)),
})

/** Proves that the tree of `before` leaves is the start of that of `size`. Rejects as {@link proveInclusion} does. */
export const proveConsistency = async (
  read: ReadTiles,
  before: number,
  size: number,
): Promise<ConsistencyProof> => ({
  before,
  size,
  hashes: await hashesOf(read, consistencyShape(before, size)),
})

/** The root of the tree of the first `size` leaves, from its tiles; a tree of none has no tile and isn't asked for here. */
export const rootFromTiles = async (read: ReadTiles, size: number): Promise<Uint8Array> => {
  const [root] = await hashesOf(read, [{ start: 0, end: size }])
  if (root === undefined) throw missingTile
  return root
}

const hashesOf = async (read: ReadTiles, ranges: readonly LeafRange[]): Promise<readonly Uint8Array[]> => {
  const tiles = await read(tilesOf(ranges))
  return ranges.map((range) => {
    const hash = hashOfRange(range, tiles)
    if (hash === undefined) throw missingTile
    return hash
  })
}
