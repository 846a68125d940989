/** Which uses does the log tell of a customer (7.3.1)? Those that were permitted, by whom in the company, for what and of which items. */

import { TutelaError } from '../core/error'
import type { AuditEvent } from '../data/audit-event'
import type { PolicyDocument } from '../data/policy'
import type { RowOf } from '../store/tables'
import type { KnownUse } from './know-report'

/** The uses among a customer's events, in their order; `audit/broken` for a leaf that is no event. */
export const usesOf = (
  rows: readonly Pick<RowOf<'event'>, 'leaf' | 'writer' | 'counter' | 'at'>[],
  document: PolicyDocument,
): readonly KnownUse[] => {
  const owners = new Map(Object.entries(document.categories).map(([name, { owner }]) => [name, owner]))
  const uses: KnownUse[] = []
  for (const row of rows) {
    const event = usedEvent(row.leaf)
    if (event === undefined) continue
    const { actor, items = [], purposes = [], manner } = event
    const byCompany = actor.kind !== 'customer'
    const { department } = actor
    uses.push({
      at: row.at,
      by: byCompany ? 'company' : 'you',
      ...(department === undefined ? {} : { department }),
      purposes,
      items,
      ...(manner === undefined ? {} : { manner }),
      fromOthers: byCompany ? items.filter((item) => owners.get(categoryOf(item)) !== department) : [],
      event: `${row.writer}/${row.counter}`,
    })
  }
  return uses
}

const categoryOf = (item: string): string => item.slice(0, Math.max(0, item.indexOf('.')))

type Used = Pick<AuditEvent, 'actor' | 'items' | 'purposes' | 'manner'>

/** What was permitted, or reported to the customer. A whole parse of each is the log's own verification, and ten times as dear. */
const usedEvent = (leaf: string): Used | undefined => {
  const event = parseLeaf(leaf)
  if (event.action !== 'use' || (event.outcome !== 'permit' && event.outcome !== 'done')) return undefined
  const { actor } = event
  if (actor === undefined || !isTexts(event.items) || !isTexts(event.purposes)) throw new TutelaError(broken)
  return { ...event, actor }
}

const parseLeaf = (leaf: string): Partial<AuditEvent> => {
  try {
    const event: Partial<AuditEvent> | null = JSON.parse(leaf)
    if (typeof event === 'object' && event !== null && event['tutela-event'] === 1) return event
  } catch {
    // told below
  }
  throw new TutelaError(broken)
}

const isTexts = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.every((text) => typeof text === 'string'))

const broken = {
  kind: 'audit/broken',
  message: 'an audit event is not what was written',
  remedy: 'verify the log, which tells what else was changed',
  where: { table: 'event' },
} as const
