import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foreignPassport } from '../../../src/data/formats/foreign-passport'
import { hkMacauPermit } from '../../../src/data/formats/hk-macau-permit'
import { passport } from '../../../src/data/formats/passport'
import { permanentResidence } from '../../../src/data/formats/permanent-residence'
import { residencePermit } from '../../../src/data/formats/residence-permit'
import { taiwanPermit } from '../../../src/data/formats/taiwan-permit'
import { answer, substitutions, transpositions } from './answers'

describe('a residence permit', () => {
  const parse = answer(residencePermit)
  it('takes the three regions and nobody else’s', () => {
    expect(parse('810000 19940823 0021')).toBe('810000199408230021')
    expect(parse('11010519491231002X')).toBe('no: region')
    expect(parse('810000940823002')).toBe('no: length')
  })
  it('refuses every change of one character and every exchange of neighbours', () => {
    for (const other of [
      ...substitutions('830000199201300022', '0123456789X'),
      ...transpositions('830000199201300022'),
    ])
      expect(parse(other)).toMatch(/^no: /)
  })
})

describe('a permanent residence card', () => {
  const parse = answer(permanentResidence)
  it('takes the form of 15 with its 7-3-1 check', () => {
    expect(parse('kaz 110090123105')).toBe('KAZ110090123105')
    expect(parse('KAZ110090123106')).toBe('no: check')
    expect(parse('KAZ990090123105')).toBe('no: region')
    expect(parse('KAZ110090133105')).toBe('no: date')
    expect(parse('KA1110090123105')).toBe('no: characters')
  })
  it('takes the form of 18 with its MOD 11-2 check', () => {
    expect(parse('911398198601010006')).toBe('911398198601010006')
    expect(parse('911398198601010007')).toBe('no: check')
    expect(parse('919398198601010008')).toBe('no: region')
    expect(parse('911398198613010008')).toBe('no: date')
    expect(parse('11010519491231002X')).toBe('no: prefix')
    expect(parse('91139819860101000A')).toBe('no: characters')
    expect(parse('9113981986010100')).toBe('no: length')
    for (const other of substitutions('911398198601010006', '0123456789X'))
      expect(parse(other)).toMatch(/^no: /)
  })
})

describe('a Chinese passport', () => {
  const parse = answer(passport)
  it('takes the series that were issued', () => {
    for (const number of [
      'G12345678',
      'EZ1234567',
      'D1234567',
      'S12345678',
      'SE1234567',
      'PE1234567',
      'K12345678',
      'HJ1234567',
      '151234567',
    ])
      expect(parse(number.toLowerCase())).toBe(number)
  })
  it('refuses the letters I and O of the newer series, other series and other lengths', () => {
    expect(parse('EI1234567')).toBe('no: characters')
    expect(parse('EO1234567')).toBe('no: characters')
    expect(parse('A12345678')).toBe('no: prefix')
    expect(parse('E1234567')).toBe('no: characters')
    expect(parse('E123456789')).toBe('no: length')
    expect(parse('161234567')).toBe('no: prefix')
  })
})

describe('a passport of any state', () => {
  const parse = answer(foreignPassport)
  it('takes 6 to 9 letters and digits, a digit among them', () => {
    expect(parse('l898902c3')).toBe('L898902C3')
    expect(parse('12345')).toBe('no: length')
    expect(parse('1234567890')).toBe('no: length')
    expect(parse('PASSPORT')).toBe('no: characters')
    expect(parse('AB<12345')).toBe('no: characters')
  })
})

describe('a travel permit for Hong Kong and Macau', () => {
  const parse = answer(hkMacauPermit)
  it('takes both directions', () => {
    for (const number of ['H12345678', 'M1234567800', 'C12345678', 'CZ1234567', 'W12345678'])
      expect(parse(number.toLowerCase())).toBe(number)
  })
  it('refuses other letters, other lengths and what only the other direction has', () => {
    expect(parse('A12345678')).toBe('no: prefix')
    expect(parse('H1234567')).toBe('no: length')
    expect(parse('H123456789')).toBe('no: length')
    expect(parse('C1234567890')).toBe('no: characters')
    expect(parse('CI1234567')).toBe('no: characters')
    expect(parse('HA1234567')).toBe('no: characters')
  })
})

describe('a travel permit for Taiwan', () => {
  const parse = answer(taiwanPermit)
  it('takes both directions, and a letter in brackets, of any width, or without', () => {
    expect(parse('0012345601(b)')).toBe('0012345601B')
    expect(parse('0012345601（Ｂ）')).toBe('0012345601B')
    expect(parse('l12345678')).toBe('L12345678')
  })
  it('refuses half a pair of brackets and other shapes', () => {
    expect(parse('0012345601(B')).toBe('no: characters')
    expect(parse('123456789')).toBe('no: characters')
    expect(parse('1234567')).toBe('no: length')
    expect(parse('X12345678')).toBe('no: characters')
    fc.assert(
      fc.property(fc.stringMatching(/^[A-KM-SU-Z][0-9]{8}$/), (text) => parse(text) === 'no: characters'),
      { seed: 1 },
    )
  })
})
