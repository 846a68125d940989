/**
 * How do pending events get their place in the log? In batches, by a step of their own, so that writers never queue for
 * it. Two sequencers don't collide: the log's row is changed only as it was read, and the other starts again.
 */

import { TutelaError } from '../core/error'
import { attempt, type Work } from '../core/work'
import { emptyHead, nextHead } from '../audit/chain'
import { createLogCheck, type LogFault, type LogHead } from '../audit/verify'
import type { Query, Transaction } from '../store/store'
import type { RowOf } from '../store/tables'
import type { VaultInside } from './inside'
import { inTime, noStore } from './patience'

/** Gives every pending event its position; resolves with the head over all. Running it twice changes nothing. */
export const sequence = (inside: VaultInside): Work<LogHead> =>
  attempt(noStore, async () => {
    for (;;) {
      const step = await transact(inside, sequenceBatch)
      if (step.done) return step.head
    }
  })

/**
 * Goes through the whole log and its pending events; an empty list says that nothing in it was changed. `kept` is a head
 * that was kept from an earlier time: without one, a log that was cut back whole is not seen to be.
 */
export const verifyEvents = (inside: VaultInside, kept?: LogHead): Work<readonly LogFault[]> =>
  attempt(noStore, () =>
    transact(inside, async (transaction) => {
      const check = createLogCheck(kept)
      for (const index of ['byPosition', 'byPending'] as const)
        await forEachEvent(transaction, { index, equals: {} }, check.add)
      return check.end(await readLog(transaction))
    }),
  )

/** The events of the log in the order of their positions, from a position on. */
export const readEvents = (
  inside: VaultInside,
  question: { readonly from?: number; readonly limit?: number },
): Work<readonly RowOf<'event'>[]> =>
  attempt(noStore, () =>
    transact(inside, (transaction) =>
      transaction.list('event', {
        index: 'byPosition',
        equals: {},
        from: question.from ?? 0,
        limit: question.limit ?? 1000,
      }),
    ),
  )

const batch = 1000
const logKey = { customer: '', id: 'events' }

const transact = <A>(inside: VaultInside, steps: (transaction: Transaction) => Promise<A>): Promise<A> =>
  inside.inTurn(() => inTime(inside.patience, noStore, () => inside.store.transact(steps)))

const sequenceBatch = async (
  transaction: Transaction,
): Promise<{ readonly head: LogHead; readonly done: boolean }> => {
  const log = await transaction.get('log', logKey)
  let { size, head } = log ?? { size: 0, head: emptyHead }
  const events = await transaction.list('event', { index: 'byPending', equals: { pending: 1 }, limit: batch })
  for (const { customer, at, writer, counter, leaf_hash } of events) {
    head = nextHead(head, leaf_hash)
    const key = { customer, at, writer, counter }
    await transaction.update('event', key, { pending: 1 }, { pending: null, position: size, head })
    size += 1
  }
  const stood = { size, head }
  if (log === undefined) await transaction.insert('log', [{ ...logKey, ...stood, version: 1 }])
  else if (events.length > 0) {
    const { version } = log
    if (!(await transaction.update('log', logKey, { version }, { ...stood, version: version + 1 })))
      throw new TutelaError(overtaken)
  }
  return { head: stood, done: events.length < batch }
}

const readLog = async (transaction: Transaction): Promise<LogHead | undefined> =>
  transaction.get('log', logKey)

const forEachEvent = async <I extends 'byPosition' | 'byPending'>(
  transaction: Transaction,
  query: Omit<Query<'event', I>, 'limit' | 'after'>,
  see: (event: RowOf<'event'>) => void,
): Promise<void> => {
  let last: RowOf<'event'> | undefined
  do {
    const rows: readonly RowOf<'event'>[] = await transaction.list<'event', I>('event', {
      ...query,
      limit: batch,
      ...(last === undefined ? {} : { after: last }),
    })
    rows.forEach(see)
    last = rows.length < batch ? undefined : rows.at(-1)
  } while (last !== undefined)
}

const overtaken = {
  kind: 'store/conflict',
  message: 'another process gave events their positions meanwhile',
  remedy: 'try again',
} as const
