import { either as E } from 'fp-ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { landline } from '../../../src/data/formats/landline'
import { mobile } from '../../../src/data/formats/mobile'
import { phone, phoneIn } from '../../../src/data/formats/phone'
import { answer } from './answers'

describe('a mobile number', () => {
  const parse = answer(mobile)
  it('takes the country code in three spellings, spaces, hyphens and full-width digits', () => {
    for (const text of [
      '13800138000',
      '+86 138 0013 8000',
      '0086-138-0013-8000',
      '8613800138000',
      '＋８６１３８００１３８０００',
      '138—0013—8000',
    ])
      expect(parse(text)).toBe('13800138000')
  })
  it('takes exactly the ranges of the plan', () => {
    const open = Array.from({ length: 100 }, (_, index) => String(100 + index)).filter(
      (range) => !parse(`${range}12345678`).startsWith('no'),
    )
    expect(open.join(' ')).toBe(
      '130 131 132 133 134 135 136 137 138 139 145 146 147 148 149 150 151 152 153 155 156 157 158 159 162 165 166 167 ' +
        '170 171 172 173 174 175 176 177 178 180 181 182 183 184 185 186 187 188 189 190 191 192 193 195 196 197 198 199',
    )
  })
  it('says which part is wrong', () => {
    expect(parse('1380013800')).toBe('no: length')
    expect(parse('12800138000')).toBe('no: prefix')
    expect(parse('+85213800138000')).toBe('no: characters')
    expect(parse('+868613800138000')).toBe('no: length')
    expect(parse('1380013800O')).toBe('no: characters')
  })
})

describe('a fixed-line number', () => {
  const parse = answer(landline)
  it('takes the spellings in use to one', () => {
    for (const text of [
      '010-12345678',
      '01012345678',
      '(010) 1234 5678',
      '（010）12345678',
      '010-1234-5678',
      '+86 10 1234 5678',
      '+86-010-12345678',
      '0086 10 12345678',
      '+86(10)12345678',
      '+86 (010) 12345678',
    ])
      expect(parse(text)).toBe('010-12345678')
    for (const text of [
      '0755-83765432-801',
      '0755 83765432 转 801',
      '075583765432转分机801',
      '0755-83765432 ext. 801',
      '0755-83765432x801',
      '0755-83765432#801',
    ])
      expect(parse(text)).toBe('0755-83765432-801')
    expect(parse('03112345678')).toBe('0311-2345678')
    expect(parse('0311-234-5678')).toBe('0311-2345678')
  })
  it('says which part is wrong', () => {
    expect(parse('12345678')).toBe('no: length')
    expect(parse('010-1234567')).toBe('no: length')
    expect(parse('026-12345678')).toBe('no: prefix')
    expect(parse('0300-1234567')).toBe('no: prefix')
    expect(parse('0311-0234567')).toBe('no: length')
    expect(parse('010-12345678-1234567')).toBe('no: length')
    expect(parse('010-12345678 转 8 转 9')).toBe('no: characters')
    expect(parse('010-1234)5678')).toBe('no: characters')
    expect(parse('13800138000')).toBe('no: length')
  })
})

describe('a telephone number of any country', () => {
  const parse = answer(phone)
  it('takes the mainland’s without a country, others with', () => {
    expect(parse('138 0013 8000')).toBe('+8613800138000')
    expect(parse('010-8888 6666')).toBe('+861088886666')
    expect(parse('(0755) 8376-5432')).toBe('+8675583765432')
    expect(parse('+44 20 7946 0958')).toBe('+442079460958')
    expect(parse('0044 20 7946 0958')).toBe('+442079460958')
    expect(parse('+1 (212) 555-0123')).toBe('+12125550123')
    expect(parse('+852 2123 4567')).toBe('+85221234567')
  })
  it('takes every mobile number that the mainland’s plan takes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9][0-9]{9}$/), (text) => {
        const own = mobile.parse(text)
        if (E.isRight(own)) expect(parse(own.right)).toBe(`+86${own.right}`)
      }),
      { numRuns: 500, seed: 86 },
    )
  })
  it('comes back to itself from E.164', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[1-9][0-9]{5,14}$/), (text) => {
        const result = phone.parse(text)
        if (E.isRight(result)) expect(phone.parse(result.right)).toEqual(result)
      }),
      { numRuns: 2000, seed: 164 },
    )
  })
  it('refuses letters, extensions and numbers outside every plan', () => {
    expect(parse('1-800-FLOWERS')).toBe('no: characters')
    expect(parse('+1 212 555 0123 ext. 5')).toBe('no: characters')
    expect(parse('call +8613800138000')).toBe('no: characters')
    expect(parse('123')).toBe('no: unassigned')
    expect(parse('+999 123456')).toBe('no: unassigned')
    expect(parse('+')).toBe('no: characters')
  })
  it('takes no number of another country for one of the mainland’s', () => {
    for (const text of [
      '(5) 555-4729',
      '030-0074321',
      '0921-12 34 65',
      '88.60.15.31',
      '2967 542',
      '+86 5555 4729',
    ])
      expect(parse(text)).toBe('no: unassigned')
    expect(parse('400-810-8888')).toBe('+864008108888')
  })
  it('reads a number without a country in the plan of the country that is named beside it', () => {
    expect(answer(phoneIn('DE'))('089-0877310')).toBe('+49890877310')
    expect(answer(phoneIn('US'))('(503) 555-7555')).toBe('+15035557555')
    expect(answer(phoneIn('GB'))('(171) 555-7788')).toBe('no: unassigned')
    expect(answer(phoneIn('DE'))('+44 20 7946 0958')).toBe('+442079460958')
    expect(answer(phoneIn('XX'))('+44 20 7946 0958')).toBe('+442079460958')
    for (const country of ['XX', '', 'constructor'])
      expect(answer(phoneIn(country))('2079460958')).toBe('no: unassigned')
  })
})
