/** How long is a period? ISO 8601 durations, and `P15B` for working days; added on the calendar of a time zone. */

import { TZDate } from '@date-fns/tz'
import { add } from 'date-fns'
import { either as E } from 'fp-ts'
import type { Failure } from './error'
import type { Instant } from './instant'

/** A period of the calendar, or of working days. */
export type Period =
  | { readonly unit: 'calendar'; readonly years: number; readonly months: number; readonly days: number }
  | { readonly unit: 'working-days'; readonly days: number }

/** Which days are worked? `undefined` for a day whose year has no published calendar. */
export type IsWorkingDay = (isoDate: string) => boolean | undefined

const calendarPattern = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/
const workingPattern = /^P(\d{1,4})B$/

/** Monday to Friday, in every year: what holds where nobody gives a calendar. */
export const isWeekday: IsWorkingDay = (isoDate) => {
  const weekday = new Date(`${isoDate}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/**
 * Reads a period: `P5Y`, `P1Y6M`, `P2W`, `P30D`, or `P15B` for working days. Zero is no period.
 *
 * @example
 * ```ts
 * parsePeriod('P30D') // { _tag: 'Right', right: { unit: 'calendar', years: 0, months: 0, days: 30 } }
 * ```
 */
export const parsePeriod = (text: string): E.Either<Failure, Period> => {
  const working = workingPattern.exec(text)
  if (working !== null && Number(working[1]) > 0)
    return E.right({ unit: 'working-days', days: Number(working[1]) })
  const calendar = calendarPattern.exec(text)
  if (calendar === null) return E.left(invalidPeriod)
  const [years = 0, months = 0, weeks = 0, days = 0] = calendar.slice(1).map((part) => Number(part ?? 0))
  return years + months + weeks + days === 0
    ? E.left(invalidPeriod)
    : E.right({ unit: 'calendar', years, months, days: weeks * 7 + days })
}

/**
 * The instant a period after `start`, on the calendar of an IANA time zone: month ends clamp (29 February and one
 * year is 28 February). Working days skip those that `isWorkingDay` doesn't know to be worked; an unknown year fails.
 */
export const addPeriod = (
  start: Instant,
  period: Period,
  timeZone: string,
  isWorkingDay: IsWorkingDay,
): E.Either<Failure, Instant> =>
  period.unit === 'calendar'
    ? E.right(addCalendar(start, period, timeZone))
    : addWorkingDays(start, period.days, timeZone, isWorkingDay)

/** The same for a period of the calendar, which can't fail. */
export const addCalendar = (
  start: Instant,
  period: Extract<Period, { unit: 'calendar' }>,
  timeZone: string,
): Instant =>
  add(new TZDate(start, timeZone), {
    years: period.years,
    months: period.months,
    days: period.days,
  }).getTime()

/** About how many days, on an average year: to compare periods of different units, never to add them. */
export const averageDays = (period: Period): number =>
  period.unit === 'calendar'
    ? ((period.years * 12 + period.months) * 365.2425) / 12 + period.days
    : (period.days * 7) / 5

const addWorkingDays = (
  start: Instant,
  days: number,
  timeZone: string,
  isWorkingDay: IsWorkingDay,
): E.Either<Failure, Instant> => {
  let day = new TZDate(start, timeZone)
  for (let left = days; left > 0; ) {
    day = add(day, { days: 1 })
    const worked = isWorkingDay(isoDate(day))
    if (worked === undefined) return E.left(unknownYear(day.getFullYear()))
    if (worked) left -= 1
  }
  return E.right(day.getTime())
}

const isoDate = (day: TZDate): string =>
  `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`

const unknownYear = (year: number): Failure => ({
  kind: 'input/invalid',
  message: `no calendar of working days is known for ${year}`,
  remedy: 'give a calendar that covers the year, or a period in calendar days',
})

const invalidPeriod: Failure = {
  kind: 'input/invalid',
  message: 'not a period',
  remedy: 'write it as ISO 8601, for example `P5Y` or `P30D`, or `P15B` for working days',
}
