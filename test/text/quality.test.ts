/** How much is found, how exactly, and how much that isn't there? On sentences the recognisers weren't built with, and on hidden values. */

import { describe, expect, it } from 'vitest'
import { maskText } from '../../src/text'
import { makeCorpus, measureQuality, totalQuality } from './corpus/corpus'
import { measureWays } from './corpus/measure-ways'
import { buildingTemplates } from './corpus/templates-building'
import { measuringTemplates } from './corpus/templates-measuring'

const each = process.env['TUTELA_SOAK'] === undefined ? 100 : 2000

describe('on a labelled corpus', () => {
  it('the sentences that measure are none of those that built', () => {
    const built = new Set([...Object.values(buildingTemplates.around).flat(), ...buildingTemplates.harmless])
    built.delete('{}')
    const measured = [...Object.values(measuringTemplates.around).flat(), ...measuringTemplates.harmless]
    expect(measured.filter((template) => built.has(template))).toEqual([])
  })

  it('recall is 95 % of every kind, spans are exact in 90 %, false are 3 % at most', () => {
    const qualities = measureQuality(makeCorpus(measuringTemplates, 31, each))
    for (const [kind, one] of qualities) {
      expect(one.values, kind).toBe(each)
      expect(one.found / one.values, `${kind}: ${one.misses.slice(0, 3).join('\n')}`).toBeGreaterThanOrEqual(
        0.95,
      )
      expect(one.exact / one.values, `${kind}: ${one.misses.slice(0, 3).join('\n')}`).toBeGreaterThanOrEqual(
        0.9,
      )
      expect(one.falseSpans / Math.max(one.spans, 1), kind).toBeLessThanOrEqual(0.03)
    }
    const total = totalQuality(qualities)
    expect(total.named / total.values).toBeGreaterThanOrEqual(0.9)
  })

  it('no harmless sentence is touched', () => {
    const harmless = [...measuringTemplates.harmless, ...buildingTemplates.harmless]
    expect(harmless.filter((text) => maskText(text) !== text)).toEqual([])
  })

  it('would show where nothing is found', () => {
    const one = totalQuality(measureQuality(makeCorpus(measuringTemplates, 31, 2), { minimumConfidence: 1 }))
    expect(one.found).toBe(0)
  })
})

describe('hidden values', () => {
  it.each(measureWays(each * 2, 4711).map((way) => [way.name, way] as const))(
    'are found in 99 %% or more: %s',
    (_, { found, missed }) => {
      expect(found, missed.slice(0, 3).join('\n')).toBeGreaterThanOrEqual(0.99)
    },
  )
})
