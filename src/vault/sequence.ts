/**
 * How do pending events get their place in the log? In batches, by a step of their own, so that writers never queue for
 * it. Two sequencers don't collide: the log's row is changed only as it was read, and the other starts again.
 */

import { TutelaError } from '../core/error'
import { attempt, type Work } from '../core/work'
import { emptyHead, nextHead } from '../audit/chain'
import type { LogHead } from '../audit/verify'
import type { Transaction } from '../store/store'
import type { RowOf } from '../store/tables'
import type { VaultInside } from './inside'
import { inTime, noStore } from './patience'

/** Gives every pending event its position; resolves with the head over all. Running it twice changes nothing. */
export const sequence = (inside: VaultInside): Work<LogHead> =>
  attempt(noStore, async () => {
    for (;;) {
      const step = await inside.inTurn(() =>
        inTime(inside.patience, noStore, () => inside.store.transact(sequenceBatch)),
      )
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

/** The log's row; where there is none yet, that of an empty log. */
export const readLogRow = async (transaction: Transaction): Promise<RowOf<'log'>> =>
  (await transaction.get('log', logKey)) ?? { ...logKey, size: 0, head: emptyHead, version: 0 }

const batch = 1000
const logKey = { customer: '', id: 'events' }

const sequenceBatch = async (
  transaction: Transaction,
): Promise<{ readonly head: LogHead; readonly done: boolean }> => {
  const log = await readLogRow(transaction)
  let { size, head } = log
  const events = await listPending(transaction, batch)
  for (const { customer, at, writer, counter, leaf_hash } of events) {
    head = nextHead(head, leaf_hash)
    const key = { customer, at, writer, counter }
    await transaction.update('event', key, { pending: 1 }, { pending: null, position: size, head })
    size += 1
  }
  if (events.length > 0) await moveLog(transaction, log, { size, head })
  return { head: { size, head }, done: events.length < batch }
}

const moveLog = async (transaction: Transaction, log: RowOf<'log'>, to: LogHead): Promise<void> => {
  const version = log.version + 1
  if (log.version === 0) await transaction.insert('log', [{ ...logKey, ...to, version }])
  else if (!(await transaction.update('log', logKey, { version: log.version }, { ...to, version })))
    throw new TutelaError(overtaken)
}

const overtaken = {
  kind: 'store/conflict',
  message: 'another process gave events their positions meanwhile',
  remedy: 'try again',
} as const
