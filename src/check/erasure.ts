/** Who may erase, and what must stay? A person is refused by a rule; a record is kept by its category's law or by a hold, until an instant. */

import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Actor } from '../data/actor'
import type { RetentionDuty } from '../data/erasure'
import type { Hold } from '../data/hold'
import type { RecordSummary } from '../data/record'
import type { PolicyTables } from '../policy/tables'
import { standingPosition } from './approval'
import { isInForce, watchAt } from './in-force'
import { periodEnd } from './period-end'
import { none } from './rule'
import { erasureFinding } from './rules-of-erasure'

/** A customer is erased by their own word, or by a responsible position or the supervision post. (7.3.3) */
export const checkEraser = (tables: PolicyTables, actor: Actor, customer: string): readonly Finding[] => {
  const find = erasureFinding['erase/person']
  if (actor.kind === 'customer') return actor.id === customer ? none : [find['other-customer']({})]
  return standingPosition(tables, actor)?.responsible === true || isSupervision(tables, actor)
    ? none
    : [find['not-responsible']({ department: actor.department })]
}

/** What a duty keeps of an erased customer is for the supervision post. (4.3.2) */
export const checkDutyReader = (tables: PolicyTables, actor: Actor): readonly Finding[] =>
  actor.kind === 'staff' && isSupervision(tables, actor)
    ? none
    : [erasureFinding['retained/person']['not-supervision']({})]

/**
 * What keeps a record of a customer who is erased at `at`: the legal minimum of its category and the purposes that the law
 * demands, counted from their event or else from collection and never past the maximum; and the holds in force. None: it goes.
 */
export const dutiesOn = (
  tables: PolicyTables,
  record: RecordSummary,
  holds: readonly Hold[],
  at: Instant,
): readonly RetentionDuty[] => {
  const untilAt = lawUntil(tables, record)
  const law: readonly RetentionDuty[] =
    untilAt !== undefined && untilAt > at ? [{ kind: 'law', id: record.category, untilAt }] : []
  return [
    ...law,
    ...holdsInForce(record, holds, at).map(
      (one): RetentionDuty => ({
        kind: 'hold',
        id: one.id,
        untilAt: one.untilAt,
      }),
    ),
  ]
}

/** The holds that keep a record at an instant, by id. */
export const holdsInForce = (
  record: Pick<RecordSummary, 'category'>,
  holds: readonly Hold[],
  at: Instant,
): readonly Hold[] =>
  holds
    .filter(
      (hold) =>
        (hold.categories === undefined || hold.categories.includes(record.category)) &&
        isInForce(watchAt(at), hold),
    )
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))

const lawUntil = (tables: PolicyTables, record: RecordSummary): Instant | undefined => {
  const category = tables.categoryByName.get(record.category)
  if (category === undefined) return undefined
  const collected = record.events.collected ?? record.capturedAt
  const start = category.start === 'collected' ? collected : (record.events[category.start] ?? collected)
  const periods = [
    category.minimum,
    ...record.purposes.map((name) => {
      const purpose = tables.purposeByName.get(name)
      return purpose?.onLegalObligation === true ? purpose.keep : undefined
    }),
  ].filter((period) => period !== undefined)
  if (periods.length === 0) return undefined
  const longest = Math.max(...periods.map((period) => periodEnd(tables, start, period)))
  return category.maximum === undefined
    ? longest
    : Math.min(longest, periodEnd(tables, start, category.maximum))
}

const isSupervision = (tables: PolicyTables, actor: Extract<Actor, { kind: 'staff' }>): boolean =>
  actor.position === tables.document.supervision && standingPosition(tables, actor) !== undefined
