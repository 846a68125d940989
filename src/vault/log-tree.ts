/** How does the tree over the log live in a store? As tiles in rows: adding to it reads the few that aren't full, a proof reads a few more. */

import { TutelaError } from '../core/error'
import { isSame } from '../audit/bytes'
import type { LogHead } from '../audit/log-fault'
import { emptyTree, rootOf } from '../audit/merkle'
import { growTiles, hashOfRange, openTiles, type Tile, type TilePlace } from '../audit/tiles'
import type { ReadTiles } from '../audit/prove'
import type { Transaction } from '../store/store'
import type { RowOf } from '../store/tables'

/** The log's row; where there is none yet, that of an empty log, at version 0. */
export const readLogRow = async (transaction: Transaction): Promise<RowOf<'log'>> =>
  (await transaction.get('log', treeKey)) ?? { ...treeKey, size: 0, head: rootOf(emptyTree), version: 0 }

/** Did the first version write this log, and has nobody sequenced it since? Then it has positions, and no tree. */
export const isFirstFormat = async (transaction: Transaction): Promise<boolean> =>
  (await transaction.get('log', firstKey)) !== undefined

/** Adds leaves to the tree and moves the log's row, if it still is as it was read. `audit/broken` where the tiles don't give its root. */
export const growLog = async (
  transaction: Transaction,
  log: RowOf<'log'>,
  leaves: readonly Uint8Array[],
): Promise<LogHead> => {
  const open = await tileReader(transaction)(openTiles(log.size))
  if (log.size > 0 && !isSame(rootOfTiles(log.size, open), log.head)) throw new TutelaError(brokenTree)
  const changed = growTiles(log.size, open, leaves)
  for (const { level, number, hashes } of changed) {
    const key = tileKey({ level, number })
    if (open.some((tile) => tile.level === level && tile.number === number))
      await transaction.update('tile', key, {}, { hashes })
    else await transaction.insert('tile', [{ ...key, hashes }])
  }
  const size = log.size + leaves.length
  const root = rootOfTiles(size, [...changed, ...open])
  if (root === undefined) throw new TutelaError(brokenTree)
  await moveLog(transaction, log, { size, root })
  return { size, root }
}

/** Reads tiles in a transaction. */
export const tileReader =
  (transaction: Transaction): ReadTiles =>
  async (places) => {
    const tiles: Tile[] = []
    for (const place of places) {
      const row = await transaction.get('tile', tileKey(place))
      if (row !== undefined) tiles.push({ ...place, hashes: row.hashes })
    }
    return tiles
  }

/** Told where the kept hashes of the log don't fit what it says of itself. */
export const brokenTree = {
  kind: 'audit/broken',
  message: 'the hashes of the log are not those of its events',
  remedy: 'verify the log, which tells what was changed; nothing was added to it',
} as const

const treeKey = { customer: '', id: 'tree' }
const firstKey = { customer: '', id: 'events' }

const tileKey = ({ level, number }: TilePlace) => ({ customer: '', level, number })

const rootOfTiles = (size: number, tiles: readonly Tile[]): Uint8Array | undefined =>
  hashOfRange({ start: 0, end: size }, tiles)

const moveLog = async (transaction: Transaction, log: RowOf<'log'>, to: LogHead): Promise<void> => {
  const changes = { size: to.size, head: to.root, version: log.version + 1 }
  if (log.version > 0) {
    const moved = await transaction.update('log', treeKey, { version: log.version }, changes)
    if (!moved) throw new TutelaError(overtaken)
    return
  }
  await transaction.delete('log', [firstKey])
  await transaction.insert('log', [{ ...treeKey, ...changes }])
}

const overtaken = {
  kind: 'store/conflict',
  message: 'another process gave events their positions meanwhile',
  remedy: 'try again',
} as const
