/**
 * How does an inspection go through the log? By the key of its rows: first what is of no customer, or of one who was erased, then
 * customer by customer, page by page, so that a log may be larger than the memory.
 */

import type { AuditEvent } from '../data/audit-event'
import type { RowOf } from '../store/tables'
import { type Inspecting, readPlain } from './inspecting'

/** An event as an inspection reads it. */
export interface WalkedEvent {
  readonly id: string
  /** Empty where the event is of no customer, or of one who was erased. */
  readonly customer: string
  /** Its customer was erased: nobody knows any more whose it was. */
  readonly erased: boolean
  readonly event: AuditEvent
}

/** Gives every event up to the end of the inspected time to `take`, those of a customer one after another, by time. */
export const walkEvents = async (
  inspecting: Pick<Inspecting, 'govern' | 'untilAt'>,
  take: (walked: WalkedEvent | undefined, row: RowOf<'event'>) => void,
  endOfPage: () => Promise<void> = async () => undefined,
): Promise<void> => {
  for (let after: RowOf<'event'> | undefined, more = true; more; ) {
    const rows: readonly RowOf<'event'>[] = await readPlain(inspecting, (transaction) =>
      transaction.list('event', { equals: {}, after, limit: pageSize }),
    )
    for (const row of rows) if (row.at <= inspecting.untilAt) take(walkedEvent(row), row)
    await endOfPage()
    after = rows.at(-1)
    more = rows.length === pageSize
  }
}

/** The event of a row; undefined where its leaf is none, which the log's verification tells apart. */
export const walkedEvent = (row: RowOf<'event'>): WalkedEvent | undefined => {
  const event = quickEvent(row.leaf)
  return event === undefined
    ? undefined
    : {
        id: `${row.writer}/${row.counter}`,
        customer: row.customer,
        erased: row.customer === '' && event.customer !== undefined,
        event,
      }
}

const pageSize = 1000

/** The members that inspections read, looked at one by one: a whole parse is the log verification's, and ten times as dear. */
const quickEvent = (leaf: string): AuditEvent | undefined => {
  try {
    const event: Partial<AuditEvent> | null = JSON.parse(leaf)
    return isEvent(event) ? event : undefined
  } catch {
    return undefined // no JSON, so no event
  }
}

const isEvent = (event: Partial<AuditEvent> | null): event is AuditEvent =>
  typeof event === 'object' &&
  event !== null &&
  event['tutela-event'] === 1 &&
  typeof event.at === 'number' &&
  typeof event.action === 'string' &&
  typeof event.outcome === 'string' &&
  typeof event.policy === 'string' &&
  typeof event.actor === 'object' &&
  event.actor !== null &&
  typeof event.actor.id === 'string' &&
  isText(event.actor.department) &&
  isText(event.actor.position) &&
  isText(event.customer) &&
  isText(event.recipient) &&
  isText(event.manner) &&
  isText(event.about) &&
  isTexts(event.purposes) &&
  isTexts(event.items) &&
  isTexts(event.evidence)

const isText = (value: unknown): boolean => value === undefined || typeof value === 'string'

const isTexts = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.every((text) => typeof text === 'string'))
