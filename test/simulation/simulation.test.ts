/**
 * Does a vault keep its word when everything around it goes wrong: clocks that jump, a store that is slow and fails, messages that come
 * twice or late, clients that die and come back? Seeded; each history is checked as a register, and the log as a log.
 */

import { describe, expect, it } from 'vitest'
import { type Draw, seeded } from '../../src/demo/seeded'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import { fixedClock } from '../../src/testing/clock'
import { faultManners, faultyStore } from '../../src/testing/faulty-store'
import { now, openTestVault, writeEvidence } from '../vault/world'
import { createPlans, type Hands, type Plan, takeStep } from './client'
import { breachesOf, orderedStores, type Step } from './register'

const seeds = process.env.TUTELA_SOAK === undefined ? 300 : 10_000
const [clients, stepsEach, people] = [3, 30, 3]
const day = 86_400_000

/** What happened around the steps, to be sure that it did. */
const met = { jumps: 0, slow: 0, faults: 0, twice: 0, late: 0, restarts: 0, lost: 0 }

const simulate = async (seed: number): Promise<readonly Step[]> => {
  const draw = seeded(seed)
  const [base, keys] = [memoryStore(), memoryKeys()]
  await writeEvidence(base, [])
  const handleOf = orderedStores(async () => {
    if (!draw.chance(15)) return
    met.slow += 1
    for (let waits = 1 + draw.below(5); waits > 0; waits -= 1)
      await new Promise((resolve) => setImmediate(resolve))
  })
  const planOf = createPlans(draw, people)
  const held: Plan[] = []
  const steps: Step[] = []
  let count = 0
  const tick = (): number => {
    count += 1
    return count
  }
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      let hands = await restarted(draw, handleOf(base), keys, tick)
      for (let step = 0; step < stepsEach; step += 1) {
        if (draw.chance(8)) {
          met.jumps += 1
          // back as well; the approval that uses rest on was decided eight days ago
          hands.clock.moveTo(now + draw.below(40 * day) - 7 * day)
        } else hands.clock.moveBy(draw.below(1000))
        if (draw.chance(5)) {
          met.restarts += 1
          hands = await restarted(draw, handleOf(base), keys, tick)
        }
        for (const plan of messages(draw, planOf(client), held)) {
          const taken = await takeStep(plan, hands)
          if (taken.outcome === 'failed' && taken.order !== undefined) met.lost += 1
          steps.push(taken)
        }
      }
    }),
  )
  // everybody is gone; whoever opens the vault afterwards finds a whole log, and an event for every answer
  const vault = await openTestVault(base, keys)
  await vault.sequence()
  const { faults } = await vault.verify()
  // a clock that jumped back shows as what it is: an event that claims an instant before its writer's last
  expect([seed, faults.filter(({ kind }) => kind !== 'back-dated')]).toEqual([seed, []])
  const answered = steps.filter(({ outcome }) => outcome === 'permit' || outcome === 'deny').length
  const told = await base.transact((transaction) => transaction.list('event', { equals: {}, limit: 10_000 }))
  expect(told.filter(({ leaf }) => leaf.includes('"action":"use"')).length).toBeGreaterThanOrEqual(answered)
  await vault.close()
  return steps
}

type Handle = ReturnType<ReturnType<typeof orderedStores>>

/** A client that begins anew on the same store: what it knew is gone, and its store fails once, some calls later. */
const restarted = async (
  draw: Draw,
  handle: Handle,
  keys: ReturnType<typeof memoryKeys>,
  tick: () => number,
): Promise<Hands & { readonly clock: ReturnType<typeof fixedClock> }> => {
  const manners = faultManners.filter((manner) => manner !== 'hang')
  const manner = manners[draw.below(manners.length)] ?? 'reject'
  const faulty = faultyStore(handle.store, { at: 12 + draw.below(400), manner, lasts: false })
  const clock = fixedClock(now + draw.below(10 * day) - 5 * day)
  let at = clock()
  const own = (): number => {
    at = clock()
    return at
  }
  const vault = await openTestVault(faulty.store, keys, { clock: own })
  const handles = { ...handle, forget: () => ((met.faults += Number(faulty.isFaulted())), handle.forget()) }
  return { vault, handle: handles, at: () => at, tick, clock }
}

/** The messages that arrive instead of one: itself, twice, or nothing now and it later; and those that were held back. */
const messages = (draw: Draw, plan: Plan, held: Plan[]): readonly Plan[] => {
  const late = held.length > 0 && draw.chance(20) ? held.splice(draw.below(held.length), 1) : []
  met.late += late.length
  if (draw.chance(6)) {
    held.push(plan)
    return late
  }
  if (!draw.chance(8)) return [plan, ...late]
  met.twice += 1
  return [plan, ...late, plan]
}

describe(`a vault among failures, from ${seeds} seeds`, () => {
  it(
    'permits nothing after an acknowledged withdrawal, denies nothing that stands, and keeps a whole log',
    async () => {
      const seen = { permit: 0, deny: 0, done: 0, failed: 0 }
      for (let seed = 1; seed <= seeds; seed += 1) {
        const steps = await simulate(seed)
        expect([seed, breachesOf(steps)]).toEqual([seed, []])
        for (const { outcome } of steps) seen[outcome] += 1
      }
      const all = seeds * clients * stepsEach
      expect(Math.min(seen.permit, seen.deny, seen.done)).toBeGreaterThan(all / 20)
      for (const [what, times] of Object.entries(met))
        expect([what, times > seeds / 10]).toEqual([what, true])
    },
    seeds * 10_000,
  )
})
