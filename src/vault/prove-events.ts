/** How does a vault show that an event is in its log, or that its log only grew? By proofs under the last checkpoint, from a few kept hashes. */

import { TutelaError } from '../core/error'
import { attempt, type Work } from '../core/work'
import type { ConsistencyProof } from '../audit/proof'
import type { EventProof } from '../audit/proof-text'
import { proveConsistency, proveInclusion } from '../audit/prove'
import type { Transaction } from '../store/store'
import type { RowOf } from '../store/tables'
import { readLastSize, readSigned } from './checkpoints'
import type { VaultInside } from './inside'
import { tileReader } from './log-tree'
import { transactLog } from './log-transaction'
import { noStore } from './patience'

/** That the log of a checkpoint extends an earlier one. */
export interface Extension extends ConsistencyProof {
  readonly checkpoint: string
}

/** Proves that the event at a position is in the log; `record/missing` where no checkpoint covers it yet. */
export const proveEvent = (inside: VaultInside, position: number): Work<EventProof> =>
  read(inside, (transaction) => proveEventIn(transaction, position))

/** Proves that the log of the last checkpoint extends the one of `before` events. */
export const proveExtension = (inside: VaultInside, before: number): Work<Extension> =>
  read(inside, (transaction) => proveExtensionIn(transaction, before))

/** The same in a transaction. */
export const proveEventIn = async (transaction: Transaction, position: number): Promise<EventProof> => {
  const { size, note } = await lastCheckpoint(transaction)
  const { hashes } = await proveInclusion(tileReader(transaction), position, size)
  const query = { index: 'byPosition', equals: { position }, limit: 1 } as const
  const [row] = await transaction.list('event', query)
  if (row === undefined) throw new TutelaError(noEvent)
  return { position, leaf: row.leaf, hashes, checkpoint: note }
}

/** The same in a transaction. */
export const proveExtensionIn = async (transaction: Transaction, before: number): Promise<Extension> => {
  const { size, note } = await lastCheckpoint(transaction)
  return { ...(await proveConsistency(tileReader(transaction), before, size)), checkpoint: note }
}

const read = <A>(inside: VaultInside, work: (transaction: Transaction) => Promise<A>): Work<A> =>
  attempt(noStore, () => transactLog(inside, work))

const lastCheckpoint = async (transaction: Transaction): Promise<RowOf<'checkpoint'>> => {
  const size = await readLastSize(transaction)
  const row = size === undefined ? undefined : await readSigned(transaction, size)
  if (row === undefined) throw new TutelaError(noCheckpoint)
  return row
}

const noCheckpoint = {
  kind: 'record/missing',
  message: 'the log has no checkpoint yet',
  remedy: 'let a vault with a `signer` make one: `vault.checkpoint()`',
} as const

const noEvent = {
  kind: 'audit/broken',
  message: 'there is no event at a position that a checkpoint covers',
  remedy: 'verify the log, which tells what was changed',
} as const
