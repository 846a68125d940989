/** How far is the log behind? How many events wait for a position, how long the oldest has, and how long ago the log was signed. */

import { expectRows } from '../vault/expect-rows'
import type { VaultInside } from '../vault/inside'
import { inTime, noStore, readClock } from '../vault/patience'
import { listPending } from '../vault/sequence'

/** Counts, and ages in milliseconds. */
export interface LogState {
  /** 1,000 at most. */
  readonly pending: number
  readonly pendingAge: number
  readonly checkpointAge: number | undefined
}

/** Reads it in a transaction of its own; rejects as the store does. */
export const readLogState = (inside: VaultInside): Promise<LogState> =>
  inTime(inside.patience, noStore, () =>
    inside.store.transact(async (given) => {
      const transaction = expectRows(given)
      const at = readClock(inside.clock)
      const waiting = await listPending(transaction, most)
      const oldest = Math.min(at, ...waiting.map((event) => event.at))
      const log = await transaction.get('log', { customer: '', id: 'checkpoint' })
      const signed =
        log === undefined ? undefined : await transaction.get('checkpoint', { customer: '', size: log.size })
      return {
        pending: waiting.length,
        pendingAge: at - oldest,
        checkpointAge: signed === undefined ? undefined : Math.max(at - signed.at, 0),
      }
    }),
  )

const most = 1000
