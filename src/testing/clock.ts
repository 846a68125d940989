/** How does a test turn the clock? A clock that stands until it is moved; it never runs by itself. */

import type { Instant } from '../core/instant'
import { checkInstant } from '../decide/entry'

/** A clock for `openVault` that stands still, and what moves it. */
export interface FixedClock {
  (): Instant
  /** Sets it to an instant, earlier ones too. */
  readonly moveTo: (at: Instant) => void
  /** Moves it by milliseconds, back where they are negative. */
  readonly moveBy: (milliseconds: number) => void
}

/**
 * A clock that stands at `at`, in milliseconds since 1970 in UTC. What is no instant throws `input/invalid`.
 *
 * @example
 * ```ts
 * const clock = fixedClock(Date.UTC(2026, 0, 31))
 * clock.moveBy(86_400_000)
 * formatInstant(clock()) // '2026-02-01T00:00:00.000Z'
 * ```
 */
export const fixedClock = (at: Instant): FixedClock => {
  let now = at
  const moveTo = (instant: Instant): void => {
    checkInstant(instant)
    now = instant
  }
  moveTo(at)
  return Object.assign(() => now, {
    moveTo,
    moveBy: (milliseconds: number) => moveTo(now + milliseconds),
  })
}
