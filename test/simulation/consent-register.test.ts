/** Is consent a register: what one client was told is over, is over for every other from then on (7.3.2)? Eight clients on one store, their history checked. */

import { describe, expect, it } from 'vitest'
import { seeded } from '../../src/demo/seeded'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import { fixedClock } from '../../src/testing/clock'
import { now, openTestVault, writeEvidence } from '../vault/world'
import { createPlans, takeStep } from './client'
import { breachesOf, orderedStores, type Step } from './register'

const seeds = process.env.TUTELA_SOAK === undefined ? 50 : 1000
const [clients, stepsEach, people] = [8, 200, 8]

const historyOf = async (seed: number): Promise<readonly Step[]> => {
  const draw = seeded(seed)
  const [base, keys, clock] = [memoryStore(), memoryKeys(), fixedClock(now)]
  await writeEvidence(base, [])
  const handleOf = orderedStores(base, async () => {
    if (draw.below(4) === 0) await new Promise((resolve) => setImmediate(resolve))
  })
  const planOf = createPlans(draw, people)
  const steps: Step[] = []
  let count = 0
  const tick = (): number => {
    count += 1
    return count
  }
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const handle = handleOf()
      let at = now
      const own = (): number => {
        at = clock()
        return at
      }
      const vault = await openTestVault(handle.store, keys, { clock: own })
      for (let step = 0; step < stepsEach; step += 1) {
        clock.moveBy(1)
        steps.push(await takeStep(planOf(client), { vault, handle, at: () => at, tick }))
      }
    }),
  )
  await base.close()
  return steps
}

describe(`${clients} clients of ${stepsEach} steps each on one store, from ${seeds} seeds`, () => {
  it(
    'permit nothing after an acknowledged withdrawal or opt-out, and deny nothing that stands',
    async () => {
      const seen = { permit: 0, deny: 0, done: 0, failed: 0 }
      let overlaps = 0
      for (let seed = 1; seed <= seeds; seed += 1) {
        const steps = await historyOf(seed)
        expect([seed, breachesOf(steps)]).toEqual([seed, []])
        expect(steps).toHaveLength(clients * stepsEach)
        for (const { outcome, begunAt, answeredAt } of steps) {
          seen[outcome] += 1
          if (answeredAt > begunAt + 1) overlaps += 1
        }
      }
      // both answers were given often, the steps overlapped, and only what was ended twice failed
      const all = seeds * clients * stepsEach
      expect(Math.min(seen.permit, seen.deny)).toBeGreaterThan(all / 20)
      expect(seen.done).toBeGreaterThan(all / 10)
      expect(seen.failed).toBeLessThan(all / 100)
      expect(overlaps).toBeGreaterThan(all / 2)
    },
    seeds * 60_000,
  )
})

describe('the check of a history', () => {
  const step = (kind: Step['kind'], place: number, outcome: Step['outcome'], id = 'k'): Step => ({
    ...{ kind, customer: 'c', id, at: place, outcome },
    begunAt: 2 * place,
    answeredAt: 2 * place + 1,
    order: place,
  })
  const [given, withdrawn] = [step('give', 1, 'done'), step('withdraw', 2, 'done')]

  it('finds a permit after the withdrawal, by the order and by what clients saw', () => {
    expect(breachesOf([given, withdrawn, step('use', 3, 'permit', '')])).toHaveLength(2)
    expect(breachesOf([given, withdrawn, step('use', 3, 'deny', '')])).toEqual([])
  })

  it('finds a permit under an opt-out, and a denial of what stands', () => {
    expect(breachesOf([given, step('choose', 2, 'done', 'x'), step('use', 3, 'permit', '')])).toHaveLength(2)
    expect(breachesOf([given, step('use', 2, 'deny', '')])).toHaveLength(1)
  })

  it('allows either answer while a step is under way', () => {
    const use = step('use', 3, 'permit', '')
    const late = { ...withdrawn, order: 4, answeredAt: 99 }
    expect(breachesOf([given, late, use])).toEqual([])
    expect(breachesOf([given, { ...late, order: 2 }, { ...use, outcome: 'deny' }])).toEqual([])
  })
})
