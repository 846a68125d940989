/**
 * How does every operation run? In one transaction: read the evidence, decide, write what changes and the event, commit;
 * only then does anything leave. What fails leaves nothing behind but a rejection.
 */

import { type Failure, isTutelaError, TutelaError } from '../core/error'
import type { Instant } from '../core/instant'
import { attempt, type Work } from '../core/work'
import type { Transaction } from '../store/store'
import type { Epoch } from './epoch-keys'
import { expectRows } from './expect-rows'
import type { EventBatch, EventDraft } from './event-writer'
import type { VaultInside } from './inside'
import { inTime, noStore, readClock } from './patience'

/** One transaction of an operation. */
export interface Act {
  readonly inside: VaultInside
  readonly transaction: Transaction
  /** When it is decided: read inside the transaction, so that nothing it reads was acknowledged later. */
  readonly at: Instant
  /** The epoch that new data keys are wrapped under. */
  readonly epoch: Epoch
  /** Adds an audit event to the transaction; gives its id. */
  readonly tell: (draft: EventDraft) => string
  /** Unties the events told so far from a customer who is erased. */
  readonly untie: (customer: string) => void
  /** Says what is tried next: where a seal or a key fails it, that is told, too, though all else is undone. */
  readonly attempt: (draft: EventDraft) => void
  /** Runs something once the transaction is committed; what it throws is nobody's. */
  readonly afterCommit: (run: () => void) => void
  /** What was read in this transaction already, by what it is. */
  readonly read: Map<string, Promise<unknown>>
}

/** Runs `steps` in one transaction with its events. The store may run them again after a conflict. */
export const operate = <A>(inside: VaultInside, steps: (act: Act) => Promise<A>): Work<A> =>
  attempt(noStore, async () => {
    let owes = false
    const result = await inside.turns.alone(() =>
      runOnRecord(inside, async (act) => {
        const given = await steps(act)
        owes = act.read.has(owesCopy)
        return given
      }),
    )
    if (owes) await inside.journal?.copy()
    return result
  })

/** What a transaction notes among its reads that wrote into the journal: it is acknowledged once every keeper has a copy. */
export const owesCopy = 'journal'

/** Runs steps in a transaction; where a seal or a key fails them, that is told in another. */
export const runOnRecord = async <A>(inside: VaultInside, steps: (act: Act) => Promise<A>): Promise<A> => {
  const epoch = await epochNow(inside)
  let attempted: EventDraft | undefined
  try {
    return await commit(inside, epoch, (act) => {
      attempted = undefined
      return steps({
        ...act,
        attempt: (draft) => {
          attempted = draft
        },
      })
    })
  } catch (error) {
    if (attempted !== undefined && isTutelaError(error) && /^(seal|key)\//.test(error.failure.kind))
      await tellFailed(inside, epoch, { ...attempted, outcome: 'failed', about: error.failure.kind })
    throw error
  }
}

/** The epoch that keys are wrapped under at this moment. */
export const epochNow = async (inside: VaultInside): Promise<Epoch> =>
  inside.epochs.current(readClock(inside.clock))

/** In a transaction of its own. Nothing was released; a store that takes no event now doesn't hide the first failure. */
const tellFailed = (inside: VaultInside, epoch: Epoch, draft: EventDraft): Promise<unknown> =>
  commit(inside, epoch, async (act) => act.tell(draft)).catch(() => undefined)

/** Runs steps in one transaction with their events; resolves when all is durable. */
export const commit = async <A>(
  inside: VaultInside,
  epoch: Epoch,
  steps: (act: Omit<Act, 'attempt'>) => Promise<A>,
): Promise<A> => {
  let done: { readonly result: A; readonly batch: EventBatch } | undefined
  let later: (() => void)[] = []
  try {
    await inTime(inside.patience, noStore, () =>
      inside.store.transact(async (given) => {
        const transaction = expectRows(given)
        done = undefined
        later = []
        await inside.guard?.(transaction)
        const at = readClock(inside.clock)
        const batch = inside.writer.begin(at)
        const afterCommit = (run: () => void): void => {
          later.push(run)
        }
        const result = await steps({
          inside,
          transaction,
          at,
          epoch,
          tell: batch.add,
          untie: batch.untie,
          afterCommit,
          read: new Map(),
        })
        await inside.epochs.keep(transaction, epoch)
        const events = batch.rows()
        if (events.length === 0) throw new TutelaError(unwritten)
        await transaction.insert('event', events)
        done = { result, batch }
      }),
    )
    if (done === undefined) throw new TutelaError(noStore)
    inside.epochs.kept(epoch)
    inside.writer.committed(done.batch)
    for (const run of later) quietly(run)
    return done.result
  } catch (error) {
    inside.writer.broken()
    throw error
  }
}

/** What is committed stays so, whatever those think of it who are told. */
const quietly = (run: () => void): void => {
  try {
    run()
  } catch {
    // a listener's fault is no fault of the operation, which is over
  }
}

const unwritten: Failure = {
  kind: 'audit/unwritten',
  message: 'an operation told nothing of itself',
  remedy: 'this is a fault of the library: report it; nothing was released',
}
