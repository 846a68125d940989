/** How is a date of birth masked? The year shows; it doesn't compute an age, which would need a clock. */

import { isDate } from '../data/formats/calendar-date'
import { trimmed } from '../data/formats/normalize'
import { defineStrategy, hidden, open } from './strategy'

/**
 * Reads `1990-05-03`, `19900503`, `1990/5/3`, `1990.5.3` and `1990年5月3日`.
 *
 * @example
 * ```ts
 * maskValue('birth-date', '1990-05-03') // '1990-**-**'
 * ```
 */
export const birthDate = defineStrategy({
  name: 'birth-date',
  sensitive: { en: 'Month and day', zh: '月和日' },
  minimum: 4,
  read: (text) => {
    const { year = '', month = '', day = '' } = shape.exec(trimmed(text))?.groups ?? {}
    const digits = year + month.padStart(2, '0') + day.padStart(2, '0')
    if (!isDate(digits)) return undefined
    return [open(`${year}-`), hidden(`${digits.slice(4, 6)}-${digits.slice(6)}`, '**-**')]
  },
})

const shape =
  /^(?<year>[0-9]{4})(?:(?<sign>[-/.])(?<month>[0-9]{1,2})\k<sign>(?<day>[0-9]{1,2})|(?<month>[0-9]{2})(?<day>[0-9]{2})|年(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})日)$/
