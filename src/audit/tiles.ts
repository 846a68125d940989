/**
 * How are a tree's hashes kept, so that a proof reads a few of them? In tiles of 256 hashes side by side (C2SP tlog-tiles): level 0
 * holds leaf hashes, each hash of a higher level stands for a full tile below. A tile only ever grows, until it is full.
 */

import { TutelaError } from '../core/error'
import { joinPeaks, nodeHash } from './merkle'
import { type LeafRange, nodesOf, type TreeNode } from './proof-shape'

/** Where a tile is: its level, and its number in the level, both from 0. */
export interface TilePlace {
  readonly level: number
  readonly number: number
}

/** A tile and its hashes, 32 bytes each, at most 256 of them. */
export interface Tile extends TilePlace {
  readonly hashes: Uint8Array
}

/** How many hashes a full tile has. */
export const tileWidth = 256

/** The tiles that a tree of `size` leaves hasn't filled yet: what it takes to make it grow. */
export const openTiles = (size: number): readonly TilePlace[] => {
  const places: TilePlace[] = []
  for (let [level, count] = [0, size]; count > 0; [level, count] = [level + 1, Math.floor(count / tileWidth)])
    if (count % tileWidth > 0) places.push({ level, number: Math.floor(count / tileWidth) })
  return places
}

/** Every tile that changes when leaves are added to a tree whose `openTiles` are given. Throws `audit/broken` where one is missing or short. */
export const growTiles = (
  size: number,
  open: readonly Tile[],
  leaves: readonly Uint8Array[],
): readonly Tile[] => {
  const changed: Tile[] = []
  let [level, count, added] = [0, size, leaves]
  while (added.length > 0) {
    const above: Uint8Array[] = []
    let [number, width] = [Math.floor(count / tileWidth), count % tileWidth]
    let hashes = new Uint8Array(tileWidth * 32)
    const before = open.find((tile) => tile.level === level && tile.number === number)
    if (width > 0) {
      if (before === undefined || before.hashes.length < width * 32) throw missingTile
      hashes.set(before.hashes.subarray(0, width * 32))
    }
    for (const hash of added) {
      hashes.set(hash, width * 32)
      width += 1
      if (width < tileWidth) continue
      changed.push({ level, number, hashes })
      above.push(hashInTile(hashes, 0, tileWidth))
      ;[number, width, hashes] = [number + 1, 0, new Uint8Array(tileWidth * 32)]
    }
    if (width > 0) changed.push({ level, number, hashes: hashes.slice(0, width * 32) })
    ;[level, count, added] = [level + 1, Math.floor(count / tileWidth), above]
  }
  return changed
}

/** The tiles in which the hashes of these ranges are, each once. */
export const tilesOf = (ranges: readonly LeafRange[]): readonly TilePlace[] => {
  const places = new Map<string, TilePlace>()
  for (const node of ranges.flatMap(nodesOf)) {
    const { level, number } = placeOf(node)
    places.set(`${level}/${number}`, { level, number })
  }
  return [...places.values()]
}

/** The hash of a range of leaves out of its tiles; undefined where one of them is missing or too short. */
export const hashOfRange = (range: LeafRange, tiles: readonly Tile[]): Uint8Array | undefined => {
  const hashes = nodesOf(range).map((node) => {
    const { level, number, start, width } = placeOf(node)
    const tile = tiles.find((each) => each.level === level && each.number === number)
    if (tile === undefined || tile.hashes.length < (start + width) * 32) return undefined
    return hashInTile(tile.hashes, start, width)
  })
  const known = hashes.filter((hash) => hash !== undefined)
  return known.length < hashes.length ? undefined : joinPeaks(known)
}

/**
 * Where a tile is served, below a log's prefix; `width` is that of a partial tile (C2SP tlog-tiles).
 *
 * @example
 * ```ts
 * tilePath({ level: 1, number: 1234067 }) // 'tile/1/x001/x234/067'
 * ```
 */
export const tilePath = ({ level, number }: TilePlace, width = tileWidth): string => {
  const digits = String(number)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  const path = groups.map((group, index) => (index < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${path}${width < tileWidth ? `.p/${width}` : ''}`
}

/** Told where hashes that a log must have kept aren't there. */
export const missingTile: TutelaError = new TutelaError({
  kind: 'audit/broken',
  message: 'hashes of the log are missing',
  remedy: 'verify the log, which tells what was changed',
})

const placeOf = ({
  level,
  index,
}: TreeNode): TilePlace & { readonly start: number; readonly width: number } => {
  const width = 2 ** (level % 8)
  const first = index * width
  return {
    level: Math.floor(level / 8),
    number: Math.floor(first / tileWidth),
    start: first % tileWidth,
    width,
  }
}

/** The hash over `width` hashes of a tile, a power of two of them. */
const hashInTile = (hashes: Uint8Array, start: number, width: number): Uint8Array => {
  if (width === 1) return hashes.slice(start * 32, start * 32 + 32)
  const half = width / 2
  return nodeHash(hashInTile(hashes, start, half), hashInTile(hashes, start + half, half))
}
