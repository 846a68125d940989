/** Twenty years of daily sweeps: is anything disposed of under a hold, or later than the first run that may, or before its time (4.3.1, 4.3.2)? */

import { describe, expect, it } from 'vitest'
import type { Consent } from '../../src/data/consent'
import { type Evidence, noEvidence } from '../../src/data/evidence'
import type { PolicyDocument } from '../../src/data/policy'
import type { RecordSummary } from '../../src/data/record'
import { decideDispose } from '../../src/decide/dispose'
import { indexEvidence } from '../../src/decide/index-evidence'
import { seeded } from '../../src/demo/seeded'
import { definePolicy } from '../../src/policy/define'
import { afterOn } from './calendar'

const day = 86_400_000
const label = { en: 'label', zh: '名称' }
const begin = Date.UTC(2006, 0, 1, 3, 17)
const runs = Math.round(20 * 365.2425)
const people = process.env.TUTELA_SOAK === undefined ? 60 : 600

const documentIn = (timeZone: string): PolicyDocument => ({
  organization: 'Test',
  version: '1',
  country: 'CN',
  timeZone,
  languages: ['zh'],
  creditBusiness: false,
  unknownAge: 'adult',
  training: 'block',
  pendingUse: false,
  breakGlass: { allowed: false },
  supervision: 'inspector',
  departments: { all: { label } },
  positions: { inspector: { label, department: 'all', grants: [], collects: [] } },
  categories: {
    person: { label, owner: 'all', retention: { start: 'collected', action: 'delete' } },
    orders: {
      label,
      owner: 'all',
      retention: {
        start: 'last-transaction',
        minimum: { period: 'P3Y', source: 'a law' },
        action: 'archive',
        archiveFor: 'P1Y',
      },
    },
    visits: {
      label,
      owner: 'all',
      retention: { start: 'collected', maximum: { period: 'P1Y', source: 'a law' }, action: 'anonymize' },
    },
  },
  items: Object.fromEntries(
    ['person.name', 'orders.lines', 'visits.day'].map((name) => [
      name,
      { label, sensitivity: 'personal', view: 'masked' },
    ]),
  ),
  purposes: {
    service: {
      label,
      family: 'service',
      basis: { kind: 'consent' },
      needs: ['person.name', 'orders.lines'],
      keep: 'P5Y',
    },
    offers: { label, family: 'marketing', basis: { kind: 'consent' }, needs: ['visits.day'], keep: 'P6M' },
  },
  channels: {},
  recipients: {},
})

/** What happens to one person in those years; nothing is known before it happens. */
interface Life {
  readonly collectedAt: number
  readonly lastBoughtAt: number
  readonly withdrawnAt: number
  readonly refused: readonly [from: number, until: number]
  readonly holds: readonly (readonly [from: number, until: number])[]
}

const never = Number.MAX_SAFE_INTEGER

/** Days on which calendars are odd, of any year. */
const oddDays = (year: number): readonly number[] => [
  Date.UTC(year, 1, 28, 16),
  Date.UTC(year, 1, 29, 5),
  Date.UTC(year, 0, 31, 23, 59, 59, 999),
  Date.UTC(year, 2, 11, 7, 30), // about when New York springs forward
  Date.UTC(year, 10, 4, 5, 30), // and falls back
  Date.UTC(year, 11, 30, 10, 30), // the day that Samoa left out in 2011
]

const lifeOf = (draw: ReturnType<typeof seeded>): Life => {
  const some = (from: number, days: number): number => from + draw.below(days) * day + draw.below(day)
  const year = 2006 + draw.below(14)
  const odd = oddDays(year)
  const collectedAt = draw.below(2) === 0 ? (odd[draw.below(odd.length)] ?? begin) : some(begin, 15 * 365)
  const chance = (one: number, of: number, at: number): number => (draw.below(of) < one ? at : never)
  const refusedFrom = chance(1, 4, some(collectedAt, 900))
  const holds = Array.from({ length: draw.below(3) }, () => {
    const from = some(collectedAt, 2400)
    return [from, some(from, 900)] as const
  })
  return {
    collectedAt,
    lastBoughtAt: chance(3, 4, some(collectedAt, 700)),
    withdrawnAt: chance(1, 3, some(collectedAt, 2000)),
    refused: [refusedFrom, refusedFrom === never ? never : some(refusedFrom, 400)],
    holds,
  }
}

const purposeOf = { person: 'service', orders: 'service', visits: 'offers' } as const
const categories = ['person', 'orders', 'visits'] as const
type Category = (typeof categories)[number]

/** The evidence of one person as it is known at an instant. */
const evidenceAt = (life: Life, at: number): Evidence => {
  const consents = ['service', 'offers'].map(
    (purpose): Consent => ({
      id: `consent ${purpose}`,
      customer: 'c',
      controller: 'Test',
      notice: { id: 'n', hash: 'a'.repeat(64), language: 'zh' },
      purposes: [purpose],
      items: ['person.name', 'orders.lines', 'visits.day'].map((item) => ({ item, necessary: true })),
      recipients: [],
      crossBorder: false,
      separate: false,
      channel: 'web',
      act: 'ticked',
      bundled: false,
      inducement: false,
      conditionFor: [],
      givenBy: 'customer',
      state: life.withdrawnAt <= at ? 'withdrawn' : 'given',
      givenAt: life.collectedAt,
      fromAt: life.collectedAt,
      untilAt: 8_640_000_000_000_000,
      ...(life.withdrawnAt <= at ? { endedAt: life.withdrawnAt } : {}),
      withdrawal: 'anywhere',
    }),
  )
  const [from, until] = life.refused
  return {
    ...noEvidence,
    consents,
    choices:
      from <= at
        ? [
            {
              id: 'x',
              customer: 'c',
              refuses: { kind: 'purpose', purpose: 'offers' },
              fromAt: from,
              untilAt: until,
            },
          ]
        : [],
    holds: life.holds
      .filter(([placedAt]) => placedAt <= at)
      .map(([placedAt, releasedAt], place) => ({
        id: `h-${place}`,
        customer: 'c',
        reason: 'a lawsuit',
        fromAt: placedAt,
        untilAt: 8_640_000_000_000_000,
        ...(releasedAt <= at ? { releasedAt } : {}),
      })),
  }
}

const isHeld = ({ holds }: Life, at: number): boolean =>
  holds.some(([from, until]) => from <= at && at < until)

/** What the register asks for, reckoned a second time from the life alone: may this record be disposed of at this instant? */
const mayGo = (
  zone: string,
  life: Life,
  category: Category,
  archivedAt: number | undefined,
  at: number,
): boolean => {
  if (isHeld(life, at)) return false
  if (archivedAt !== undefined) return afterOn(zone, archivedAt, { years: 1 }) <= at
  const { collectedAt, withdrawnAt, refused } = life
  const isWanted = withdrawnAt > at && !(category === 'visits' && refused[0] <= at && at < refused[1])
  switch (category) {
    case 'person':
      return !isWanted || afterOn(zone, collectedAt, { years: 5 }) <= at
    case 'visits':
      return !isWanted || afterOn(zone, collectedAt, { months: 6 }) <= at
    case 'orders': {
      const bought = life.lastBoughtAt <= at ? life.lastBoughtAt : undefined
      if (!isWanted) return afterOn(zone, bought ?? collectedAt, { years: 3 }) <= at
      return bought !== undefined && afterOn(zone, bought, { years: 5 }) <= at
    }
  }
}

const simulate = (zone: string, seed: number) => {
  const policy = definePolicy(documentIn(zone))
  const draw = seeded(seed)
  const lives = Array.from({ length: people }, () => lifeOf(draw))
  const told = { disposed: 0, archived: 0, underHold: 0, early: 0, late: 0, latest: 0, held: 0, left: 0 }
  for (const life of lives)
    for (const category of categories) {
      let archivedAt: number | undefined
      let isGone = false
      let waited = 0
      // what is known changes at these instants alone, so that one index serves until the next
      const turns = [life.lastBoughtAt, life.withdrawnAt, ...life.refused, ...life.holds.flat()]
      let index = indexEvidence(policy, evidenceAt(life, life.collectedAt))
      let readAt = life.collectedAt
      const first = Math.max(0, Math.ceil((life.collectedAt - begin) / day))
      for (let run = first; run < runs && !isGone; run += 1) {
        const at = begin + run * day
        if (turns.some((turn) => readAt < turn && turn <= at))
          index = indexEvidence(policy, evidenceAt(life, at))
        readAt = at
        const record: RecordSummary = {
          id: 'r',
          customer: 'c',
          category,
          items: [`${category}.${{ person: 'name', orders: 'lines', visits: 'day' }[category]}`],
          purposes: [purposeOf[category]],
          channel: 'web',
          consents: [],
          capturedAt: life.collectedAt,
          enteredAt: life.collectedAt,
          enteredBy: 'c',
          review: 'not-needed',
          events: life.lastBoughtAt <= at ? { 'last-transaction': life.lastBoughtAt } : {},
          ...(archivedAt === undefined ? {} : { archivedAt }),
        }
        const fate = decideDispose(policy, record, index, at)
        const may = mayGo(zone, life, category, archivedAt, at)
        if (fate.outcome === 'held') told.held += 1
        if (fate.outcome !== 'due') {
          waited = may ? waited + 1 : 0
          told.latest = Math.max(told.latest, waited)
          if (waited > 1) told.late += 1
          continue
        }
        if (isHeld(life, at)) told.underHold += 1
        // the reckonings may differ by a jump of the clock; a day early is none
        if (!may && !mayGo(zone, life, category, archivedAt, at + day)) told.early += 1
        waited = 0
        if (fate.action === 'archive') {
          archivedAt = at
          told.archived += 1
        } else {
          isGone = true
          told.disposed += 1
        }
      }
      if (!isGone) told.left += 1
    }
  return told
}

describe('the second calendar', () => {
  it('knows leap days, daylight saving and the day that Samoa left out', () => {
    const year = { years: 1 }
    expect(afterOn('UTC', Date.UTC(2024, 1, 29), year)).toBe(Date.UTC(2025, 1, 28))
    expect(afterOn('Asia/Shanghai', Date.UTC(2024, 1, 28, 20), year)).toBe(Date.UTC(2025, 1, 27, 20))
    expect(afterOn('America/New_York', Date.UTC(2026, 0, 10, 5), { months: 6 })).toBe(
      Date.UTC(2026, 6, 10, 4),
    )
    expect(afterOn('Pacific/Apia', Date.UTC(2011, 11, 30, 9), { days: 1 })).toBe(Date.UTC(2011, 11, 31, 9))
  })
})

describe(`twenty years of daily sweeps over the records of ${people} people`, () => {
  it.each([['Asia/Shanghai'], ['America/New_York'], ['Pacific/Apia']])(
    'dispose of nothing under a hold, of nothing early, and of nothing more than one run late, in %s',
    (zone) => {
      const told = simulate(zone, 20_261_124)
      expect(told).toMatchObject({ underHold: 0, early: 0, late: 0 })
      expect(told.latest).toBeLessThanOrEqual(1)
      expect(told.disposed).toBeGreaterThan(people)
      expect(told.archived).toBeGreaterThan(people / 5)
      expect(told.held).toBeGreaterThan(people)
    },
    600_000,
  )
})
