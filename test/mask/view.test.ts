/** Are the views a lattice, and does a value show no more than its view allows? */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type View, view, viewOrder } from '../../src/data/view'
import { maskNames } from '../../src/mask/registry'
import { maskValue } from '../../src/mask/mask-value'
import { applyView, viewLattice } from '../../src/mask/view'

const views = view.options
const { join, meet, zero, one } = viewLattice
const anyView = fc.constantFrom(...views)

/** Every law over every triple: there are 64, so nothing is left to chance. */
const forAll = (law: (a: View, b: View, c: View) => void): void => {
  for (const a of views) for (const b of views) for (const c of views) law(a, b, c)
}

describe('the views', () => {
  it('are plain < masked < pseudonym < omitted', () => {
    expect(views).toEqual(['plain', 'masked', 'pseudonym', 'omitted'])
    expect([...views].reverse().sort(viewOrder.compare)).toEqual(views)
  })

  it('join and meet idempotently, commutatively and associatively', () => {
    forAll((a, b, c) => {
      for (const combine of [join, meet]) {
        expect(combine(a, a)).toBe(a)
        expect(combine(a, b)).toBe(combine(b, a))
        expect(combine(a, combine(b, c))).toBe(combine(combine(a, b), c))
      }
    })
  })

  it('absorb, and distribute both ways', () => {
    forAll((a, b, c) => {
      expect([join(a, meet(a, b)), meet(a, join(a, b))]).toEqual([a, a])
      expect(meet(a, join(b, c))).toBe(join(meet(a, b), meet(a, c)))
      expect(join(a, meet(b, c))).toBe(meet(join(a, b), join(a, c)))
    })
  })

  it('are bounded by plain and omitted', () => {
    expect([zero, one]).toEqual(['plain', 'omitted'])
    for (const a of views)
      expect([join(a, zero), meet(a, one), join(a, one), meet(a, zero)]).toEqual([a, a, one, zero])
  })

  it('join to the least view that is no weaker than either, and meet to the greatest that is no stronger', () => {
    const isWithin = (low: View, high: View): boolean => viewOrder.compare(low, high) <= 0
    forAll((a, b, c) => {
      expect(isWithin(a, join(a, b)) && isWithin(meet(a, b), a)).toBe(true)
      if (isWithin(a, c) && isWithin(b, c)) expect(isWithin(join(a, b), c)).toBe(true)
      if (isWithin(c, a) && isWithin(c, b)) expect(isWithin(c, meet(a, b))).toBe(true)
      if (isWithin(a, b))
        expect(isWithin(join(a, c), join(b, c)) && isWithin(meet(a, c), meet(b, c))).toBe(true)
    })
  })

  it('join many in any order to the strongest of them', () => {
    fc.assert(
      fc.property(fc.array(anyView, { minLength: 1 }), fc.infiniteStream(fc.nat()), (many, order) => {
        const shuffled = many
          .map((each) => [order.next().value ?? 0, each] as const)
          .sort(([left], [right]) => left - right)
          .map(([, each]) => each)
        expect(shuffled.reduce(join, zero)).toBe(many.reduce(join, zero))
        expect(many).toContain(many.reduce(join, zero))
      }),
    )
  })
})

describe('a value in a view', () => {
  const shown = (each: View): unknown =>
    applyView({ view: each, mask: 'mobile', value: '13800138000', pseudonym: () => '7K3M' })

  it('is plain, masked, a pseudonym or nothing', () => {
    expect(views.map(shown)).toEqual(['13800138000', '138****8000', '7K3M', undefined])
  })

  it('is nothing in a view that nobody knows, whatever it is called', () => {
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom('constructor', '__proto__', 'Plain', 'plain ', 'toString'),
    )
    fc.assert(
      fc.property(names, (name) => {
        if (views.some((known) => known === name)) return
        // as it would come from a document that no schema read
        const unknown = JSON.parse(JSON.stringify(name))
        expect(applyView({ view: unknown, mask: 'none', value: 'x', pseudonym: () => 'y' })).toBe(undefined)
      }),
    )
  })

  it('is what its mask makes of it, for any mask and any value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...maskNames), fc.string()), fc.jsonValue(), (mask, value) => {
        const pseudonym = (): string => 'y'
        expect(applyView({ view: 'masked', mask, value, pseudonym })).toEqual(maskValue(mask, value))
      }),
    )
  })

  it('makes a pseudonym in that view alone, and passes on what making it throws or promises', async () => {
    const refused = (): never => {
      throw new Error('no key')
    }
    for (const each of ['plain', 'masked', 'omitted'] as const)
      expect(() => applyView({ view: each, mask: 'whole', value: 'x', pseudonym: refused })).not.toThrow()
    expect(() => applyView({ view: 'pseudonym', mask: 'whole', value: 'x', pseudonym: refused })).toThrow(
      'no key',
    )
    const promised = applyView({
      view: 'pseudonym',
      mask: 'whole',
      value: 'x',
      pseudonym: () => Promise.resolve('7K3M'),
    })
    expect(await promised).toBe('7K3M')
  })
})
