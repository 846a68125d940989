/** Does the calendar of mainland China say what was published, and nothing of what wasn't? */

import { either as E } from 'fp-ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chinaCalendar, chinaKnownUntil } from '../../src/calendar/china'
import { addPeriod, parsePeriod } from '../../src/core/period'

const isoDates = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('the calendar of mainland China', () => {
  it('knows holidays, the weekends that are worked instead, and plain days', () => {
    const worked = (isoDate: string) => chinaCalendar(isoDate)
    expect(worked('2026-10-01')).toBe(false)
    expect(worked('2026-02-14')).toBe(true)
    expect(worked('2026-02-15')).toBe(false)
    expect(worked('2026-11-24')).toBe(true)
    expect(worked('2026-11-28')).toBe(false)
  })

  it('says of a year without published data that it does not know it, though the package answers', () => {
    const next = chinaKnownUntil() + 1
    for (const day of ['01-01', '10-01', '06-15', '12-31'])
      expect(chinaCalendar(`${next}-${day}`)).toBeUndefined()
    expect(chinaCalendar('2003-10-01')).toBeUndefined()
    expect(chinaCalendar('2999-10-01')).toBeUndefined()
  })

  it('answers for every day from 2004 to the last year it knows, and for no other, whatever is asked', () => {
    fc.assert(
      fc.property(isoDates, (isoDate) => {
        const year = Number(isoDate.slice(0, 4))
        const known = year >= 2004 && year <= chinaKnownUntil()
        expect(chinaCalendar(isoDate) === undefined).toBe(!known)
      }),
      { numRuns: 2000 },
    )
    for (const text of ['', '2026', '2026-02-30', '2026-13-01', 'x', '2026-10-01T00:00:00Z'])
      expect(chinaCalendar(text)).toBeUndefined()
  })

  it('closes every year at Spring Festival, Qingming, Labour Day and National Day', () => {
    for (let year = 2008; year <= chinaKnownUntil(); year += 1)
      for (const day of ['01-01', '05-01', '10-01', '10-02', '10-03'])
        expect([year, day, chinaCalendar(`${year}-${day}`)]).toEqual([year, day, false])
  })

  it('lets a period over the National Day week end after it, and fails past the last year', () => {
    const period = parsePeriod('P5B')
    const start = Date.UTC(2026, 8, 29, 4)
    const zone = 'Asia/Shanghai'
    if (E.isLeft(period)) throw new Error('no period')
    expect(addPeriod(start, period.right, zone, chinaCalendar)).toEqual(E.right(Date.UTC(2026, 9, 12, 4)))
    const late = Date.UTC(chinaKnownUntil(), 11, 30)
    expect(addPeriod(late, period.right, zone, chinaCalendar)).toMatchObject({
      left: { kind: 'input/invalid', message: expect.stringContaining(String(chinaKnownUntil() + 1)) },
    })
  })
})
