import { describe, expect, it } from 'vitest'
import { type View, view, viewOrder } from '../../src/data/view'
import { applyView, viewLattice } from '../../src/mask/view'

const views = view.options
const { join, meet } = viewLattice

describe('the views', () => {
  it('are a bounded lattice', () => {
    for (const a of views) {
      expect([join(a, a), meet(a, a), join(a, 'plain'), meet(a, 'omitted')]).toEqual([a, a, a, a])
      for (const b of views) {
        expect(join(a, b)).toBe(join(b, a))
        expect(meet(a, b)).toBe(meet(b, a))
        expect(join(a, meet(a, b))).toBe(a)
        expect(meet(a, join(a, b))).toBe(a)
        expect(join(a, b) === b).toBe(viewOrder.compare(a, b) <= 0)
        for (const c of views) {
          expect(join(a, join(b, c))).toBe(join(join(a, b), c))
          expect(meet(a, meet(b, c))).toBe(meet(meet(a, b), c))
          expect(meet(a, join(b, c))).toBe(join(meet(a, b), meet(a, c)))
        }
      }
    }
  })

  it('show a value plain, masked, as a pseudonym or not at all', () => {
    const shown = (each: View) =>
      applyView({ view: each, mask: 'mobile', value: '13800138000', pseudonym: () => '7K3M' })
    expect(views.map(shown)).toEqual(['13800138000', '138****8000', '7K3M', undefined])
  })

  it('omit in a view that nobody knows', () => {
    const unknown = JSON.parse('"clear"')
    expect(applyView({ view: unknown, mask: 'mobile', value: 'x', pseudonym: () => 'y' })).toBe(undefined)
  })
})
