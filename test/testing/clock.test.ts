/** Does the published clock stand until it is moved, and refuse what is no instant? */

import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { memoryKeys } from '../../src/keys/memory'
import { definePolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'
import { memoryStore } from '../../src/store/memory'
import { fixedClock } from '../../src/testing/clock'
import { openVault } from '../../src/vault/open'

describe('a fixed clock', () => {
  it('stands, and is moved to an instant or by milliseconds, back too', () => {
    const clock = fixedClock(1000)
    expect([clock(), clock()]).toEqual([1000, 1000])
    clock.moveBy(500)
    expect(clock()).toBe(1500)
    clock.moveBy(-2000)
    expect(clock()).toBe(-500)
    clock.moveTo(7)
    expect(clock()).toBe(7)
  })

  it('refuses what is no instant, and stands where it stood', () => {
    const clock = fixedClock(1)
    for (const wrong of [Number.NaN, 0.5, Number.POSITIVE_INFINITY, 9e15]) {
      expect(() => clock.moveTo(wrong)).toThrow('not an instant')
      expect(() => fixedClock(wrong)).toThrow('not an instant')
    }
    try {
      clock.moveBy(Number.NaN)
    } catch (error) {
      expect(isTutelaError(error) && error.failure.kind).toBe('input/invalid')
    }
    expect(clock()).toBe(1)
  })

  it('is a clock that a vault takes', async () => {
    const clock = fixedClock(Date.UTC(2026, 0, 31))
    const policy = definePolicy(standardPolicy({ organization: 'Acme', transactionYears: 5 }))
    const vault = await openVault({ policy, store: memoryStore(), keys: memoryKeys(), clock })
    const use = {
      actor: { kind: 'customer', id: 'c-1' },
      customer: 'c-1',
      purpose: 'service',
      items: ['basic.name'],
    } as const
    await vault.use(use)
    clock.moveBy(1)
    await vault.use(use)
    const events = await vault.events({ customer: 'c-1' })
    expect(events.map(({ event }) => event.at)).toEqual([clock() - 1, clock()])
    await vault.close()
  })
})
