/** When does a period end that the policy counts? On the calendar of its time zone, working days being Monday to Friday. */

import { either as E } from 'fp-ts'
import { endOfTime, type Instant } from '../core/instant'
import { addPeriod, type Period } from '../core/period'
import type { PolicyTables } from '../policy/tables'
import { hasReached, type Watch } from './in-force'

/** The instant a period after `start`; an end past the last instant that a calendar can name is that instant. */
export const periodEnd = (tables: PolicyTables, start: Instant, period: Period): Instant => {
  const last = lastEnds.get(period)
  if (last !== undefined && last.start === start && last.timeZone === tables.document.timeZone)
    return last.end
  const added = addPeriod(start, period, tables.document.timeZone, isWeekday)
  const end = E.isRight(added) && Number.isFinite(added.right) ? added.right : endOfTime
  lastEnds.set(period, { start, timeZone: tables.document.timeZone, end })
  return end
}

/** The last end of each period of a policy: a batch asks for the same one again and again, and time zones are dear. */
const lastEnds = new WeakMap<
  Period,
  { readonly start: Instant; readonly timeZone: string; readonly end: Instant }
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

const isWeekday = (isoDate: string): boolean => {
  const weekday = new Date(`${isoDate}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}
