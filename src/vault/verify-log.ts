/** Is the log in a store what was written? Every event, every kept hash, and every checkpoint, against heads that were kept elsewhere. */

import { isSame } from '../audit/bytes'
import { createTileCheck } from '../audit/check-tiles'
import { peekCheckpoint } from '../audit/checkpoint'
import type { LogFault, LogHead } from '../audit/log-fault'
import { createLogCheck } from '../audit/verify'
import { tileReader } from './log-tree'
import { readCheckpoints, readLog, type Transact } from './read-log'

/** Where a log stands by its events, and everything that is wrong with it. */
export interface LogVerdict extends LogHead {
  /** Events without a position yet, and since when the oldest of them waits. */
  readonly pending: number
  readonly pendingSince?: number
  readonly faults: readonly LogFault[]
}

/** Checks the whole log of a store; `kept` are heads from earlier times that must still stand in it. */
export const verifyLog = async (transact: Transact, kept: readonly LogHead[]): Promise<LogVerdict> => {
  const own = await readOwnHeads(transact)
  const check = createLogCheck({ heads: [...kept, ...own.filter((head) => !isAmong(head, kept))] })
  const tiles = createTileCheck()
  const { claimed, pending } = await readLog(transact, (entry) => {
    check.add(entry)
    tiles.add(entry)
  })
  pending.forEach(check.add)
  const { size, root, faults } = check.end(claimed)
  const above = await transact((transaction) => tiles.end(tileReader(transaction), claimed?.size ?? 0))
  const instants = pending.flatMap(({ row }) => row?.at ?? [])
  return {
    size,
    root,
    pending: pending.length,
    ...(instants.length === 0 ? {} : { pendingSince: Math.min(...instants) }),
    faults: [...faults, ...above],
  }
}

/** What the log's own checkpoints say, whoever signed them: a log must fit even those that nobody believes. */
const readOwnHeads = async (transact: Transact): Promise<readonly LogHead[]> =>
  (await readCheckpoints(transact)).map(
    ({ size, note }) => peekCheckpoint(note) ?? { size, root: new Uint8Array(0) },
  )

const isAmong = (head: LogHead, heads: readonly LogHead[]): boolean =>
  heads.some(({ size, root }) => size === head.size && isSame(root, head.root))
