import { describe, expect, it } from 'vitest'
import { isWithin } from '../../src/core/instant'
import { standardCategories } from '../../src/data/categories/standard'
import type { Category } from '../../src/data/category'
import { parseItems } from '../../src/data/parse-items'
import { seeded } from '../../src/demo/seeded'
import { syntheticSource } from '../../src/demo/synthetic'

const source = syntheticSource()
const categories: readonly Category[] = standardCategories

describe('the synthetic input', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(syntheticSource({ seed: 7, count: 20 })).toEqual(syntheticSource({ seed: 7, count: 20 }))
    expect(syntheticSource({ seed: 8, count: 20 })).not.toEqual(syntheticSource({ seed: 7, count: 20 }))
  })

  it('begins with the same customers however many there are', () => {
    expect(source.customers.slice(0, 20)).toEqual(syntheticSource({ count: 20 }).customers)
  })

  it('has a few hundred customers with records of all six categories', () => {
    expect(source.figures.customers).toBe(300)
    for (const { name } of categories) expect(source.figures.records[name]).toBeGreaterThan(50)
  })

  it('adds up: what was given is what was accepted and what was refused', () => {
    const { given, accepted, refused } = source.figures.values
    expect(accepted + refused).toBe(given)
    expect(source.refused).toHaveLength(refused)
    expect(refused).toBeGreaterThan(20)
  })

  it('holds only values that parse, in canonical form', () => {
    for (const { records } of source.customers)
      for (const { category: name, values } of records) {
        const category = categories.find((candidate) => candidate.name === name)
        if (category === undefined) throw new Error('a category is missing')
        expect(parseItems(category, values)).toEqual({ accepted: values, refused: [] })
      }
  })

  it('has every kind of name, minors with guardians, opt-outs and withdrawals', () => {
    const names = source.customers.map(({ records }) => String(records[0]?.values['name']))
    for (const kind of [/^(?:欧阳|司马|诸葛|上官|东方)/, /·/, /^[A-Z]/, /[ßüö]/, /'/])
      expect(names.filter((name) => kind.test(name)).length).toBeGreaterThan(0)
    const minors = source.customers.filter(({ age }) => age === 'minor')
    expect(minors.length).toBeGreaterThan(3)
    expect(minors.every(({ stance }) => stance.givenBy === 'guardian')).toBe(true)
    expect(source.customers.filter(({ stance }) => stance.optsOutOf.length > 0).length).toBeGreaterThan(10)
    expect(source.customers.filter(({ stance }) => stance.withdraws.length > 0).length).toBeGreaterThan(10)
  })

  it('tells of nothing later than its clock starts, and of withdrawals after that', () => {
    for (const { records, stance } of source.customers) {
      const past = { fromAt: Date.UTC(2019, 0, 1), untilAt: source.startsAt }
      for (const { capturedAt, events } of records)
        for (const at of [capturedAt, ...Object.values(events)]) expect(isWithin(past, at)).toBe(true)
      for (const { at } of stance.withdraws) expect(at).toBeGreaterThan(source.startsAt)
    }
  })

  it('gives a telephone number, a mail address and a document to one customer alone', () => {
    for (const field of ['phone', 'email', 'identity']) {
      const entries = source.customers.flatMap(({ records }) => records[0]?.values[field] ?? [])
      const texts = entries
        .map((entry) => JSON.stringify(entry))
        .filter((text) => !/"kind":"work"|\+4420|\+1212/.test(text))
      expect(new Set(texts).size).toBe(texts.length)
    }
  })
})

describe('the draws', () => {
  it('spread evenly, and near seeds draw apart', () => {
    const counts = new Map<number, number>()
    for (let seed = 0; seed < 6000; seed += 1) {
      const face = seeded(seed).below(6)
      counts.set(face, (counts.get(face) ?? 0) + 1)
    }
    expect([...counts.keys()].toSorted()).toEqual([0, 1, 2, 3, 4, 5])
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })

  it('pick and chance stay inside what they were given', () => {
    const draw = seeded(1)
    for (let at = 0; at < 1000; at += 1) expect(['a', 'b']).toContain(draw.pick(['a', 'b']))
    expect(draw.chance(0)).toBe(false)
    expect(draw.chance(100)).toBe(true)
  })
})
