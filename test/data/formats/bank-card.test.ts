import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bankCard } from '../../../src/data/formats/bank-card'
import { answer, substitutions, transpositions } from './answers'

const parse = answer(bankCard)

const validCards = fc.stringMatching(/^[2-69][0-9]{10,17}$/).map((body) => {
  const digits = '0123456789'
  // The one of ten endings whose digits, every second from the right doubled and cross-summed, add up to tens.
  const fits = (number: string): boolean =>
    [...number]
      .reverse()
      .map((digit, at) => (at % 2 === 0 ? digit : String(Number(digit) * 2)))
      .join('')
      .split('')
      .reduce((sum, digit) => sum + Number(digit), 0) %
      10 ===
    0
  return body + ([...digits].find((digit) => fits(body + digit)) ?? '')
})

describe('a bank card number', () => {
  it('takes the test numbers that payment processors publish', () => {
    for (const number of [
      '4111111111111111',
      '5555555555554444',
      '378282246310005',
      '6200000000000005',
      '3530111333300000',
    ])
      expect(parse(number.replace(/(.{4})/g, '$1 '))).toBe(number)
  })

  it('takes any number with a right check digit', () => {
    fc.assert(
      fc.property(validCards, (number) => parse(number) === number),
      { numRuns: 2000, seed: 7812 },
    )
  })

  it('refuses every change of one digit, and every exchange of neighbours but 0 and 9', () => {
    fc.assert(
      fc.property(validCards, (number) => {
        for (const other of substitutions(number, '0123456789')) expect(parse(other)).toMatch(/^no: /)
        for (const other of transpositions(number)) {
          const at = [...number].findIndex((digit, index) => digit !== other[index])
          const isBlindSpot = ['09', '90'].includes(number.slice(at, at + 2))
          if (!isBlindSpot) expect(parse(other)).toMatch(/^no: /)
        }
      }),
      { numRuns: 200, seed: 7812 },
    )
  })

  it('says which part is wrong', () => {
    expect(parse('4111111111111112')).toBe('no: check')
    expect(parse('41111111111')).toBe('no: length')
    expect(parse('41111111111111111111')).toBe('no: length')
    expect(parse('0000000000000000')).toBe('no: prefix')
    expect(parse('4111x11111111111')).toBe('no: characters')
  })
})
