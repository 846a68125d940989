/** Do periods end where the calendar says: at month ends, on leap days, across changes of the clock, in the zone of the policy? */

import { either as E } from 'fp-ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orThrow } from '../../src/core/error'
import { addPeriod, isWeekday, type IsWorkingDay, parsePeriod } from '../../src/core/period'

const plus = (start: string, period: string, zone: string): string =>
  new Date(orThrow(addPeriod(Date.parse(start), orThrow(parsePeriod(period)), zone, isWeekday))).toISOString()

describe('the end of a period', () => {
  it.each([
    ['2024-01-31T12:00:00Z', 'P1M', 'UTC', '2024-02-29T12:00:00.000Z'],
    ['2025-01-31T12:00:00Z', 'P1M', 'UTC', '2025-02-28T12:00:00.000Z'],
    ['2024-02-29T12:00:00Z', 'P1Y', 'UTC', '2025-02-28T12:00:00.000Z'],
    ['2024-02-29T12:00:00Z', 'P4Y', 'UTC', '2028-02-29T12:00:00.000Z'],
    ['2026-08-31T12:00:00Z', 'P1M', 'UTC', '2026-09-30T12:00:00.000Z'],
    ['2026-11-30T12:00:00Z', 'P3M', 'UTC', '2027-02-28T12:00:00.000Z'],
    // in Shanghai it is the last of January already
    ['2026-01-30T16:30:00Z', 'P1M', 'Asia/Shanghai', '2026-02-27T16:30:00.000Z'],
    // the clock goes forward on 29 March 2026 in Berlin, and back on 25 October: the hour of the day stays
    ['2026-03-28T11:00:00Z', 'P1D', 'Europe/Berlin', '2026-03-29T10:00:00.000Z'],
    ['2026-10-24T10:00:00Z', 'P1D', 'Europe/Berlin', '2026-10-25T11:00:00.000Z'],
    ['2026-03-27T11:00:00Z', 'P1B', 'Europe/Berlin', '2026-03-30T10:00:00.000Z'],
    // there was no half past two on that night
    ['2026-03-28T01:30:00Z', 'P1D', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    // daylight saving of Shanghai, 1991
    ['1991-04-13T04:00:00Z', 'P1D', 'Asia/Shanghai', '1991-04-14T03:00:00.000Z'],
  ])('%s and %s in %s is %s', (start, period, zone, end) => {
    expect(plus(start, period, zone)).toBe(end)
  })

  it('is, for working days, that many worked days later: a naive count by days says the same', () => {
    const days = fc.record({
      start: fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2025, 0, 1) }),
      count: fc.integer({ min: 1, max: 60 }),
      off: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
    })
    fc.assert(
      fc.property(days, ({ start, count, off }) => {
        const calendar: IsWorkingDay = (isoDate) =>
          !off.includes(new Date(`${isoDate}T00:00:00Z`).getUTCDay())
        let at = start
        for (let left = count; left > 0; ) {
          at += 86_400_000
          if (calendar(new Date(at).toISOString().slice(0, 10)) === true) left -= 1
        }
        const period = orThrow(parsePeriod(`P${count}B`))
        expect(addPeriod(start, period, 'UTC', calendar)).toEqual(E.right(at))
      }),
    )
  })
})
