import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCode } from '../../../src/data/formats/credit-code'
import { answer, substitutions, transpositions } from './answers'

const parse = answer(creditCode)

/** The tables of GB 32100-2015 and GB 11714-1997, apart from those under test. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const withCheck = (body: string): string => {
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(body.charAt(at)), 0)
  return body + alphabet.charAt((31 - (sum % 31)) % 31)
}
const organisation = (body: string): string => {
  const sum = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (total, weight, at) => total + weight * Number.parseInt(body.charAt(at), 36),
    0,
  )
  const check = 11 - (sum % 11)
  return body + (check === 10 ? 'X' : check === 11 ? '0' : String(check))
}

const validCodes = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '11', '12', '51', '52', '31', 'N1', 'Y1'),
    fc.constantFrom('110000', '310141', '440300', '100000', '659001'),
    fc.string({ unit: fc.constantFrom(...alphabet), minLength: 8, maxLength: 8 }),
  )
  .map(([kind, region, body]) => withCheck(kind + region + organisation(body)))

describe('a unified social credit code', () => {
  it('takes the specimen of the standard and codes that companies publish', () => {
    for (const code of [
      '91350100M000100Y43',
      '91110000802100433B',
      '91440300708461136T',
      '914403001922038216',
    ])
      expect(parse(code)).toBe(code)
  })

  it('takes any code that the tables of the standards complete', () => {
    fc.assert(
      fc.property(validCodes, (code) => parse(code.toLowerCase()) === code),
      { numRuns: 2000, seed: 32100 },
    )
  })

  it('refuses every change of one character and every exchange of neighbours', () => {
    fc.assert(
      fc.property(validCodes, (code) => {
        for (const other of [...substitutions(code, `${alphabet}IOSVZ`), ...transpositions(code)])
          expect(parse(other)).toMatch(/^no: /)
      }),
      { numRuns: 100, seed: 32100 },
    )
  })

  it('checks the organisation code inside too', () => {
    expect(parse(withCheck(`91350100${organisation('M000100Y')}`))).toBe('91350100M000100Y43')
    expect(parse(withCheck('91350100M000100Y5'))).toBe('no: check')
  })

  it('says which part is wrong', () => {
    expect(parse('91350100M000100Y4')).toBe('no: length')
    expect(parse('91350100M000100YI3')).toBe('no: characters')
    expect(parse('9135010OM000100Y43')).toBe('no: characters')
    expect(parse('91990100M000100Y43')).toBe('no: region')
    expect(parse('01350100M000100Y43')).toBe('no: prefix')
  })
})
