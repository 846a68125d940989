import { either as E } from 'fp-ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readResidentId, residentId } from '../../../src/data/formats/resident-id'
import { answer, substitutions, transpositions } from './answers'

const parse = answer(residentId)

/** The table form of the check in GB 11643-1999, apart from the one under test. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const withCheck = (body: string): string =>
  body + '10X98765432'.charAt(weights.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11)

const validIds = fc
  .tuple(
    fc.constantFrom('110105', '110103', '440524', '441900', '500381', '659001', '130101', '320594'),
    fc.date({ min: new Date('1850-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(([region, date, order]) =>
    withCheck(region + date.toISOString().slice(0, 10).replaceAll('-', '') + String(order).padStart(3, '0')),
  )

describe('a resident id', () => {
  it('takes the specimens of the standard', () => {
    expect(parse('11010519491231002X')).toBe('11010519491231002X')
    expect(parse('440524188001010014')).toBe('440524188001010014')
  })

  it('takes a small x, spaces and hyphens', () => {
    expect(parse('110105 19491231 002x')).toBe('11010519491231002X')
    expect(parse('110105-19491231-002Ｘ')).toBe('11010519491231002X')
  })

  it('takes any number that the table of the standard completes', () => {
    fc.assert(
      fc.property(validIds, (id) => parse(id) === id),
      { numRuns: 2000, seed: 11643 },
    )
  })

  it('refuses every change of one character and every exchange of neighbours', () => {
    fc.assert(
      fc.property(validIds, (id) => {
        for (const other of [...substitutions(id, '0123456789X'), ...transpositions(id)])
          expect(parse(other)).toMatch(/^no: /)
      }),
      { numRuns: 200, seed: 11643 },
    )
  })

  it('says which part is wrong', () => {
    expect(parse('110105194912310021')).toBe('no: check')
    expect(parse(withCheck('11010519490229001'))).toBe('no: date')
    expect(parse(withCheck('11010518491231001'))).toBe('no: date')
    expect(parse(withCheck('11010519491301001'))).toBe('no: date')
    expect(parse(withCheck('11010519490431001'))).toBe('no: date')
    expect(parse(withCheck('11010519001100001'))).toBe('no: date')
    expect(parse(withCheck('19010519491231001'))).toBe('no: region')
    expect(parse(withCheck('11016019491231001'))).toBe('no: region')
    expect(parse(withCheck('81000019940823002'))).toBe('no: region')
    expect(parse('1101051949123100')).toBe('no: length')
    expect(parse('X1010519491231002X')).toBe('no: characters')
    expect(parse('①②③④⑤⑥')).toBe('no: length')
    expect(parse('١١٠١٠٥١٩٤٩١٢٣١٠٠٢X')).toBe('no: characters')
  })

  it('knows leap years: 2000 was one, 1900 was not', () => {
    expect(parse(withCheck('11010520000229001'))).not.toMatch(/^no/)
    expect(parse(withCheck('11010519000229001'))).toBe('no: date')
  })

  it('has no clock: a birth date to come passes', () => {
    expect(parse(withCheck('11010529991231001'))).not.toMatch(/^no/)
  })

  it('leaves a number of the first generation at 15 digits', () => {
    expect(parse('110105491231002')).toBe('110105491231002')
    expect(parse('11010549123100X')).toBe('no: characters')
    expect(parse('110105490229002')).toBe('no: date')
  })
})

describe('what a resident id says', () => {
  it('is birth date, sex and region', () => {
    expect(readResidentId('11010519491231002x')).toEqual(
      E.right({ birthDate: '1949-12-31', sex: 'female', region: '110105' }),
    )
    expect(readResidentId('440524188001010014')).toEqual(
      E.right({ birthDate: '1880-01-01', sex: 'male', region: '440524' }),
    )
  })

  it('puts 15 digits into the 1900s, and into the 1800s with an order number from 996 on', () => {
    expect(readResidentId('110105491231003')).toEqual(
      E.right({ birthDate: '1949-12-31', sex: 'male', region: '110105' }),
    )
    expect(readResidentId('110105991231996')).toEqual(
      E.right({ birthDate: '1899-12-31', sex: 'female', region: '110105' }),
    )
  })

  it('is refused with the issue of the format where the text is none', () => {
    expect(readResidentId('110105194912310021')).toEqual(residentId.parse('110105194912310021'))
  })
})
