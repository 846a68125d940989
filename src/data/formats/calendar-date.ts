/** Does a date written in digits exist? Only the calendar is asked: there is no clock here, so a future date exists too. */

/** The earliest year of birth that a document of somebody in a customer register can show. */
const earliestYear = 1850

/** Is `YYYYMMDD` a day of the calendar (proleptic Gregorian), in 1850 or later? */
export const isDate = (digits: string): boolean => {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  return /^[0-9]{8}$/.test(digits) && year >= earliestYear && day >= 1 && day <= daysIn(year, month)
}

/** Writes `YYYYMMDD` as `YYYY-MM-DD` (ISO 8601). */
export const writeDate = (digits: string): string =>
  `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`

const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : ([0, 31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] ?? 0)

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
