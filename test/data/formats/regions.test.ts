import { describe, expect, it } from 'vitest'
import { isPrefecture, isProvince, isRegion } from '../../../src/data/formats/regions'

const every = (length: number): readonly string[] =>
  Array.from({ length: 10 ** length }, (_, index) => String(index).padStart(length, '0'))

describe('the regions of GB/T 2260', () => {
  it('hold the 31 provinces of the mainland', () => {
    expect(every(2).filter(isProvince).join(' ')).toBe(
      '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65',
    )
  })

  it('hold 559 prefectures and 6,544 counties, and 19 places for zones in each prefecture', () => {
    const prefectures = every(4).filter(isPrefecture)
    const regions = prefectures
      .flatMap((prefecture) => every(2).map((county) => prefecture + county))
      .filter(isRegion)
    expect(prefectures).toHaveLength(559)
    expect(regions).toHaveLength(6544 + 559 * 19)
  })

  it('hold codes in force, retired codes, and cities without counties', () => {
    // Chaoyang; Xuanwu, merged in 2010; Pudong; Nanhui, merged in 2009; Sansha; Dongguan; Xiong'an's Xiongxian.
    for (const code of ['110105', '110104', '310115', '310119', '460321', '441900', '130638'])
      expect(isRegion(code)).toBe(true)
    // Wan county of Sichuan before Chongqing left it; the districts of Hefei's prefecture of Chaohu, dissolved in 2011.
    for (const code of ['512221', '341402', '440524']) expect(isRegion(code)).toBe(true)
  })

  it('hold nothing else', () => {
    for (const code of [
      '',
      '11',
      '1101',
      '000000',
      '110000',
      '110160',
      '119901',
      '810000',
      '990101',
      '11010a',
      '1101055',
      ' 10105',
    ])
      expect(isRegion(code)).toBe(false)
    for (const code of ['toString', '__proto__', 'constructor'])
      expect(isProvince(code) || isPrefecture(code)).toBe(false)
  })
})
