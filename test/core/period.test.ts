import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { parseInstant } from '../../src/core/instant'
import { addPeriod, parsePeriod } from '../../src/core/period'

const after = (start: string, period: string): string => {
  const from = parseInstant(start)
  const length = parsePeriod(period)
  if (E.isLeft(from) || E.isLeft(length)) return 'refused'
  const end = addPeriod(from.right, length.right, 'Asia/Shanghai', (day) =>
    day.startsWith('2026') ? !/-(03|04|10|11)$/.test(day) : undefined,
  )
  return E.isLeft(end) ? end.left.message : new Date(end.right).toISOString()
}

describe('a period', () => {
  it('clamps at the end of a month: 29 February and one year is 28 February', () => {
    expect(after('2024-02-29T04:00:00Z', 'P1Y')).toBe('2025-02-28T04:00:00.000Z')
  })
  it('counts working days only', () => {
    expect(after('2026-01-01T00:00:00Z', 'P3B')).toBe('2026-01-06T00:00:00.000Z')
  })
  it('fails for a year whose calendar is unknown', () => {
    expect(after('2027-01-01T00:00:00Z', 'P1B')).toContain('no calendar of working days is known for 2027')
  })
  it.each(['', 'P', 'P0D', '5Y', 'P-1D', 'P1H', 'PT1H'])('refuses %j', (text) => {
    expect(after('2026-01-01', text)).toBe('refused')
  })
  it.each(['2026-02-30', '2026-13-01', 'yesterday', '2026-1-1'])('refuses the instant %j', (text) => {
    expect(E.isLeft(parseInstant(text))).toBe(true)
  })
})
