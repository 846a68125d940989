import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, scaled } from '../../src/demo/decimal'

describe('a plain decimal', () => {
  it('is a number, and nothing else is', () => {
    expect(['9.8', '0', '14', '0.15'].map(decimal)).toEqual([9.8, 0, 14, 0.15])
    for (const text of ['', '-1', '1e3', '1.', '.5', ' 1', '1,5', '0x10', 'NaN', '1'.repeat(10)])
      expect(decimal(text)).toBeUndefined()
  })

  it('scales exactly, or not at all', () => {
    expect([scaled('32.38', 2), scaled('9.8', 2), scaled('14', 2), scaled('14', 0)]).toEqual([
      3238, 980, 1400, 14,
    ])
    expect([scaled('0.125', 2), scaled('1.5', 0), scaled('x', 2)]).toEqual([undefined, undefined, undefined])
    fc.assert(
      fc.property(fc.nat(99_999_999), (cents) => {
        const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
        expect(scaled(text, 2)).toBe(cents)
      }),
      { numRuns: 500, seed: 100 },
    )
  })
})
