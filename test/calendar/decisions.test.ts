/** Do decisions and the sweep count working days by the calendar they are given, and guess nothing of a year that it doesn't know? */

import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '../../src/calendar/china'
import { isTutelaError, orThrow } from '../../src/core/error'
import { isWeekday, type IsWorkingDay } from '../../src/core/period'
import { noEvidence } from '../../src/data/evidence'
import type { RecordSummary } from '../../src/data/record'
import { decideDispose, dueOf } from '../../src/decide/dispose'
import { memoryKeys } from '../../src/keys/memory'
import { readPolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'
import { withCalendar } from '../../src/policy/with-calendar'
import { memoryStore } from '../../src/store/memory'
import { openVault } from '../../src/vault/open'
import { collection, consentFor, head, notice, self, term } from '../vault/company'

const weekdays = orThrow(
  readPolicy(standardPolicy({ organization: 'Test', transactionYears: 5 }), {
    categories: { basic: { retention: { start: 'collected', minimum: { period: 'P5B', source: 'test' } } } },
    purposes: { service: { keep: 'P3B' } },
    channels: { website: { reviewWithin: 'P2B', entryWithin: 'P2B' } },
  }),
)
const china = withCalendar(weekdays, chinaCalendar)

/** Known up to the end of 2026. */
const until2026: IsWorkingDay = (isoDate) => (isoDate < '2027' ? isWeekday(isoDate) : undefined)

const collectedAt = Date.UTC(2026, 8, 29, 4)
const record = (at: number): RecordSummary => ({
  id: 'r-1',
  customer: 'c-1',
  category: 'basic',
  items: ['basic.name'],
  purposes: ['service'],
  channel: 'website',
  consents: [],
  capturedAt: at,
  enteredAt: at,
  enteredBy: 'c-1',
  review: 'not-needed',
  events: {},
})
const failureOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (isTutelaError(error)) return `${error.failure.kind}: ${error.failure.message}`
  }
  return 'no failure'
}

describe('a policy with a calendar', () => {
  it('ends a period of working days by it, and leaves the other policy as it was', () => {
    expect(dueOf(weekdays, record(collectedAt), noEvidence, collectedAt)).toBe(Date.UTC(2026, 9, 6, 4))
    expect(dueOf(china, record(collectedAt), noEvidence, collectedAt)).toBe(Date.UTC(2026, 9, 12, 4))
    const at = Date.UTC(2026, 9, 8)
    expect(decideDispose(weekdays, record(collectedAt), noEvidence, at).outcome).toBe('due')
    expect(decideDispose(china, record(collectedAt), noEvidence, at).outcome).toBe('keep')
  })

  it('disposes of nothing by a year that it does not know, and says which', () => {
    const late = Date.UTC(2026, 11, 29)
    const policy = withCalendar(weekdays, until2026)
    const early = decideDispose(policy, record(late), noEvidence, late)
    expect(early).toEqual({ outcome: 'keep', dueAt: Date.UTC(2027, 0, 2) })
    expect(failureOf(() => decideDispose(policy, record(late), noEvidence, Date.UTC(2027, 0, 20)))).toBe(
      'input/invalid: no calendar of working days is known for 2027',
    )
  })

  it('is what the vault, its sweep and its reviews count by, also when the vault is given it', async () => {
    const clock = { at: collectedAt }
    const open = async (calendar: IsWorkingDay) => {
      const store = memoryStore()
      const vault = await openVault({
        policy: weekdays,
        store,
        keys: memoryKeys(),
        clock: () => clock.at,
        calendar,
      })
      await vault.register({
        actor: head,
        kind: 'notice',
        evidence: { ...notice, ...term, parts: { ...notice.parts } },
      })
      const consent = { givenAt: clock.at, fromAt: clock.at, untilAt: clock.at + 1000 * 86_400_000 }
      await vault.giveConsent({ actor: self, consent: consentFor('service', consent) })
      return vault
    }
    const given = { ...collection, purposes: ['service'], capturedAt: collectedAt }
    const vaults = [await open(isWeekday), await open(chinaCalendar)]
    for (const vault of vaults) expect((await vault.collect(given)).outcome).toBe('permit')
    const tellOverdue = async () =>
      Promise.all(
        vaults.map(async (vault) => {
          const answer = await vault.overdueReviews({ actor: head })
          return answer.outcome === 'done' ? answer.records.length : -1
        }),
      )
    const sweptBy = async () =>
      Promise.all(vaults.map(async (vault) => (await vault.sweep({ dryRun: true })).looked))
    clock.at = Date.UTC(2026, 9, 2)
    expect(await tellOverdue()).toEqual([1, 0])
    clock.at = Date.UTC(2026, 9, 8)
    expect(await sweptBy()).toEqual([1, 0])
    clock.at = Date.UTC(2026, 9, 13)
    expect(await sweptBy()).toEqual([1, 1])
  })

  it('stores nothing whose review ends in an unknown year: all or nothing, with the year', async () => {
    const clock = { at: Date.UTC(2026, 11, 31, 4) }
    const vault = await openVault({
      policy: weekdays,
      store: memoryStore(),
      keys: memoryKeys(),
      clock: () => clock.at,
      calendar: until2026,
    })
    await vault.register({ actor: head, kind: 'notice', evidence: notice })
    const consent = consentFor('service', { givenAt: clock.at, fromAt: clock.at })
    await vault.giveConsent({ actor: self, consent })
    const given = { ...collection, purposes: ['service'] }
    await expect(vault.collect(given)).rejects.toThrow('no calendar of working days is known for 2027')
    expect((await vault.sweep({ dryRun: true })).looked).toBe(0)
  })
})
