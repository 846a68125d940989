/** When does a period end that the policy counts? On the calendar of its time zone, and by its calendar of working days. */

import { either as E } from 'fp-ts'
import { TutelaError } from '../core/error'
import { endOfTime, type Instant } from '../core/instant'
import { addPeriod, type Period } from '../core/period'
import type { PolicyTables } from '../policy/tables'
import { hasReached, type Watch } from './in-force'

/**
 * The instant a period after `start`; an end past the last instant that a calendar can name is that instant. Throws `input/invalid` where
 * the working days of a year on the way are not known: nobody guesses them.
 */
export const periodEnd = (tables: PolicyTables, start: Instant, period: Period): Instant => {
  const { calendar, document } = tables
  const last = lastEnds.get(period)
  if (
    last !== undefined &&
    last.start === start &&
    last.timeZone === document.timeZone &&
    last.calendar === calendar
  )
    return last.end
  const added = addPeriod(start, period, document.timeZone, calendar)
  if (E.isLeft(added)) throw new TutelaError(added.left)
  const end = Number.isFinite(added.right) ? added.right : endOfTime
  lastEnds.set(period, { start, timeZone: document.timeZone, calendar, end })
  return end
}

/**
 * The same as far as it matters at `at`: an end of unknown working days that lies ahead in any case is told as the earliest instant that
 * it can be, when it must be asked again; one that may have come already throws.
 */
export const periodEndAt = (tables: PolicyTables, start: Instant, period: Period, at: Instant): Instant => {
  if (period.unit === 'calendar') return periodEnd(tables, start, period)
  const early = earliestEnd(start, period)
  const added = addPeriod(start, period, tables.document.timeZone, tables.calendar)
  if (E.isRight(added)) return added.right
  if (early > at) return early
  throw new TutelaError(added.left)
}

/** The last end of each period of a policy: a batch asks for the same one again and again, and time zones are dear. */
const lastEnds = new WeakMap<
  Period,
  {
    readonly start: Instant
    readonly timeZone: string
    readonly calendar: PolicyTables['calendar']
    readonly end: Instant
  }
>()

/**
 * Has the period after `start` ended? Reckoned on the calendar only where the answer is near: that it can't have
 * ended yet is seen by its length in UTC.
 */
export const hasEnded = (tables: PolicyTables, watch: Watch, start: Instant, period: Period): boolean => {
  const early = earliestEnd(start, period)
  return (
    (!Number.isFinite(early) || hasReached(watch, early)) &&
    hasReached(watch, periodEnd(tables, start, period))
  )
}

const day = 86_400_000

/** Never later than the true end: counted from the first of the month, and zones differ from UTC by less than two days. */
const earliestEnd = (start: Instant, period: Period): Instant => {
  if (period.unit === 'working-days') return start + (period.days - 1) * day
  const date = new Date(start)
  const year = date.getUTCFullYear() + period.years
  if (year < 100) return -Infinity // `Date.UTC` would read such a year as one of the 1900s
  return Date.UTC(year, date.getUTCMonth() + period.months, 1) + (period.days - 2) * day
}
