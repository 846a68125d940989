/**
 * How does every operation run? In one transaction: read the evidence, decide, write what changes and the event, commit;
 * only then does anything leave. What fails leaves nothing behind but a rejection.
 */

import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { type Failure, TutelaError } from '../core/error'
import type { Instant } from '../core/instant'
import { attempt, type Work } from '../core/work'
import type { Transaction } from '../store/store'
import type { Epoch } from './epoch-keys'
import type { EventDraft } from './event-writer'
import type { VaultInside } from './inside'
import { inTime, noStore, readClock } from './patience'

/** One transaction of an operation. */
export interface Act {
  readonly inside: VaultInside
  readonly transaction: Transaction
  readonly at: Instant
  /** The epoch that new data keys are wrapped under. */
  readonly epoch: Epoch
  /** Adds an audit event to the transaction; gives its id. */
  readonly tell: (draft: EventDraft) => string
  /** What was read in this transaction already, by what it is. */
  readonly read: Map<string, Promise<unknown>>
}

/** Runs `steps` in one transaction with its events. The store may run them again after a conflict. */
export const operate = <A>(inside: VaultInside, steps: (act: Act) => Promise<A>): Work<A> =>
  F.pipe(
    TE.fromEither(E.tryCatch(() => readClock(inside.clock), failureOf)),
    TE.bindTo('at'),
    TE.bind('epoch', ({ at }) => attempt(noStore, () => inside.epochs.current(at))),
    TE.flatMap(({ at, epoch }) => attempt(noStore, () => inside.inTurn(() => commit(inside, at, epoch, steps)))),
  )

const commit = async <A>(
  inside: VaultInside,
  at: Instant,
  epoch: Epoch,
  steps: (act: Act) => Promise<A>,
): Promise<A> => {
  let batch = inside.writer.begin(at)
  let done: { readonly result: A } | undefined
  try {
    await inTime(inside.patience, noStore, () =>
      inside.store.transact(async (transaction) => {
        batch = inside.writer.begin(at)
        done = undefined
        const { add, rows } = batch
        const result = await steps({ inside, transaction, at, epoch, tell: add, read: new Map() })
        await inside.epochs.keep(transaction, epoch)
        const events = rows()
        if (events.length === 0) throw new TutelaError(unwritten)
        await transaction.insert('event', events)
        done = { result }
      }),
    )
    if (done === undefined) throw new TutelaError(noStore)
    inside.epochs.kept(epoch)
    inside.writer.committed(batch)
    return done.result
  } catch (error) {
    inside.writer.broken()
    throw error
  }
}

const failureOf = (error: unknown): Failure => (error instanceof TutelaError ? error.failure : noStore)

const unwritten: Failure = {
  kind: 'audit/unwritten',
  message: 'an operation told nothing of itself',
  remedy: 'this is a fault of the library: report it; nothing was released',
}
