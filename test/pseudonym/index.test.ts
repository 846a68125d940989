/** Does the entry for who holds the root give what a vault gives, and the way back? */

import { describe, expect, it } from 'vitest'
import { createPseudonymKey, pseudonymOf } from '../../src/crypto/pseudonym'
import { formatPseudonym, opaquePseudonym, revealPseudonym } from '../../src/pseudonym/index'

const root = new Uint8Array(32).fill(5)
const place = { scope: { recipient: 'carrier' }, item: 'basic.phone', format: 'mobile' } as const

describe('the entry `tutela/pseudonym`', () => {
  it('gives a pseudonym in the format, and the value behind it', () => {
    const pseudonym = formatPseudonym(root, place, '138 0013 8000')
    expect(pseudonym).toMatch(/^1[3-9][0-9]{9}$/)
    expect(revealPseudonym(root, place, pseudonym)).toBe('13800138000')
  })

  it('separates a recipient from a purpose of the same name', () => {
    const inside = { ...place, scope: { purpose: 'carrier' } } as const
    expect(formatPseudonym(root, inside, '13800138000')).not.toBe(formatPseudonym(root, place, '13800138000'))
    expect(opaquePseudonym(root, inside, 'x')).not.toBe(opaquePseudonym(root, place, 'x'))
  })

  it('gives the opaque pseudonym of any JSON value', () => {
    const value = [{ number: '+8613800138000', kind: 'mobile' }]
    expect(opaquePseudonym(root, place, value)).toBe(
      pseudonymOf(
        createPseudonymKey(root, 'recipient carrier', 'basic.phone'),
        '[{"kind":"mobile","number":"+8613800138000"}]',
      ),
    )
  })

  it('fails typed for a value, a format or a root that it cannot take', () => {
    const kind = (run: () => string): unknown => {
      try {
        return run()
      } catch (error) {
        return error
      }
    }
    expect(kind(() => formatPseudonym(root, place, '1'))).toMatchObject({
      failure: { kind: 'input/invalid' },
    })
    expect(kind(() => formatPseudonym(root, { ...place, format: 'email' }, 'a@example.com'))).toMatchObject({
      failure: { kind: 'pseudonym/domain' },
    })
    for (const run of [formatPseudonym, revealPseudonym])
      expect(kind(() => run(root.subarray(1), place, '13800138000'))).toMatchObject({
        failure: { kind: 'input/invalid' },
      })
  })
})
