/** Do hierarchies lose detail level by level, and give no value that they weren't told of? */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ageBands,
  amountBands,
  codePrefixes,
  dateParts,
  type Hierarchy,
  listedValues,
  regionLevels,
} from '../../src/aggregate/index'

const labels = (hierarchy: Hierarchy, value: unknown) => hierarchy.map(({ labelOf }) => labelOf(value))

describe('a hierarchy', () => {
  it('of ages has bands, the last of them open', () => {
    const ages = ageBands([5, 10, 20])
    expect(labels(ages, 33)).toEqual(['30-34', '30-39', '20-39'])
    expect(labels(ages, 0)).toEqual(['0-4', '0-9', '0-19'])
    expect(labels(ages, 89)).toEqual(['85-89', '80-89', '80-89'])
    expect(labels(ages, 104)).toEqual(['90+', '90+', '90+'])
    for (const value of [-1, 151, 33.5, '33', null])
      expect(labels(ages, value)).toEqual([undefined, undefined, undefined])
  })

  it('of amounts has bands between thresholds', () => {
    const amounts = amountBands([[100, 1000, 10_000], [1000]])
    expect(labels(amounts, 99.99)).toEqual(['under 100', 'under 1000'])
    expect(labels(amounts, 100)).toEqual(['100 to under 1000', 'under 1000'])
    expect(labels(amounts, 10_000)).toEqual(['10000 and over', '1000 and over'])
    expect(labels(amounts, Number.POSITIVE_INFINITY)).toEqual([undefined, undefined])
  })

  it('of codes has prefixes, and never a whole code', () => {
    const codes = codePrefixes([4, 2])
    expect(labels(codes, '310012')).toEqual(['3100*', '31*'])
    expect(labels(codes, '3100')).toEqual([undefined, '31*'])
    expect(labels(codes, '31')).toEqual([undefined, undefined])
    expect(labels(codePrefixes([1]), '😀𠀀')).toEqual(['😀*'])
  })

  it('of regions leaves out the smallest place first', () => {
    const regions = regionLevels(['province', 'city', 'district'])
    expect(labels(regions, { province: '浙江省', city: '杭州市', district: '西湖区' })).toEqual([
      '浙江省 / 杭州市 / 西湖区',
      '浙江省 / 杭州市',
      '浙江省',
    ])
    expect(labels(regions, { province: '浙江省', district: '西湖区' })).toEqual([
      undefined,
      undefined,
      '浙江省',
    ])
    expect(labels(regions, '浙江省')).toEqual([undefined, undefined, undefined])
  })

  it('of days has months, quarters, years and decades', () => {
    const parts = dateParts(['month', 'quarter', 'year', 'decade'])
    expect(labels(parts, '2026-05-04')).toEqual(['2026-05', '2026-Q2', '2026', '2020s'])
    for (const value of ['2026-13-04', '2026-05-04T00:00:00Z', 1777852800000, '2026'])
      expect(labels(parts, value)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('of listed values gives those alone', () => {
    expect(['female', 'x', 1, 'toString'].map((value) => labels(listedValues(['female']), value)[0])).toEqual(
      ['female', undefined, undefined, undefined],
    )
  })

  it('nests: values of one label have one label at every coarser level', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: -5, max: 20_000 }))
    for (const hierarchy of [
      ageBands([5, 10, 30], 75),
      amountBands([[1, 10, 100, 5000], [10, 5000], [5000]]),
    ])
      fc.assert(
        fc.property(value, value, (one, other) => {
          const [left, right] = [labels(hierarchy, one), labels(hierarchy, other)]
          left.forEach((label, at) => {
            if (label === right[at]) expect(left.slice(at)).toEqual(right.slice(at))
          })
        }),
        { numRuns: 500 },
      )
  })

  it('is refused where its levels do not nest', () => {
    for (const make of [
      () => ageBands([10, 15]),
      () => ageBands([1]),
      () => ageBands([5.5]),
      () => ageBands([10], 90.5),
      () => amountBands([[10, 5]]),
      () => amountBands([[10], [5]]),
      () => amountBands([[]]),
      () => amountBands([[Number.NaN]]),
      () => codePrefixes([2, 4]),
      () => codePrefixes([0]),
    ]) {
      let thrown: unknown
      try {
        make()
      } catch (error) {
        thrown = error
      }
      expect(thrown).toMatchObject({ failure: { kind: 'input/invalid' } })
    }
  })
})
