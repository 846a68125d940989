/** Is it known who promised confidentiality and was trained, until when, and whom a lapse blocks (7.1.1, 7.1.2)? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { undertaking } from '../../src/data/undertaking'
import type { UndertakingRecord } from '../../src/govern/undertaking-state'
import { day, head, nobody, rep, start } from '../vault/company'
import { type Cycled, openCycled } from './cycles-world'
import { reasonsOf, valueOf } from './world'

const given = (changes: Partial<UndertakingRecord> = {}): UndertakingRecord => ({
  kind: 'training',
  party: 'rep',
  doneAt: start,
  result: 'passed',
  reference: 'hr/2026/7',
  ...changes,
})
const standingsOf = async ({ governance }: Cycled) =>
  valueOf(await governance.undertakings.list({ actor: head })).map(({ kind, state, blocks }) => [
    kind,
    state,
    blocks,
  ])
const inForce = async ({ store, clock }: Cycled) =>
  store.transact(async (transaction) =>
    (await transaction.list('evidence', { equals: { customer: '', kind: 'undertaking' }, limit: 1000 }))
      .map(({ body }) => undertaking.parse(JSON.parse(body)))
      .filter(
        ({ fromAt, untilAt, revokedAt }) =>
          fromAt <= clock.at && clock.at < Math.min(untilAt, revokedAt ?? Infinity),
      ),
  )

describe('an undertaking', () => {
  it('counts for the time of the policy, and lapses at its end', async () => {
    const cycled = await openCycled()
    await cycled.governance.undertakings.record({ actor: head, record: given() })
    await cycled.governance.undertakings.record({ actor: head, record: given({ kind: 'confidentiality' }) })
    cycled.clock.at = Date.UTC(2027, 5, 1) - 1
    expect(await standingsOf(cycled)).toEqual([
      ['confidentiality', 'current', true],
      ['training', 'current', true],
    ])
    expect(await inForce(cycled)).toHaveLength(2)
    cycled.clock.at += 1
    expect(await standingsOf(cycled)).toEqual([
      ['confidentiality', 'current', true],
      ['training', 'lapsed', true],
    ])
    expect(await inForce(cycled)).toHaveLength(1)
    const listed = valueOf(await cycled.governance.undertakings.list({ actor: head }))
    expect(listed[1]?.findings).toMatchObject([
      { rule: 'undertake/training', reason: 'lapsed', clauses: ['7.1.2'] },
    ])
  })

  it('blocks only where the policy says so of trainings', async () => {
    const cycled = await openCycled({ training: 'warn' })
    await cycled.governance.undertakings.record({ actor: head, record: given({ result: 'failed' }) })
    expect(await standingsOf(cycled)).toEqual([['training', 'failed', false]])
    expect(await inForce(cycled)).toEqual([])
  })

  it('lets a failed training take nothing from the one before, which still ends in its time', async () => {
    const cycled = await openCycled()
    const { undertakings } = cycled.governance
    await undertakings.record({ actor: head, record: given() })
    cycled.clock.at = start + 300 * day
    await undertakings.record({ actor: head, record: given({ doneAt: cycled.clock.at, result: 'failed' }) })
    expect(await standingsOf(cycled)).toEqual([['training', 'failed', false]])
    expect(await inForce(cycled)).toHaveLength(1)
    cycled.clock.at = start + 366 * day
    expect(await standingsOf(cycled)).toEqual([['training', 'failed', true]])
    await undertakings.record({ actor: head, record: given({ doneAt: cycled.clock.at }) })
    expect(await standingsOf(cycled)).toEqual([['training', 'current', true]])
  })

  it('is recorded by another person with a position, not ahead of time, not older than what stands, not lapsed', async () => {
    const { undertakings } = (await openCycled()).governance
    const record = async (actor: typeof head, changes: Partial<UndertakingRecord>) =>
      reasonsOf(await undertakings.record({ actor, record: given(changes) }))
    expect(await record(rep, {})).toEqual(['undertake/person self'])
    expect(await record(nobody, {})).toEqual(['undertake/person no-position'])
    expect(await record(head, { doneAt: start + 1 })).toEqual(['undertake/order future'])
    expect(await record(head, { doneAt: start - 366 * day })).toEqual(['undertake/order past'])
    expect(await record(head, { kind: 'confidentiality', result: 'failed' })).toEqual([
      'undertake/order out-of-order',
    ])
    expect(await record(head, {})).toEqual([])
    expect(await record(head, { doneAt: start - 1 })).toEqual(['undertake/order superseded'])
  })

  it('ends for the next decision when it is revoked', async () => {
    const cycled = await openCycled()
    const { undertakings } = cycled.governance
    const key = { kind: 'training', party: 'rep' } as const
    await expect(undertakings.revoke({ actor: head, ...key })).rejects.toThrow('nothing under this id')
    await undertakings.record({ actor: head, record: given() })
    expect(reasonsOf(await undertakings.revoke({ actor: rep, ...key }))).toEqual(['undertake/person self'])
    expect(await undertakings.revoke({ actor: head, ...key })).toMatchObject({ outcome: 'done' })
    expect(await inForce(cycled)).toEqual([])
    expect(reasonsOf(await undertakings.revoke({ actor: head, ...key }))).toEqual([
      'undertake/order out-of-order',
    ])
    expect(await standingsOf(cycled)).toEqual([['training', 'revoked', true]])
  })

  it('stands, over random steps, as a naive model says', async () => {
    const steps = fc.array(
      fc.record({ step: fc.constantFrom('pass', 'fail', 'revoke'), wait: fc.integer({ min: 0, max: 200 }) }),
      { minLength: 1, maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const cycled = await openCycled()
        const { undertakings } = cycled.governance
        let passedUntil = -Infinity
        for (const { step, wait } of taken) {
          cycled.clock.at += wait * day
          const { at } = cycled.clock
          if (step === 'revoke') {
            const answer = await undertakings
              .revoke({ actor: head, kind: 'training', party: 'rep' })
              .catch(() => undefined)
            if (answer?.outcome === 'done') passedUntil = -Infinity
          } else {
            const result = step === 'pass' ? ('passed' as const) : ('failed' as const)
            await undertakings.record({ actor: head, record: given({ doneAt: at, result }) })
            if (step === 'pass') passedUntil = Math.max(passedUntil, at + 365 * day)
          }
          // a leap day may make the year one day longer
          if (Math.abs(passedUntil - at) > 2 * day)
            expect((await inForce(cycled)).length > 0).toBe(passedUntil > at)
        }
      }),
      { numRuns: 100 },
    )
  })
})
