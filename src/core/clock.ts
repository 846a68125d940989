/** What time is it, and for whom? A clock is injected; nothing below the vault ever asks it. */

import type { Instant } from './instant'

/** A source of the current instant. */
export type Clock = () => Instant

/** The machine's clock, in UTC with milliseconds. The only place that reads it. */
export const systemClock: Clock = () => Date.now()
