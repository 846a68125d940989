/**
 * Which days are worked in mainland China? What the General Office of the State Council published, as the package `chinese-days` holds it;
 * a year that isn't in it is not known, although the package itself answers for it.
 */

import days from 'chinese-days'
import type { IsWorkingDay } from '../core/period'

/**
 * The official calendar of mainland China, with its holidays and the weekends that are worked instead. `undefined` for a day of a year
 * that is not published, or not in the package yet, and for what is no date: periods that reach it fail.
 *
 * @example
 * ```ts
 * chinaCalendar('2026-10-01') // false
 * chinaCalendar('2026-02-14') // true; a Saturday, worked for the Spring Festival
 * chinaCalendar('2999-10-01') // undefined
 * ```
 */
export const chinaCalendar: IsWorkingDay = (isoDate) =>
  isDate(isoDate) && isPublished(Number(isoDate.slice(0, 4))) ? days.isWorkday(isoDate) : undefined

/** The last year that is known, with every year before it since 2004. */
export const chinaKnownUntil = (): number => {
  let year = firstYear - 1
  while (isPublished(year + 1)) year += 1
  return year
}

/** The package's data begins here. */
const firstYear = 2004

/** A year's notice makes its first of January and its National Day holidays; for a day without data the package names the weekday. */
const isPublished = (year: number): boolean => {
  const known = published.get(year)
  if (known !== undefined) return known
  const is = ['01-01', '10-01'].every((day) => days.isHoliday(`${year}-${day}`) && isNamed(`${year}-${day}`))
  published.set(year, is)
  return is
}

/** A year that was asked for is asked again for each of its days. */
const published = new Map<number, boolean>()

/** A holiday's name holds its names in both languages; a weekday's doesn't. */
const isNamed = (isoDate: string): boolean => days.getDayDetail(isoDate).name.includes(',')

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
