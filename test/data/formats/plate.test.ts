import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plate } from '../../../src/data/formats/plate'
import { answer } from './answers'

const parse = answer(plate)

describe('a vehicle plate', () => {
  it('takes any dot, spaces and small letters', () => {
    for (const text of ['京A12345', '京A·12345', '京a 12345', '京Ａ•１２３４５', '京A-12345', '京A・12345'])
      expect(parse(text)).toBe('京A12345')
  })

  it('takes new-energy plates, small with the letter in front and large with the letter last', () => {
    for (const text of ['沪AD12345', '沪AF12345', '粤BDA1234', '粤B12345D', '粤B12345F'])
      expect(parse(text)).toBe(text)
    for (const text of ['沪A123456', '沪AL12345', '沪ADAB123', '粤B1234DD', '粤B12345L'])
      expect(parse(text)).toBe('no: characters')
  })

  it('takes the endings, 港 and 澳 only on 粤Z', () => {
    for (const text of [
      '京A1234学',
      '京A1234警',
      '粤Z1234港',
      '粤Z1234澳',
      '沪A1234领',
      '冀B1234挂',
      '224578使',
      '使014578',
      '京AS1234应急',
    ])
      expect(parse(text)).toBe(text)
    expect(parse('粤B1234港')).toBe('no: characters')
    expect(parse('京A1234使')).toBe('no: characters')
  })

  it('never takes the letters I and O', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[京沪粤][A-Z][A-Z0-9]{5}$/), (text) => {
        expect(parse(text) === text).toBe(!/[IO]/.test(text))
      }),
      { numRuns: 1000, seed: 36 },
    )
  })

  it('says which part is wrong', () => {
    expect(parse('国A12345')).toBe('no: prefix')
    expect(parse('京A1234')).toBe('no: length')
    expect(parse('京112345')).toBe('no: characters')
  })
})
