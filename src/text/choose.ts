/** Where two findings overlap, which counts? The surer one, and a longer one that holds the other if it is sure enough. */

import type { Candidate } from './scan-plan'

/** By the place in the text; where two begin alike, first the one that wins. */
export const byPlace = (one: Candidate, other: Candidate): number =>
  one.start - other.start ||
  other.confidence - one.confidence ||
  other.end - one.end ||
  one.order - other.order

/** What chooses, one candidate after the other in the order of {@link byPlace}. */
export interface Choice {
  /** The last that was taken; the next may still put it out. */
  pending: Candidate | undefined
}

/** Takes the next candidate; gives the one before when nothing can put it out any more. */
export const choose = (choice: Choice, next: Candidate): Candidate | undefined => {
  const { pending } = choice
  if (pending === undefined || next.start >= pending.end) {
    choice.pending = next
    return pending
  }
  if (wins(next, pending)) choice.pending = next
  return undefined
}

/** From here on a longer finding holds against a surer one inside it: an address of the web against an e-mail's. */
const sureEnough = 0.6

const wins = (next: Candidate, pending: Candidate): boolean => {
  const [isInside, isAround] = [holds(pending, next), holds(next, pending)]
  if (isInside && pending.confidence >= sureEnough) return false
  if (isAround && next.confidence >= sureEnough) return true
  return next.confidence > pending.confidence
}

/** Is `inner` within `outer`, and shorter? */
const holds = (outer: Candidate, inner: Candidate): boolean =>
  outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start
