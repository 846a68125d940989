/** How is a date of birth masked? The year shows, or a band of ages where a caller gives the instant: there is no clock here. */

import type { Instant } from '../core/instant'
import { isDate } from '../data/formats/calendar-date'
import { trimmed } from '../data/formats/normalize'
import { defineStrategy, hidden, open, type Part } from './strategy'

/**
 * Reads `1990-05-03`, `19900503`, `1990/5/3`, `1990.5.3` and `1990年5月3日`. A band of ages has ten years; it goes by
 * the day in UTC, and a date that lies after the instant is masked whole.
 *
 * @example
 * ```ts
 * maskValue('birth-date', '1990-05-03') // '1990-**-**'
 * maskValue('birth-date', '1990-05-03', { show: { birthDate: { ageBandAt: Date.UTC(2026, 0, 1) } } }) // '30-39'
 * ```
 */
export const birthDate = defineStrategy({
  name: 'birth-date',
  sensitive: { en: 'Month and day', zh: '月和日' },
  minimum: 4,
  read: (text, { birthDate: request = 'year' }) => {
    const digits = readDigits(trimmed(text))
    if (digits === undefined) return undefined
    const monthAndDay = `${digits.slice(4, 6)}-${digits.slice(6)}`
    if (request === 'year') return [open(`${digits.slice(0, 4)}-`), hidden(monthAndDay, '**-**')]
    return typeof request === 'object' && request !== null && Number.isFinite(request.ageBandAt)
      ? readBand(digits, request.ageBandAt)
      : undefined
  },
})

/** The date is hidden without a trace, so the band is all that prints. */
const readBand = (digits: string, at: Instant): readonly Part[] | undefined => {
  const day = new Date(at).getTime()
  if (Number.isNaN(day)) return undefined
  const today = new Date(at).toISOString().slice(0, 10).replaceAll('-', '')
  const age = Math.floor((Number(today) - Number(digits)) / 10_000)
  if (age < 0) return undefined
  const low = Math.floor(age / 10) * 10
  return [open(low >= 90 ? '90+' : `${low}-${low + 9}`), hidden(digits, '')]
}

/** As `YYYYMMDD`, or undefined where the text is no day of the calendar. */
const readDigits = (text: string): string | undefined => {
  const {
    year = '',
    monthDay = '',
    month = monthDay.slice(0, 2),
    day = monthDay.slice(2),
    yue,
    ri,
  } = shape.exec(text)?.groups ?? {}
  const digits = year + (yue ?? month).padStart(2, '0') + (ri ?? day).padStart(2, '0')
  return isDate(digits) ? digits : undefined
}

const shape =
  /^(?<year>[0-9]{4})(?:(?<sign>[-/.])(?<month>[0-9]{1,2})\k<sign>(?<day>[0-9]{1,2})|(?<monthDay>[0-9]{4})|年(?<yue>[0-9]{1,2})月(?<ri>[0-9]{1,2})日)$/
