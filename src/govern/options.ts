/** What does governance work with besides the vault? The vault from within, and the calendar of working days. */

import { orThrow } from '../core/error'
import { endOfTime, type Instant } from '../core/instant'
import { addPeriod, type IsWorkingDay, parsePeriod } from '../core/period'
import type { VaultInside } from '../vault/inside'

/** How a company's governance is set up. */
export interface GovernanceOptions {
  /** Which days are worked, by ISO date; the vault's calendar unless told. A day that it doesn't know is refused, not guessed. */
  readonly calendar?: IsWorkingDay
}

/** What every group of operations works with. */
export interface GovernInside {
  readonly vault: VaultInside
  readonly calendar: IsWorkingDay
}

/** The instant a period of the policy after `start`, on its time zone's calendar; `input/invalid` for a year without working days. */
export const periodAfter = ({ vault, calendar }: GovernInside, start: Instant, period: string): Instant =>
  Math.min(
    endOfTime,
    orThrow(addPeriod(start, orThrow(parsePeriod(period)), vault.policy.document.timeZone, calendar)),
  )
