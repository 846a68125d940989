/** Does a real vault, swept every day, keep what is held and let go of what is due, while consents end and holds come and go? */

import { describe, expect, it } from 'vitest'
import { standardCategories } from '../../src/data/categories/standard'
import { endOfTime } from '../../src/core/instant'
import { seeded } from '../../src/demo/seeded'
import { memoryKeys } from '../../src/keys/memory'
import { compile } from '../../src/policy/compile'
import { memoryStore } from '../../src/store/memory'
import type { Store } from '../../src/store/store'
import { fixedClock } from '../../src/testing/clock'
import { openVault } from '../../src/vault/open'
import { consentOf, document, now, writeEvidence } from '../vault/world'
import { afterOn } from './calendar'

const day = 86_400_000
const people = 12
const runs = process.env.TUTELA_SOAK === undefined ? 420 : 2000
const head = { kind: 'staff', id: 'e-2', department: 'service', position: 'head' } as const

const policyIn = (timeZone: string) =>
  compile(
    {
      ...document,
      timeZone,
      categories: {
        basic: {
          label: { en: 'basic', zh: '基本' },
          owner: 'service',
          retention: { start: 'collected', action: 'archive', archiveFor: 'P1M' },
        },
      },
      purposes: Object.fromEntries(
        Object.entries(document.purposes).map(([name, rule]) => [name, { ...rule, keep: 'P4M' }]),
      ),
    },
    standardCategories,
  )

/** What happens to one customer; nobody in the vault knows it before. */
interface Life {
  readonly customer: string
  readonly collectedAt: number
  readonly withdrawnAt: number
  readonly holds: readonly (readonly [from: number, until: number])[]
}

const lifeOf = (place: number, draw: ReturnType<typeof seeded>): Life => {
  const some = (from: number, days: number): number => from + draw.below(days) * day + draw.below(day)
  const collectedAt = some(now, 90)
  return {
    customer: `c-${place}`,
    collectedAt,
    withdrawnAt: draw.chance(40) ? some(collectedAt, 150) : Number.MAX_SAFE_INTEGER,
    holds: Array.from({ length: draw.below(3) }, () => {
      const from = some(collectedAt, 160)
      return [from, some(from, 120)] as const
    }),
  }
}

const isHeld = ({ holds }: Life, at: number): boolean =>
  holds.some(([from, until]) => from <= at && at < until)

/** Is it due, by a second reckoning from the life alone? */
const isDue = (zone: string, life: Life, archivedAt: number | undefined, at: number): boolean =>
  archivedAt === undefined
    ? life.withdrawnAt <= at || afterOn(zone, life.collectedAt, { months: 4 }) <= at
    : afterOn(zone, archivedAt, { months: 1 }) <= at

/** By customer: is the record archived? Absent where it is gone. */
const kept = async (store: Store): Promise<ReadonlyMap<string, boolean>> => {
  const rows = await store.transact((transaction) => transaction.list('record', { equals: {}, limit: 1000 }))
  return new Map(rows.map(({ customer, facts }) => [customer, facts.includes('archivedAt')]))
}

describe(`a vault that is swept daily for ${runs} days`, () => {
  it.each([['Asia/Shanghai'], ['America/New_York'], ['Pacific/Apia']])(
    'disposes of nothing under a hold, of nothing early, and of nothing more than one run late, in %s',
    async (zone) => {
      const draw = seeded(20_261_124)
      const lives = Array.from({ length: people }, (_, place) => lifeOf(place, draw))
      const [store, clock] = [memoryStore(), fixedClock(now)]
      await writeEvidence(store, [])
      const vault = await openVault({ policy: policyIn(zone), store, keys: memoryKeys(), clock })
      const steps = lives
        .flatMap((life) => {
          const { customer } = life
          const self = { kind: 'customer', id: customer } as const
          const [consent] = [consentOf(customer, { untilAt: endOfTime })]
          const values = { basic: { name: '李雷雷' } }
          return [
            { at: life.collectedAt, take: () => vault.giveConsent({ actor: self, consent }) },
            {
              at: life.collectedAt,
              take: () =>
                vault.collect({
                  ...{ actor: self, customer, channel: 'website', purposes: ['delivery'], notice: 'n-1' },
                  values,
                }),
            },
            {
              at: life.withdrawnAt,
              take: () => vault.withdrawConsent({ actor: self, customer, consent: consent.id }),
            },
            ...life.holds.flatMap(([from, until], place) => {
              const hold = {
                id: `h-${place}`,
                customer,
                reason: 'a lawsuit',
                fromAt: from,
                untilAt: endOfTime,
              }
              return [
                { at: from, take: () => vault.placeHold({ actor: head, hold }) },
                { at: until, take: () => vault.releaseHold({ actor: head, customer, hold: hold.id }) },
              ]
            }),
          ]
        })
        .toSorted((one, other) => one.at - other.at)
      const archivedAt = new Map<string, number>()
      const waited = new Map<string, number>()
      const told = { archived: 0, deleted: 0, held: 0, latest: 0 }
      let next = 0
      let before = await kept(store)
      for (let run = 0; run < runs; run += 1) {
        const at = now + run * day + 11_820_000
        for (let step = steps[next]; step !== undefined && step.at <= at; step = steps[next]) {
          clock.moveTo(step.at)
          expect(['permit', 'done']).toContain((await step.take()).outcome)
          next += 1
        }
        clock.moveTo(at)
        before = await kept(store)
        const report = await vault.sweep({ batch: 5 })
        const after = await kept(store)
        told.held += report.held.length
        for (const life of lives) {
          const { customer } = life
          const wasThere = before.get(customer)
          if (wasThere === undefined) continue
          const isDone = after.get(customer) !== wasThere
          const may = isDue(zone, life, archivedAt.get(customer), at) && !isHeld(life, at)
          if (!isDone) {
            const times = may ? (waited.get(customer) ?? 0) + 1 : 0
            waited.set(customer, times)
            told.latest = Math.max(told.latest, times)
            continue
          }
          expect([customer, run, isHeld(life, at)]).toEqual([customer, run, false])
          // the reckonings may differ by a jump of the clock; a day early is none
          expect(may || isDue(zone, life, archivedAt.get(customer), at + day)).toBe(true)
          waited.set(customer, 0)
          if (after.has(customer)) {
            archivedAt.set(customer, at)
            told.archived += 1
          } else told.deleted += 1
        }
      }
      expect(told.latest).toBeLessThanOrEqual(1)
      expect(told.held).toBeGreaterThan(people)
      expect([told.archived, told.deleted]).toEqual([people, people])
      await vault.sequence()
      expect((await vault.verify()).faults).toEqual([])
      await vault.close()
    },
    600_000,
  )
})
