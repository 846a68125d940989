/** Is a log sound, wherever it was read from? Its entries, its kept hashes where there are any, its own checkpoints, and those held elsewhere. */

import { isSame } from './bytes'
import { createTileCheck } from './check-tiles'
import { openCheckpoint, peekCheckpoint } from './checkpoint'
import type { LogSource } from './export'
import type { LogFault, LogHead } from './log-fault'
import type { NoteVerifier } from './note'
import type { ReadTiles } from './prove'
import { createLogCheck, readLeaf } from './verify'

/** What a log is held to. */
export interface Scrutiny {
  /** Heads of checkpoints that were kept elsewhere and are believed. */
  readonly kept?: readonly LogHead[]
  /** The log's own keys: with them its own checkpoints must be signed, without them they must only fit. */
  readonly verifiers?: readonly NoteVerifier[]
  /** Reads the kept hashes above the leaves, where the log has them. */
  readonly tiles?: ReadTiles
  readonly patience?: number
}

/** Where a log stands by its events, and everything that is wrong with it. */
export interface LogVerdict extends LogHead {
  /** Events without a position yet, and since when the oldest of them waits. */
  readonly pending: number
  readonly pendingSince?: number
  /** Events about customers who were erased since: they can't be said to be in order, only to stand. */
  readonly erased: number
  /** How many of its own checkpoints are signed by the keys that were given. */
  readonly signed: number
  readonly faults: readonly LogFault[]
}

/**
 * Checks a whole log.
 *
 * @example
 * ```ts
 * const { faults } = await judgeLog(log, { kept: [checkpoint], verifiers: [verifier] })
 * ```
 */
export const judgeLog = async (source: LogSource, scrutiny: Scrutiny = {}): Promise<LogVerdict> => {
  const { kept = [], verifiers = [], patience } = scrutiny
  const own = readNotes(source.notes, verifiers)
  const heads = [...kept, ...own.heads.filter((head) => !isAmong(head, kept))]
  const check = createLogCheck({ heads, ...(patience === undefined ? {} : { patience }) })
  const tiles = createTileCheck()
  const waiting: number[] = []
  const claimed = await source.read((entry) => {
    check.add(entry)
    if (entry.position === undefined) waiting.push(entry.row?.at ?? readLeaf(entry.leaf)?.at ?? Infinity)
    else tiles.add(entry)
  })
  const { size, root, erased, faults } = check.end(claimed)
  const above = scrutiny.tiles === undefined ? [] : await tiles.end(scrutiny.tiles, claimed?.size ?? 0)
  return {
    size,
    root,
    erased,
    pending: waiting.length,
    ...(waiting.length === 0 ? {} : { pendingSince: waiting.reduce((one, other) => Math.min(one, other)) }),
    signed: verifiers.length === 0 ? 0 : own.heads.length,
    faults: [...faults, ...above, ...own.faults],
  }
}

/** What the log's own checkpoints say; a log must fit even those that nobody asked to be signed. */
const readNotes = (
  notes: readonly string[],
  verifiers: readonly NoteVerifier[],
): { readonly heads: readonly LogHead[]; readonly faults: readonly LogFault[] } => {
  const heads: LogHead[] = []
  const faults: LogFault[] = []
  for (const note of notes) {
    const seen = peekCheckpoint(note)
    const isBelieved = verifiers.length === 0 || openCheckpoint(note, verifiers).outcome === 'verified'
    if (seen !== undefined && isBelieved) heads.push(seen)
    else faults.push({ kind: 'checkpoint', ...(seen === undefined ? {} : { size: seen.size }) })
  }
  return { heads, faults }
}

const isAmong = (head: LogHead, heads: readonly LogHead[]): boolean =>
  heads.some(({ size, root }) => size === head.size && isSame(root, head.root))
