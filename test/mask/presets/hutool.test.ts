/** Do the presets print what Hutool prints, and only where it is safe? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskWith } from '../../../src/mask/mask-with'
import { hutool } from '../../../src/mask/presets/hutool'
import type { TextStrategy } from '../../../src/mask/strategy'
import { bankCards, mobiles, residentIds } from '../values'
import { hutoolPrints } from './java'

const whole = '******'
const same = (strategy: TextStrategy, print: (text: string) => string, values: fc.Arbitrary<string>): void =>
  fc.assert(
    fc.property(values, (text) => {
      const [ours, theirs] = [maskWith(strategy, text), print(text)]
      // a digit that is hidden may stand among those that show: then nothing does
      if (ours !== whole || theirs === whole) expect(ours).toBe(theirs)
      else expect(repeats(text, theirs)).toBe(true)
    }),
    { numRuns: 1_000, seed: 31 },
  )

/** Is a hidden run of the value to be read in what theirs prints? */
const repeats = (text: string, theirs: string): boolean => {
  const bare = text.replaceAll(' ', '')
  const shown = theirs.replaceAll(' ', '')
  return [...shown.matchAll(/\*+/g)].some(({ index, 0: stars }) =>
    shown.includes(bare.slice(index, index + stars.length)),
  )
}

/** Value, what Hutool prints and its documentation or tests write down. */
const published: readonly (readonly [TextStrategy, string, string])[] = [
  [hutool.chineseName, '段正淳', '段**'],
  [hutool.idCardNum(1, 2), '51343620000320711X', '5***************1X'],
  [hutool.fixedPhone, '09157518479', '0915*****79'],
  [hutool.mobilePhone, '18049531999', '180****1999'],
  [hutool.address(8), '北京市海淀区马连洼街道289号', '北京市海淀区马********'],
  [hutool.address(5), '北京市海淀区马连洼街道289号', '北京市海淀区马连洼街*****'],
  [hutool.address(50), '北京市海淀区马连洼街道289号', '***************'],
  [hutool.email, 'duandazhi-jack@gmail.com.cn', 'd*************@gmail.com.cn'],
  [hutool.email, 'duandazhi@126.com', 'd********@126.com'],
  [hutool.password, '1234567890', '**********'],
  [hutool.carLicense, '苏D40000', '苏D4***0'],
  [hutool.carLicense, '陕A12345D', '陕A1****D'],
  [hutool.bankCard, '11011111222233333256', '1101 **** **** **** 3256'],
  [hutool.bankCard, '1234 2222 3333 4444 6789 9', '1234 **** **** **** **** 9'],
  [hutool.bankCard, '1234 2222 3333 4444 6789 91', '1234 **** **** **** **** 91'],
  [hutool.bankCard, '1234 2222 3333 4444 678', '1234 **** **** **** 678'],
  [hutool.bankCard, '1234 2222 3333 4444 6789', '1234 **** **** **** 6789'],
  [hutool.ipv4, '192.0.2.1', '192.*.*.*'],
  [hutool.ipv6, '2001:0db8:86a3:08d3:1319:8a2e:0370:7344', '2001:*:*:*:*:*:*:*'],
  [hutool.passport, 'PJ1234567', 'PJ*****67'],
  [hutool.creditCode, '91110108MA01ABCDE7', '9111**********CDE7'],
  [hutool.firstMask, '123456789', '1********'],
]

/** What Hutool shows unchanged or nearly so, and we don't. */
const leaks: readonly (readonly [TextStrategy, string, string])[] = [
  [hutool.chineseName, '段', '段'],
  [hutool.firstMask, '1', '1'],
  [hutool.idCardNum(9, 9), '51343620000320711X', '51343620000320711X'],
  [hutool.idCardNum(6, 4), '51343620000320711X', '513436********711X'],
  [hutool.idCardNum(1, 2), '513', '513'],
  [hutool.fixedPhone, '091575', '091575'],
  [hutool.mobilePhone, '1804953', '1804953'],
  [hutool.address(0), '北京市海淀区马连洼街道289号', '北京市海淀区马连洼街道289号'],
  [hutool.address(-1), '北京市海淀区马连洼街道289号', '北京市海淀区马连洼街道289号'],
  [hutool.address(3), '北京市海淀区马连洼街道289号', '北京市海淀区马连洼街道2***'],
  [hutool.email, 'd@126.com', 'd@126.com'],
  [hutool.email, 'duandazhi', 'duandazhi'],
  [hutool.carLicense, '京A123', '京A123'],
  [hutool.bankCard, '12345678', '12345678'],
  [hutool.bankCard, '123456789', '1234 **** 9'],
  [hutool.bankCard, '123456789012', '1234 **** 9012'],
  [hutool.ipv4, '13800138000', '13800138000.*.*.*'],
  [hutool.ipv6, '13800138000', '13800138000:*:*:*:*:*:*:*'],
  [hutool.passport, 'E123', 'E123'],
  [hutool.creditCode, '91110108', '91110108'],
  [hutool.password, '12', '**'],
]

describe('the presets of Hutool', () => {
  it('print what its documentation and tests write down', () => {
    for (const [strategy, value, mask] of published)
      expect([strategy.name, value, maskWith(strategy, value)]).toEqual([strategy.name, value, mask])
  })

  it('mask whole where it leaks', () => {
    for (const [strategy, value] of leaks)
      expect([strategy.name, value, maskWith(strategy, value)]).toEqual([strategy.name, value, whole])
    for (const strategy of new Set([...published, ...leaks].map(([each]) => each)))
      for (const text of ['', ' ', '\u200b', '*']) expect(maskWith(strategy, text)).toBe(whole)
  })

  it('are measured by models that do as Hutool does, leaks included', () => {
    const { address, idCardNum, ...others } = hutoolPrints
    expect(address(8)('北京市海淀区马连洼街道289号')).toBe('北京市海淀区马********')
    expect(idCardNum(1, 2)('51343620000320711X')).toBe('5***************1X')
    const models = new Map<string, (text: string) => string>(Object.entries(others))
    for (const [strategy, value, mask] of [...published, ...leaks]) {
      const name = strategy.name
        .replace('hutool-', '')
        .replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
      const model = models.get(name)
      if (model !== undefined) expect([name, value, model(value)]).toEqual([name, value, mask])
    }
  })

  it('print the same for every valid value', () => {
    same(hutool.mobilePhone, hutoolPrints.mobilePhone, mobiles)
    same(hutool.idCardNum(1, 2), hutoolPrints.idCardNum(1, 2), residentIds)
    same(hutool.idCardNum(4, 4), hutoolPrints.idCardNum(4, 4), residentIds)
    same(
      hutool.bankCard,
      hutoolPrints.bankCard,
      bankCards.filter(({ length }) => length > 12),
    )
    same(hutool.fixedPhone, hutoolPrints.fixedPhone, fc.stringMatching(/^0(?:10|755|571)[2-8][0-9]{7}$/))
    same(hutool.chineseName, hutoolPrints.chineseName, fc.stringMatching(/^[一-龥]{2,6}$/))
    same(hutool.email, hutoolPrints.email, fc.stringMatching(/^[a-z]{3,12}[0-9]{1,4}@example\.com$/))
    same(
      hutool.carLicense,
      hutoolPrints.carLicense,
      fc.stringMatching(/^[京沪苏][A-H](?:[A-HJ-NP-Z0-9]{5}|D[0-9]{5})$/),
    )
    same(hutool.passport, hutoolPrints.passport, fc.stringMatching(/^[EG][0-9]{8}$/))
    same(
      hutool.creditCode,
      hutoolPrints.creditCode,
      fc.stringMatching(/^9[1-3][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/),
    )
    same(hutool.ipv4, hutoolPrints.ipv4, fc.ipV4())
    same(hutool.password, hutoolPrints.password, fc.stringMatching(/^[!-~]{0,4}[A-Za-z0-9]{6,20}$/))
  })

  it('give constants where Hutool takes no value', () => {
    expect([hutool.userId(), hutool.clear(), hutool.clearToNull()]).toEqual([0, '', null])
  })
})
