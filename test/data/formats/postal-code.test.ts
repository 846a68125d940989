import { describe, expect, it } from 'vitest'
import { postalCode } from '../../../src/data/formats/postal-code'
import { answer } from './answers'

const parse = answer(postalCode)

describe('a postal code', () => {
  it('takes a code of each province and those kept for Hong Kong and Macau', () => {
    for (const code of [
      '010000',
      '030000',
      '050000',
      '100080',
      '110000',
      '130000',
      '150000',
      '200000',
      '210000',
      '230000',
      '250000',
      '300000',
      '310000',
      '330000',
      '350000',
      '400000',
      '410000',
      '430000',
      '450000',
      '510000',
      '530000',
      '550000',
      '570000',
      '610000',
      '650000',
      '710000',
      '730000',
      '750000',
      '810000',
      '830000',
      '850000',
      '999077',
      '999078',
    ])
      expect(parse(code)).toBe(code)
  })
  it('says which part is wrong', () => {
    for (const code of [
      '000000',
      '080000',
      '140000',
      '280000',
      '390000',
      '480000',
      '580000',
      '680000',
      '780000',
      '880000',
      '999999',
    ])
      expect(parse(code)).toBe('no: prefix')
    expect(parse('10008')).toBe('no: length')
    expect(parse('1000８a')).toBe('no: characters')
  })
})
