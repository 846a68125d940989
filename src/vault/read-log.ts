/**
 * How is a whole log read out of a store? Page by page, each in a transaction of its own, so that it may be larger than the memory:
 * events by position with the hashes that their tiles hold, then those that wait. It needs no keys.
 */

import type { LogEntry, LogHead } from '../audit/log-fault'
import { tileWidth } from '../audit/tiles'
import type { Store, Transaction } from '../store/store'
import type { RowOf } from '../store/tables'
import { isFirstFormat, readLogRow } from './log-tree'
import { listPending } from './sequence'

/** Runs a transaction of a read; the caller says how long the store may take. */
export type Transact = Store['transact']

/** What comes after the entries that have a position. */
export interface LogEnd {
  /** What the log says of itself; nothing where the first version wrote it and it wasn't sequenced since. */
  readonly claimed: LogHead | undefined
  /** The entries that wait, by writer and counter. */
  readonly pending: readonly LogEntry[]
}

/** Gives the entries of a log to `take`, by position, and resolves with what comes after them. */
export const readLog = async (transact: Transact, take: (entry: LogEntry) => void): Promise<LogEnd> => {
  for (let next = 0; ; ) {
    const { entries, end } = await transact((transaction) => readPage(transaction, next))
    entries.forEach(take)
    if (end !== undefined) return end
    next = (entries.at(-1)?.position ?? next) + 1
  }
}

/** All checkpoints that were signed of the log, by size. */
export const readCheckpoints = async (transact: Transact): Promise<readonly RowOf<'checkpoint'>[]> => {
  const all: RowOf<'checkpoint'>[] = []
  for (;;) {
    const after = all.at(-1)
    const rows = await transact((transaction) =>
      transaction.list('checkpoint', { equals: { customer: '' }, limit: pageSize, after }),
    )
    all.push(...rows)
    if (rows.length < pageSize) return all
  }
}

/** Four tiles. */
const pageSize = 4 * tileWidth

const readPage = async (
  transaction: Transaction,
  position: number,
): Promise<{ readonly entries: readonly LogEntry[]; readonly end?: LogEnd }> => {
  const rows = await transaction.list('event', {
    index: 'byPosition',
    equals: {},
    from: position,
    limit: pageSize,
  })
  const tiles = await readLeafTiles(transaction, rows)
  const entries = rows.map((row) => entryOf(row, tiles))
  if (rows.length === pageSize) return { entries }
  const pending: LogEntry[] = []
  for (let last: RowOf<'event'> | undefined; ; ) {
    const more = await listPending(transaction, pageSize, last)
    pending.push(...more.map((row) => entryOf(row)))
    last = more.at(-1)
    if (more.length < pageSize) break
  }
  const log = await readLogRow(transaction)
  const isClaimed = log.version > 0 || !(await isFirstFormat(transaction))
  return { entries, end: { claimed: isClaimed ? { size: log.size, root: log.head } : undefined, pending } }
}

const readLeafTiles = async (
  transaction: Transaction,
  rows: readonly RowOf<'event'>[],
): Promise<ReadonlyMap<number, Uint8Array>> => {
  const numbers = rows.map(({ position }) => Math.floor((position ?? 0) / tileWidth))
  const [from, last] = [numbers[0], numbers.at(-1)]
  if (from === undefined || last === undefined) return new Map()
  const tiles = await transaction.list('tile', {
    equals: { customer: '', level: 0 },
    from,
    until: last + 1,
    limit: pageSize,
  })
  return new Map(tiles.map(({ number, hashes }) => [number, hashes]))
}

const entryOf = (row: RowOf<'event'>, tiles?: ReadonlyMap<number, Uint8Array>): LogEntry => {
  const { customer, at, writer, counter, salt, leaf, leaf_hash, position } = row
  const entry = { leaf, hash: leaf_hash, row: { customer, at, writer, counter, salt } }
  if (position === null) return entry
  const start = (position % tileWidth) * 32
  const tile = tiles?.get(Math.floor(position / tileWidth))?.slice(start, start + 32)
  return { ...entry, position, ...(tile?.length === 32 ? { tile } : {}) }
}
