/**
 * How do pending events get their place in the log? In batches, by a step of their own, so that writers never queue for
 * it. Two sequencers don't collide: the log's row is changed only as it was read, and the other starts again.
 */

import { TutelaError } from '../core/error'
import { attempt, type Work } from '../core/work'
import type { LogHead } from '../audit/log-fault'
import type { Transaction } from '../store/store'
import type { RowOf } from '../store/tables'
import type { VaultInside } from './inside'
import { brokenTree, growLog, readLogRow } from './log-tree'
import { transactLogInTurn } from './log-transaction'
import { noStore } from './patience'

/** Gives every pending event its position; resolves with the head over all. Running it twice changes nothing. */
export const sequence = (inside: VaultInside): Work<LogHead> =>
  attempt(noStore, async () => {
    for (;;) {
      const step = await transactLogInTurn(inside, sequenceBatch)
      if (step.done) return step.head
    }
  })

/** A page of the events that wait, each writer's in their order. */
export const listPending = (
  transaction: Transaction,
  limit: number,
  after?: RowOf<'event'>,
): Promise<readonly RowOf<'event'>[]> => {
  const last = after === undefined ? undefined : { ...after, pending: 1 }
  return transaction.list('event', { index: 'byPending', equals: { pending: 1 }, limit, after: last })
}

const batch = 1000

const sequenceBatch = async (
  transaction: Transaction,
): Promise<{ readonly head: LogHead; readonly done: boolean }> => {
  const log = await readLogRow(transaction)
  if (await coverPlaced(transaction, log)) return { head: { size: log.size, root: log.head }, done: false }
  const events = await listPending(transaction, batch)
  if (events.length === 0) return { head: { size: log.size, root: log.head }, done: true }
  let position = log.size
  for (const { customer, at, writer, counter } of events) {
    const key = { customer, at, writer, counter }
    await transaction.update('event', key, { pending: 1 }, { pending: null, position, head: null })
    position += 1
  }
  const head = await growLog(
    transaction,
    log,
    events.map(({ leaf_hash }) => leaf_hash),
  )
  return { head, done: events.length < batch }
}

/** The first version gave positions without a tree: they are covered by it before anything is added. */
const coverPlaced = async (transaction: Transaction, log: RowOf<'log'>): Promise<boolean> => {
  const placed = await transaction.list('event', {
    index: 'byPosition',
    equals: {},
    from: log.size,
    limit: batch,
  })
  if (placed.length === 0) return false
  if (placed.some(({ position }, index) => position !== log.size + index)) throw new TutelaError(brokenTree)
  await growLog(
    transaction,
    log,
    placed.map(({ leaf_hash }) => leaf_hash),
  )
  return true
}
