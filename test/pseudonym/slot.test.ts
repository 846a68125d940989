/** Does a slot take what may stand at its place, and nothing that only looks like it? */

import { describe, expect, it } from 'vitest'
import { charactersOf, days, digits, oneOf } from '../../src/pseudonym/slot'

describe('a slot', () => {
  it('of days takes those of its years and no day that does not exist', () => {
    const years = days(2000, 2001)
    expect(years.size).toBe(366n + 365n)
    expect(['20000101', '20000229', '20011231'].map(years.indexOf)).toEqual([0n, 59n, 730n])
    for (const text of ['20010229', '20000431', '19991231', '20020101', '2000010x', '20001301', ''])
      expect(years.indexOf(text)).toBe(undefined)
  })

  it('of days in short writes no century', () => {
    const years = days(1900, 1999, true)
    expect([years.width, years.textAt(0n), years.indexOf('000101')]).toEqual([6, '000101', 0n])
    expect(years.indexOf('000229')).toBe(undefined)
  })

  it('of texts and characters numbers them from 0', () => {
    expect([digits(3).textAt(7n), digits(3).indexOf('007'), digits(3).indexOf('0x7')]).toEqual([
      '007',
      7n,
      undefined,
    ])
    expect(charactersOf('AB', 2).textAt(2n)).toBe('BA')
    expect([oneOf(['x', 'y']).indexOf('y'), oneOf(['x', 'y']).indexOf('z')]).toEqual([1n, undefined])
  })
})
