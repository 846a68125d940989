/** Is a misspelt name told with the one that was meant, and a place so that it can be found? */

import { describe, expect, it } from 'vitest'
import { mergePatch } from '../../src/policy/merge'
import { formatPath, nearestName, quoteName } from '../../src/policy/names'

describe('the nearest name', () => {
  it.each([
    ['delivry', 'delivery'],
    ['Delivery', 'delivery'],
    ['basic.fone', 'basic.phone'],
    ['servcie', 'service'],
  ])('for %s is %s', (name, nearest) => {
    expect(nearestName(name, ['service', 'delivery', 'basic.phone'])).toBe(nearest)
  })

  it('is none for a name that is near to nothing, nor for a short one that would have to change whole', () => {
    expect(nearestName('inventory-count', ['service', 'delivery'])).toBeUndefined()
    expect(nearestName('ab', ['xy'])).toBeUndefined()
    expect(nearestName('', ['a', 'b'])).toBeUndefined()
  })
})

describe('a place', () => {
  it('is written as code would reach it', () => {
    expect(formatPath(['purposes', 'after-sales', 'needs', 2])).toBe('purposes.after-sales.needs[2]')
    expect(formatPath(['items', 'basic.phone', 'view'])).toBe('items["basic.phone"].view')
    expect(formatPath([])).toBe('')
  })

  it('and a name that came from outside are cut before they are told', () => {
    expect(formatPath(['x'.repeat(10_000)]).length).toBeLessThan(200)
    expect(quoteName('x'.repeat(10_000)).length).toBeLessThan(200)
  })
})

describe('a patch', () => {
  it('is laid over a base as RFC 7396 has it', () => {
    const patch = { a: { b: null, c: [3] }, d: null, e: { f: null, g: 1 } }
    expect(mergePatch({ a: { b: 1, c: [1, 2] }, d: 4, h: true }, patch)).toEqual({
      a: { c: [3] },
      e: { g: 1 },
      h: true,
    })
  })

  it('leaves its base as it was', () => {
    const base = { purposes: { delivery: { keep: 'P1Y' } } }
    mergePatch(base, { purposes: { delivery: { keep: 'P2Y' }, recall: {} } })
    expect(base).toEqual({ purposes: { delivery: { keep: 'P1Y' } } })
  })
})
