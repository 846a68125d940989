/** Does a sample say what is true of it: large enough, uniform, without replacement, and a bound that holds as often as it says? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSampler, faultyAtMost, sampleSize } from '../../src/govern/sampling'

describe('the size of a sample', () => {
  it('is what tables of discovery sampling say', () => {
    expect(sampleSize(1_000_000_000, { confidence: 0.95, rate: 0.01 })).toBe(299)
    expect(sampleSize(1_000_000_000, { confidence: 0.99, rate: 0.01 })).toBe(459)
    expect(sampleSize(0, { confidence: 0.95, rate: 0.01 })).toBe(0)
    expect(sampleSize(1, { confidence: 0.95, rate: 0.01 })).toBe(1)
  })

  it('is just enough: by plain counting of draws without replacement', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (population, rate, confidence) => {
          const size = sampleSize(population, { confidence, rate })
          const faulty = Math.max(1, Math.ceil(population * rate))
          const unseen = (drawn: number): number =>
            Array.from({ length: drawn }, (_, index) =>
              Math.max(0, (population - faulty - index) / (population - index)),
            ).reduce((all, one) => all * one, 1)
          expect(unseen(size)).toBeLessThanOrEqual(1 - confidence + 1e-9)
          expect(unseen(size - 1)).toBeGreaterThan(1 - confidence - 1e-9)
          expect(faultyAtMost({ faulty: 0, size, population }, confidence)).toBeLessThan(
            faulty / population + 1e-9,
          )
        },
      ),
    )
  })
})

describe('what a sample says', () => {
  it('is the share itself of a whole population, and never less than what was seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(300), fc.nat(300), (population, left, right) => {
        const size = Math.min(population, left)
        const faulty = Math.min(size, right)
        const atMost = faultyAtMost({ population, size, faulty }, 0.95)
        expect(atMost).toBeGreaterThanOrEqual(faulty / population)
        expect(atMost).toBeLessThanOrEqual(1)
        if (size === population) expect(atMost).toBe(faulty / population)
      }),
    )
  })

  it('holds at least as often as it says, whatever the share of faulty units', () => {
    const population = 400
    for (const faulty of [0, 4, 20, 80, 399]) {
      let held = 0
      const rounds = 300
      for (let round = 0; round < rounds; round += 1) {
        const sampler = createSampler<number>({ confidence: 0.9, rate: 0.05, seed: `${faulty} ${round}` })
        for (let unit = 0; unit < population; unit += 1) sampler.offer(`unit ${unit}`, unit)
        const drawn = sampler.drawn()
        const seen = drawn.filter((unit) => unit < faulty).length
        const atMost = faultyAtMost({ population, size: drawn.length, faulty: seen }, 0.9)
        if (faulty / population <= atMost) held += 1
      }
      // the seeds are fixed, so this is no matter of luck; the slack is that of 300 rounds
      expect(held / rounds).toBeGreaterThan(0.86)
    }
  })
})

describe('a draw', () => {
  it('is without replacement, in order, and the same for the same seed in whatever order', () => {
    const demand = { confidence: 0.95, rate: 0.1, seed: 'a seed' }
    const units = Array.from({ length: 500 }, (_, index) => `u${index}`)
    const draw = (given: readonly string[], seed = demand.seed): readonly string[] => {
      const sampler = createSampler<string>({ ...demand, seed })
      for (const unit of given) sampler.offer(unit, unit)
      expect(sampler.population()).toBe(given.length)
      return sampler.drawn()
    }
    const drawn = draw(units)
    expect(drawn).toHaveLength(sampleSize(500, demand))
    expect(new Set(drawn).size).toBe(drawn.length)
    expect(units.filter((unit) => drawn.includes(unit))).toEqual(drawn)
    expect(draw(units.toReversed()).toSorted()).toEqual(drawn.toSorted())
    expect(draw(units, 'another')).not.toEqual(drawn)
  })

  it('gives each unit the same chance', () => {
    const counts = Array<number>(50).fill(0)
    for (let round = 0; round < 400; round += 1) {
      const sampler = createSampler<number>({ confidence: 0.8, rate: 0.2, seed: `${round}` })
      for (let unit = 0; unit < 50; unit += 1) sampler.offer(`${unit}`, unit)
      for (const unit of sampler.drawn()) counts[unit] = (counts[unit] ?? 0) + 1
    }
    const mean = counts.reduce((sum, one) => sum + one, 0) / counts.length
    expect(Math.min(...counts)).toBeGreaterThan(mean * 0.5)
    expect(Math.max(...counts)).toBeLessThan(mean * 1.6)
  })
})
