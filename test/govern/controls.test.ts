/** Is the evidence of each measure kept by reference, by its owner, and missed as soon as it lapses (4.2.1, 4.2.2, 7.1.3, 7.2.1)? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { govern } from '../../src/govern/govern'
import { isTutelaError } from '../../src/core/error'
import type { Staff } from '../../src/data/actor'
import { faultyStore } from '../../src/testing/faulty-store'
import { openVault } from '../../src/vault/open'
import { day, head, openCompany, policy, start } from '../vault/company'
import { inspector, openGoverned, operator, proofAt, proveAll, reasonsOf, valueOf } from './world'

const names = Object.keys(policy.document.controls ?? {}).toSorted()

describe('the measures of the standard policy', () => {
  it('are five, and each without evidence is a finding with its own provision alone', async () => {
    const { governance } = await openGoverned()
    const standings = valueOf(await governance.controls.list({ actor: operator }))
    expect(standings.map(({ control, state }) => [control, state])).toEqual(
      names.map((name) => [name, 'absent']),
    )
    expect(standings.map(({ findings }) => findings.map(({ clauses }) => clauses))).toEqual(
      names.map((name) => [[policy.document.controls?.[name]?.clause]]),
    )
    expect(names).toHaveLength(5)
  })

  it('are proved by their owner until the period is over, and lapse at that instant', async () => {
    const governed = await openGoverned()
    await proveAll(governed)
    const { governance, clock } = governed
    const stateOf = async () =>
      valueOf(await governance.controls.list({ actor: operator })).map(({ state }) => state)
    expect(await stateOf()).toEqual(names.map(() => 'current'))
    const lapse = Date.UTC(2027, 5, 1)
    clock.at = lapse - 1
    expect(await stateOf()).toEqual(['lapsed', 'current', 'lapsed', 'current', 'current'])
    clock.at = lapse
    expect(await stateOf()).toEqual(names.map(() => 'lapsed'))
    await governance.controls.prove({ actor: operator, control: 'premises', proof: proofAt(lapse) })
    expect(await stateOf()).toEqual(['lapsed', 'lapsed', 'lapsed', 'lapsed', 'current'])
  })

  it('are proved by nobody else, not ahead of time, and not by older evidence', async () => {
    const { governance } = await openGoverned()
    const prove = (actor: Staff, control: string, seenAt: number) =>
      governance.controls.prove({ actor, control, proof: proofAt(seenAt) })
    expect(await prove(head, 'premises', start)).toMatchObject({
      outcome: 'deny',
      findings: [{ rule: 'control/person', reason: 'not-owner', clauses: ['4.2.1'] }],
    })
    expect(await prove({ ...operator, position: 'gardener' }, 'network', start)).toMatchObject({
      findings: [{ reason: 'no-position', clauses: ['4.2.2'] }],
    })
    expect(reasonsOf(await prove(operator, 'moat', start))).toEqual(['control/evidence unknown'])
    expect(reasonsOf(await prove(operator, 'premises', start + 1))).toEqual(['control/evidence future'])
    expect(await prove(operator, 'premises', start)).toMatchObject({ outcome: 'done' })
    expect(reasonsOf(await prove(operator, 'premises', start - 1))).toEqual(['control/evidence superseded'])
  })

  it('hold a reference and a hash, and refuse a document in their place without an echo', async () => {
    const { governance } = await openGoverned()
    for (const change of [{ reference: 'canary 93751 with spaces' }, { hash: 'canary-93751' }]) {
      const failure = await governance.controls
        .prove({ actor: operator, control: 'premises', proof: proofAt(start, change) })
        .catch((error: unknown) => error)
      expect(failure).toMatchObject({ failure: { kind: 'input/invalid' } })
      expect(String(failure)).not.toContain('canary')
    }
  })

  it('are withdrawn by who inspects, and not by who proved them', async () => {
    const governed = await openGoverned()
    await proveAll(governed)
    const { controls } = governed.governance
    expect(reasonsOf(await controls.withdraw({ actor: operator, control: 'network' }))).toEqual([
      'inspect/person not-supervisor',
      'inspect/person own-department',
    ])
    expect(await controls.withdraw({ actor: inspector, control: 'network' })).toMatchObject({
      outcome: 'done',
    })
    const network = valueOf(await controls.list({ actor: inspector })).find(
      ({ control }) => control === 'network',
    )
    expect(network).toMatchObject({ state: 'absent', findings: [{ clauses: ['4.2.2'] }] })
    expect(reasonsOf(await controls.withdraw({ actor: inspector, control: 'network' }))).toEqual([
      'control/evidence absent',
    ])
    await expect(controls.withdraw({ actor: inspector, control: 'moat' })).rejects.toMatchObject({
      failure: { kind: 'record/missing' },
    })
  })
})

describe('a measure over any sequence of steps', () => {
  const people = [operator, inspector, head]
  const step = fc.record({
    actor: fc.constantFrom(...people),
    move: fc.constantFrom('prove', 'withdraw' as const),
    wait: fc.integer({ min: 0, max: 200 }),
    back: fc.integer({ min: -5, max: 60 }),
  })

  it('stands as a plain reckoning says, with an event for each step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { governance, clock, vault } = await openGoverned()
        let seen: number | undefined
        let withdrawn = false
        for (const { actor, move, wait, back } of steps) {
          clock.at += wait * day
          const seenAt = clock.at - back * day
          const mayProve = actor === operator && back >= 0 && (seen === undefined || seenAt >= seen)
          const mayWithdraw = actor === inspector && !withdrawn
          if (move === 'withdraw' && seen === undefined) continue
          const answer =
            move === 'prove'
              ? await governance.controls.prove({ actor, control: 'defence', proof: proofAt(seenAt) })
              : await governance.controls.withdraw({ actor, control: 'defence' })
          expect(answer.outcome).toBe((move === 'prove' ? mayProve : mayWithdraw) ? 'done' : 'deny')
          if (answer.outcome === 'done' && move === 'prove') [seen, withdrawn] = [seenAt, false]
          if (answer.outcome === 'done' && move === 'withdraw') withdrawn = true
          await vault.sequence()
          const size = (await vault.verify()).size
          const [last] = (await vault.events({ limit: 1000 })).slice(-1)
          expect(size).toBeGreaterThan(0)
          expect([last?.id, last?.event.action]).toEqual([answer.event, 'govern'])
        }
        const standing = valueOf(await governance.controls.list({ actor: operator })).find(
          ({ control }) => control === 'defence',
        )
        const isCurrent =
          seen !== undefined && clock.at < new Date(seen).setUTCMonth(new Date(seen).getUTCMonth() + 6)
        const near = seen !== undefined && Math.abs(clock.at - seen - 183 * day) < 4 * day
        if (seen === undefined || withdrawn) expect(standing?.state).toBe('absent')
        else if (!near) expect(standing?.state).toBe(isCurrent ? 'current' : 'lapsed')
      }),
      { numRuns: 40 },
    )
  })
})

describe('a measure under a store that fails', () => {
  it('is proved with its event, or not at all', async () => {
    let points = 0
    for (let call = 1; call < 100; call += 1) {
      const { store, keys } = await openCompany()
      const faulty = faultyStore(store, { at: call, manner: 'reject', lasts: false })
      const rows = () =>
        store.transact(async (transaction) => [
          (await transaction.list('matter', { equals: {}, limit: 99 })).length,
          (await transaction.list('event', { equals: {}, limit: 999 })).length,
        ])
      const [matters = 0, events = 0] = await rows()
      try {
        const vault = await openVault({ policy, store: faulty.store, keys, clock: () => start })
        await govern(vault).controls.prove({ actor: operator, control: 'defence', proof: proofAt(start) })
      } catch (error) {
        if (!isTutelaError(error)) throw error
      }
      if (!faulty.isFaulted()) break
      points += 1
      const [mattersAfter = 0, eventsAfter = 0] = await rows()
      expect(mattersAfter > matters).toBe(eventsAfter > events)
    }
    expect(points).toBeGreaterThan(3)
  })
})
