/** Are the hashes that a log keeps the ones its events have? Those of leaves stand with the entries; those above are computed anew here. */

import { isSame } from './bytes'
import type { LogEntry, LogFault } from './log-fault'
import { emptyTree, growTree, rootOf } from './merkle'
import type { ReadTiles } from './prove'
import { growTiles, tileWidth } from './tiles'

/** Takes the entries of a log in order. It keeps one hash for each full tile of leaves. */
export interface TileCheck {
  readonly add: (entry: LogEntry) => void
  /** `size` is how many leaves the log says to have in its tiles; `read` gives the tiles above them. */
  readonly end: (read: ReadTiles, size: number) => Promise<readonly LogFault[]>
}

/** Starts a check. What an entry's own tile says is taken as it is: that it isn't the entry's hash is told elsewhere. */
export const createTileCheck = (): TileCheck => {
  const above: Uint8Array[] = []
  let tile = emptyTree
  let lacks = Infinity // the first position whose hash no tile has
  let count = 0
  return {
    add: ({ hash, tile: kept }) => {
      if (kept === undefined) lacks = Math.min(lacks, count)
      count += 1
      tile = growTree(tile, [kept ?? hash])
      if (tile.size < tileWidth) return
      above.push(rootOf(tile))
      tile = emptyTree
    },
    end: async (read, size) => {
      if (lacks < size) return [{ kind: 'tiles', position: lacks, size }]
      const expected = growTiles(0, [], above).map((each) => ({ ...each, level: each.level + 1 }))
      const kept = await read(expected)
      const isWhole = expected.every(({ level, number, hashes }) =>
        kept.some((each) => each.level === level && each.number === number && isSame(each.hashes, hashes)),
      )
      return isWhole || size < tileWidth ? [] : [{ kind: 'tiles', size }]
    },
  }
}
