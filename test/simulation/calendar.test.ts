/** Do the library's periods end when a second reckoning says, in any zone and from any instant? */

import { either as E } from 'fp-ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addPeriod } from '../../src/core/period'
import { afterOn, wallOf } from './calendar'

const runs = process.env.TUTELA_SOAK === undefined ? 3_000 : 100_000
const seed = 20_261_124
const zones = fc.constantFrom(
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Europe/Dublin',
  'Australia/Lord_Howe',
)
const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) })
const hour = 3_600_000
const day = 24 * hour
const weekday = (isoDate: string): boolean => ![0, 6].includes(new Date(`${isoDate}T12:00:00Z`).getUTCDay())
const added = (at: number, period: Parameters<typeof addPeriod>[1], zone: string): number => {
  const result = addPeriod(at, period, zone, weekday)
  if (E.isLeft(result)) throw new Error(result.left.message)
  return result.right
}

describe('a period of the calendar', () => {
  it('ends where the second reckoning ends it; where clocks jump, within the jump', () => {
    let jumps = 0
    fc.assert(
      fc.property(
        zones,
        instants,
        fc.record({ years: fc.nat(20), months: fc.nat(30), days: fc.nat(800) }),
        (zone, at, part) => {
          const end = added(at, { unit: 'calendar', ...part }, zone)
          const expected = afterOn(zone, at, part)
          if (end === expected) return
          jumps += 1
          // two answers may be right only where the zone's clock jumps: at the end, or after the months and before the days
          const shift = (when: number): number => wallOf(zone, when) - when
          const months = afterOn(zone, at, { ...part, days: 0 })
          expect([end, months].some((near) => shift(near - 2 * day) !== shift(near + 2 * day))).toBe(true)
          expect(Math.abs(end - expected)).toBeLessThanOrEqual(zone === 'Pacific/Apia' ? day : hour)
        },
      ),
      { numRuns: runs, seed },
    )
    expect(jumps).toBeLessThan(runs / 100)
  })
})

describe('a period of working days', () => {
  it('passes as many of them as it says, ends on one, and at the same time of day', () => {
    fc.assert(
      fc.property(zones, instants, fc.integer({ min: 1, max: 40 }), (zone, at, days) => {
        const end = added(at, { unit: 'working-days', days }, zone)
        const [from, to] = [wallOf(zone, at), wallOf(zone, end)]
        const isoDay = (wall: number): string => new Date(wall).toISOString().slice(0, 10)
        let passed = 0
        for (let wall = from + day; isoDay(wall) <= isoDay(to); wall += day)
          if (weekday(isoDay(wall))) passed += 1
        expect(weekday(isoDay(to)) || zone === 'Pacific/Apia').toBe(true)
        expect(Math.abs(passed - days)).toBeLessThanOrEqual(zone === 'Pacific/Apia' ? 1 : 0)
      }),
      { numRuns: runs, seed },
    )
  })
})
