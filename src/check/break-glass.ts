/** Which emergency uses do instead of an approval, and which of them nobody else has reviewed in time? */

import type { Finding } from '../core/finding'
import type { Evidence } from '../data/evidence'
import { itemsNamed } from '../policy/compile-items'
import { isInside, type ItemSet } from '../policy/item-set'
import type { PolicyTables, PurposeTable } from '../policy/tables'
import { byEnd, type ItemGround } from './ground'
import { hasReached, isInForce, type Watch } from './in-force'
import { periodEndAt } from './period-end'
import { none } from './rule'
import { useFinding } from './rules-of-use'

/** An emergency of one actor, in force for a customer and a purpose. */
export interface EmergencyGround extends ItemGround {
  readonly actor: string
}

/** The emergencies in force, where the policy allows any; none lasts longer than the policy's longest. */
export const emergenciesFor = (
  tables: PolicyTables,
  evidence: Evidence,
  customer: string,
  purpose: PurposeTable | undefined,
  watch: Watch,
): readonly EmergencyGround[] => {
  const allowed = tables.breakGlass
  if (allowed === undefined) return []
  return evidence.breakGlass
    .filter((emergency) => emergency.customer === customer && emergency.purpose === purpose?.name)
    .map((emergency) => ({
      emergency,
      endsAt: Math.min(emergency.untilAt, periodEndAt(tables, emergency.fromAt, allowed.longest, watch.at)),
    }))
    .filter(({ emergency, endsAt }) => isInForce(watch, { fromAt: emergency.fromAt, untilAt: endsAt }))
    .map(({ emergency, endsAt }) => ({
      id: emergency.id,
      endsAt,
      actor: emergency.actor,
      items: itemsNamed(tables, emergency.items),
    }))
    .sort(byEnd)
}

/** The emergency of this actor that names every item. */
export const emergencyOf = (
  emergencies: readonly EmergencyGround[],
  actor: string,
  items: ItemSet,
): EmergencyGround | undefined => {
  for (const emergency of emergencies)
    if (emergency.actor === actor && isInside(items, emergency.items)) return emergency
  return undefined
}

/** By actor, in the order of their ids: the emergencies that nobody else reviewed by the day that was set. */
export const overdueReviews = (evidence: Evidence, watch: Watch): ReadonlyMap<string, readonly string[]> => {
  const overdue = new Map<string, readonly string[]>()
  for (const { id, actor, reviewedBy, reviewDueAt } of evidence.breakGlass)
    if ((reviewedBy === undefined || reviewedBy === actor) && hasReached(watch, reviewDueAt))
      overdue.set(actor, [...(overdue.get(actor) ?? []), id].sort())
  return overdue
}

/** A warning for each emergency use of the actor whose review is overdue. */
export const checkReviews = (
  overdue: ReadonlyMap<string, readonly string[]>,
  actor: string,
): readonly Finding[] =>
  overdue.size === 0
    ? none
    : (overdue.get(actor) ?? []).map((evidence) =>
        useFinding['break-glass/review'].overdue({ evidence }, 'warn'),
      )
