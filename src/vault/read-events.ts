/** What happened, as the log tells it? Events by position, or all of one customer by time; and whether the log is whole. */

import { TutelaError } from '../core/error'
import { attempt, type Work } from '../core/work'
import { toHex } from '../audit/leaf'
import type { LogFault, LogHead } from '../audit/log-fault'
import { readLeaf } from '../audit/verify'
import type { AuditEvent } from '../data/audit-event'
import type { Transaction } from '../store/store'
import type { RowOf } from '../store/tables'
import type { VaultInside } from './inside'
import { transactLog } from './log-transaction'
import { inTime, noStore } from './patience'
import type { Transact } from './read-log'
import { verifyLog } from './verify-log'

/** An event with its id, its customer as long as the two are tied, and its position once it has one. */
export interface LoggedEvent {
  readonly id: string
  readonly customer?: string
  readonly position?: number
  readonly event: AuditEvent
}

/** Which events: of one customer by time, pending ones too, or else those that have a position, in its order. */
export interface EventQuery {
  readonly customer?: string
  /** The last event of the page before. */
  readonly after?: LoggedEvent
  /** 100 unless told. */
  readonly limit?: number
}

/** Where the log stands, and everything that is wrong with it. */
export interface LogReport {
  readonly size: number
  readonly head: string
  /** Events without a position yet, and since when the oldest of them waits. */
  readonly pending: number
  readonly pendingSince?: number
  /** Events that no longer say whom they are about, since the customer was erased. */
  readonly erased: number
  readonly faults: readonly LogFault[]
}

/** Reads a page of events; `audit/broken` where one can't be read: verify the log then. */
export const readEvents = (inside: VaultInside, query: EventQuery = {}): Work<readonly LoggedEvent[]> =>
  attempt(noStore, async () => {
    const rows = await inTime(inside.patience, noStore, () =>
      inside.store.transact((transaction) => listEvents(transaction, query)),
    )
    return rows.map(loggedEvent)
  })

/** Checks the whole log; `kept` are heads that were kept elsewhere and must still stand in it. */
export const verifyEvents = (inside: VaultInside, kept: LogHead | readonly LogHead[] = []): Work<LogReport> =>
  attempt(noStore, async () => {
    const transact: Transact = (work) => transactLog(inside, work)
    const verdict = await verifyLog(transact, { kept: [kept].flat() })
    const { size, root, pending, pendingSince, erased, faults } = verdict
    return {
      size,
      head: toHex(root),
      pending,
      ...(pendingSince === undefined ? {} : { pendingSince }),
      erased,
      faults,
    }
  })

const listEvents = (
  transaction: Transaction,
  { customer, after, limit = 100 }: EventQuery,
): Promise<readonly RowOf<'event'>[]> => {
  if (customer === undefined) {
    const from = (after?.position ?? -1) + 1
    return transaction.list('event', { index: 'byPosition', equals: {}, from, limit })
  }
  const last = after === undefined ? undefined : placeOf(customer, after.event)
  return transaction.list('event', { equals: { customer }, limit, after: last })
}

const placeOf = (
  customer: string,
  { at, writer, counter }: AuditEvent,
): Pick<RowOf<'event'>, 'customer' | 'at' | 'writer' | 'counter'> => ({ customer, at, writer, counter })

const loggedEvent = (row: RowOf<'event'>): LoggedEvent => {
  const event = readLeaf(row.leaf)
  if (event === undefined)
    throw new TutelaError({
      kind: 'audit/broken',
      message: 'an audit event is not what was written',
      remedy: 'verify the log, which tells what else was changed',
      where: { table: 'event' },
    })
  return {
    id: `${row.writer}/${row.counter}`,
    ...(row.customer === '' ? {} : { customer: row.customer }),
    ...(row.position === null ? {} : { position: row.position }),
    event,
  }
}
