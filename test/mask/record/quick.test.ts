import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conceal } from '../../../src/mask/conceal'
import { maskValue } from '../../../src/mask/mask-value'
import { quickMasks } from '../../../src/mask/record/quick'
import { findStrategy } from '../../../src/mask/registry'
import { samples } from '../samples'
import { anyText, near } from './texts'

/** What the strategy itself prints: `maskValue` takes the quick way first. */
const slowly = (name: string, text: string): unknown => {
  const strategy = findStrategy(name)
  return strategy === undefined ? maskValue(name, text) : conceal(strategy, text, {})
}

const runs = Number(process.env['TUTELA_SOAK'] ?? 40_000)

describe('a quick mask', () => {
  it.each([...quickMasks])(
    'prints what its strategy prints, for any text: %s',
    (name, quick) => {
      let sure = 0
      fc.assert(
        fc.property(fc.oneof(near(name), near(name), near(name), anyText), (text) => {
          const found = quick(text)
          if (found === undefined) return
          sure += 1
          expect([text, found]).toEqual([text, slowly(name, text)])
        }),
        { numRuns: runs / 10, seed: 12 },
      )
      // a quick way that is never sure would hold, too
      expect(sure).toBeGreaterThan(runs / 200)
    },
    900_000,
  )

  it('prints what its strategy prints for every sample, and is sure of most plain spellings', () => {
    for (const [name, pairs] of Object.entries(samples))
      for (const [value, mask] of pairs) expect([mask, undefined]).toContain(quickMasks.get(name)?.(value))
    const plain = [
      ['mobile', '13800138000'],
      ['phone', '+8613800138000'],
      ['email', 'Li.Lei@example.com'],
      ['resident-id', '11010519491231002X'],
      ['bank-card', '4111111111111111'],
      ['birth-date', '1990-05-03'],
      ['person-name', '欧阳小红'],
      ['plate', '京A·12345'],
      ['address', '北京市朝阳区幸福路1号'],
      ['address', '广西壮族自治区南宁市青秀区民族大道1号'],
    ] as const
    for (const [name, text] of plain)
      expect([name, quickMasks.get(name)?.(text)]).toEqual([name, slowly(name, text)])
  })

  it('isn’t sure of what its strategy masks whole', () => {
    for (const [name, text] of [
      ['mobile', '13800000000'],
      ['mobile', '14000138000'],
      ['bank-card', '4111111111111112'],
      ['resident-id', '110105194912310021'],
      ['resident-id', '99010519491231002X'],
      ['email', 'lilei@lilei.com'],
      ['email', 'aBc@abc.bcd'],
      ['person-name', '李李'],
      ['birth-date', '1990-02-30'],
      ['plate', '京I12345'],
      ['address', '北京市朝阳区路12号'],
      ['address', '北京市朝阳区1'],
      ['address', '北京市朝阳区朝阳'],
      ['address', '浙江省杭州市幸福小区3栋'],
    ] as const)
      expect([name, text, quickMasks.get(name)?.(text)]).toEqual([name, text, undefined])
  })
})
