/** How is an event of an exported log proven? The tree is made anew from its hashes, up to the last checkpoint in the file. */

import { TutelaError } from '../core/error'
import { isSame } from './bytes'
import { peekCheckpoint } from './checkpoint'
import type { LogSource } from './export'
import { emptyTree, growTree, rootOf } from './merkle'
import type { EventProof } from './proof-text'
import { proveInclusion } from './prove'
import { growTiles } from './tiles'

/**
 * Proves the event at a position. Rejects with `record/missing` where no checkpoint is in the log, `audit/broken` where the last one
 * isn't the log's, `input/invalid` for a position that it doesn't cover.
 */
export const proveFromExport = async (source: LogSource, position: number): Promise<EventProof> => {
  const checkpoint = source.notes.at(-1)
  const known = checkpoint === undefined ? undefined : peekCheckpoint(checkpoint)
  if (checkpoint === undefined || known === undefined) throw new TutelaError(noCheckpoint)
  const hashes: Uint8Array[] = []
  let leaf = ''
  await source.read((entry) => {
    if (entry.position === position) leaf = entry.leaf
    if (entry.position !== undefined && hashes.length < known.size) hashes.push(entry.hash)
  })
  if (!isSame(rootOf(growTree(emptyTree, hashes)), known.root)) throw new TutelaError(brokenLog)
  const tiles = growTiles(0, [], hashes)
  const proof = await proveInclusion(async () => tiles, position, known.size)
  return { position, leaf, hashes: proof.hashes, checkpoint }
}

const noCheckpoint = {
  kind: 'record/missing',
  message: 'the log has no checkpoint yet',
  remedy: 'let a vault with a `signer` make one, and export it again',
} as const

const brokenLog = {
  kind: 'audit/broken',
  message: 'the events are not those that the last checkpoint covers',
  remedy: 'verify the log, which tells what was changed',
} as const
