/** Is a piece of evidence in force at an instant, and until when does that answer hold? It asks no clock. */

import type { Instant, Term } from '../core/instant'

/**
 * An instant, and the span around it in which every answer given so far stays the same. It narrows as it is asked:
 * what was found at one instant may be reused at any other of the span.
 */
export interface Watch {
  readonly at: Instant
  fromAt: Instant
  untilAt: Instant
}

/** A watch that has answered nothing yet. */
export const watchAt = (at: Instant): Watch => ({ at, fromAt: -Infinity, untilAt: Infinity })

/** Is the instant at or after `threshold`? */
export const hasReached = (watch: Watch, threshold: Instant): boolean => {
  if (threshold <= watch.at) {
    if (threshold > watch.fromAt) watch.fromAt = threshold
    return true
  }
  if (threshold < watch.untilAt) watch.untilAt = threshold
  return false
}

/** What can end early: one of these instants, whichever the kind of evidence has. */
interface Ending extends Term {
  readonly endedAt?: Instant | undefined
  readonly revokedAt?: Instant | undefined
  readonly suspendedAt?: Instant | undefined
  readonly releasedAt?: Instant | undefined
}

/** When the evidence ends: its term, or what cut it short. */
export const endOf = (ending: Ending): Instant => {
  let end = ending.untilAt
  if (ending.endedAt !== undefined && ending.endedAt < end) end = ending.endedAt
  if (ending.revokedAt !== undefined && ending.revokedAt < end) end = ending.revokedAt
  if (ending.suspendedAt !== undefined && ending.suspendedAt < end) end = ending.suspendedAt
  if (ending.releasedAt !== undefined && ending.releasedAt < end) end = ending.releasedAt
  return end
}

/** In force when `fromAt <= t` and it has not ended at or before `t`. */
export const isInForce = (watch: Watch, ending: Ending): boolean =>
  hasReached(watch, ending.fromAt) && !hasReached(watch, endOf(ending))
