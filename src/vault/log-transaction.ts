/** How does the log ask the store? In transactions of its own; only what came out of the work is believed, not what the store answers. */

import { TutelaError } from '../core/error'
import type { Transaction } from '../store/store'
import { expectRows } from './expect-rows'
import type { VaultInside } from './inside'
import { inTime, noStore } from './patience'

/** Runs a transaction within the vault's patience and gives what `work` gave when it was committed. */
export const transactLog = async <A>(
  inside: VaultInside,
  work: (transaction: Transaction) => Promise<A>,
): Promise<A> => {
  let done: { readonly result: A } | undefined
  await inTime(inside.patience, noStore, () =>
    inside.store.transact(async (transaction) => {
      done = undefined
      done = { result: await work(expectRows(transaction)) }
    }),
  )
  if (done === undefined) throw new TutelaError(noStore)
  return done.result
}

/** The same after the operations that run, so that the log moves between them. */
export const transactLogInTurn = <A>(
  inside: VaultInside,
  work: (transaction: Transaction) => Promise<A>,
): Promise<A> => inside.turns.alone(() => transactLog(inside, work))
