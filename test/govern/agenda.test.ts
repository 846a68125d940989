/** Is everything that is due, overdue or about to lapse on the agenda, once, in order, page by page, with its owner and provision? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { govern } from '../../src/govern/govern'
import type { AgendaEntry, AgendaMark } from '../../src/govern/agenda-entry'
import type { Governance } from '../../src/govern/govern'
import { collection, consentFor, day, head, openCompany, order, rep, self, start } from '../vault/company'
import { agent, applicationFor, financeHead, openCycled, partnerProofAt, termsOf } from './cycles-world'
import { operator, proofAt } from './world'

const read = async (
  governance: Governance,
  at: number,
  limit: number,
  consents = false,
): Promise<readonly AgendaEntry[]> => {
  const entries: AgendaEntry[] = []
  let after: AgendaMark | undefined
  do {
    const page = await governance.agenda(at, { limit, consents, ...(after === undefined ? {} : { after }) })
    expect(page.entries.length).toBeLessThanOrEqual(limit)
    entries.push(...page.entries)
    after = page.next
  } while (after !== undefined)
  return entries
}
const told = (entries: readonly AgendaEntry[]) =>
  entries.map(({ kind, id, state, clauses }) => `${kind} ${id} ${state} ${clauses.join(' ')}`)

describe('the agenda', () => {
  it('tells of what lapses ahead and of what did, with whose it is and under which provision', async () => {
    const { governance, vault, clock } = await openCycled({
      breakGlass: { allowed: true, longest: 'P1D', reviewWithin: 'P2D' },
      cycles: {
        routes: { all: { steps: ['finance-manager'] } },
        confidentialityFor: 'P1Y',
        trainingEvery: 'P20D',
        returnWithin: 'P5D',
        warnBefore: 'P30D',
      },
    })
    expect((await governance.agenda()).entries).toEqual([])
    await vault.apply({ actor: rep, application: applicationFor('a-1', { untilAt: start + 10 * day }) })
    await governance.agreements.draft({ actor: rep, terms: termsOf('m-1') })
    await governance.agreements.sign({ actor: head, id: 'm-1' })
    await governance.agreements.end({ actor: head, id: 'm-1', reason: 'r' })
    const record = {
      kind: 'training',
      party: 'rep',
      doneAt: start,
      result: 'passed',
      reference: 'r',
    } as const
    await governance.undertakings.record({ actor: head, record })
    await governance.controls.prove({
      actor: operator,
      control: 'premises',
      proof: proofAt(start - 350 * day),
    })
    const emergency = {
      actor: agent,
      id: 'e-1',
      customer: 'c-1',
      purpose: 'service',
      items: ['basic.name'],
      reason: 'r',
    }
    await governance.applications.emergency({ ...emergency, untilAt: start + day / 2 })
    expect(told(await read(governance, start, 100))).toEqual([
      'emergency e-1 ahead 5.3.1 5.4.1',
      'agreement m-1 ahead 6.3.1 6.4.3',
      'application a-1 ahead 5.3.1 6.3.2',
      'control premises ahead 4.2.1',
      'undertaking training rep ahead 7.1.2',
    ])
    clock.at = start + 12 * day
    const entries = await read(governance, clock.at, 100)
    expect(entries.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'emergency overdue',
      'agreement overdue',
      'control ahead',
      'undertaking ahead',
    ])
    expect(entries[0]).toMatchObject({
      customer: 'c-1',
      owner: { position: 'supervisor', department: 'supervision' },
    })
    expect(entries[2]).toMatchObject({ owner: { department: 'technology' } })
    await governance.agreements.confirm({ actor: agent, id: 'm-1', proof: partnerProofAt(clock.at) })
    await vault.reviewEmergency({ actor: financeHead, id: 'e-1' })
    expect(told(await read(governance, clock.at, 100)).map((text) => text.split(' ')[0])).toEqual([
      'control',
      'undertaking',
    ])
  })

  it('gives to an application that waits the position whose turn it is', async () => {
    const { governance, vault } = await openCycled({
      cycles: {
        routes: { all: { steps: ['finance-manager'] } },
        confidentialityFor: 'P1Y',
        trainingEvery: 'P1Y',
        returnWithin: 'P5D',
        warnBefore: 'P30D',
      },
    })
    await vault.apply({ actor: rep, application: applicationFor('a-1', { untilAt: start + 10 * day }) })
    expect((await governance.agenda()).entries).toMatchObject([{ owner: { position: 'finance-manager' } }])
    await vault.decideApplication({ actor: financeHead, approval: 'a-1', decision: { state: 'approved' } })
    expect((await governance.agenda()).entries).toMatchObject([{ owner: { department: 'sales' } }])
  })

  it('tells of registered evidence, reviews, disposal, and, when it is asked, of consents', async () => {
    const { vault, clock } = await openCompany()
    const governance = govern(vault)
    await vault.collect([collection, order('o-1', start - 10 * day)])
    await vault.collect({ ...order('o-2', start), actor: rep, channel: 'sales-visit' })
    const short = consentFor('marketing', { id: 'short', untilAt: start + 5 * day })
    await vault.giveConsent({ actor: self, consent: short })
    const kinds = async (at: number, consents = false) =>
      (await read(governance, at, 100, consents)).map(({ kind, state }) => `${kind} ${state}`)
    expect(await kinds(start)).toContain('record ahead')
    expect(await kinds(start)).not.toContain('consent ahead')
    expect(await kinds(start, true)).toContain('consent ahead')
    clock.at = start + 370 * day
    expect(await kinds(clock.at)).toEqual(expect.arrayContaining(['record overdue', 'attestation overdue']))
    clock.at = start + 6 * 366 * day
    expect(await kinds(clock.at)).toContain('disposal overdue')
  })

  it('is the same whatever the size of its pages', async () => {
    const { vault, clock } = await openCompany()
    const governance = govern(vault)
    for (let n = 0; n < 7; n += 1)
      await vault.collect({ ...order(`o-${n}`, start), actor: rep, channel: 'sales-visit' })
    clock.at = start + 370 * day
    const whole = await read(governance, clock.at, 1000, true)
    expect(whole.length).toBeGreaterThan(8)
    expect(whole.map(({ at }) => at)).toEqual(
      whole.map(({ at }) => at).toSorted((left, right) => left - right),
    )
    expect(new Set(whole.map((entry) => JSON.stringify(entry))).size).toBe(whole.length)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), async (limit) => {
        expect(await read(governance, clock.at, limit, true)).toEqual(whole)
      }),
      { numRuns: 12 },
    )
  })

  it('holds no value of a customer, and is on the record', async () => {
    const { vault, store } = await openCompany()
    await vault.collect(collection)
    const count = () =>
      store.transact(
        async (transaction) => (await transaction.list('event', { equals: {}, limit: 999 })).length,
      )
    const before = await count()
    const page = await govern(vault).agenda(start + 3000 * day, { consents: true })
    expect(await count()).toBe(before + 1)
    expect(JSON.stringify(page)).not.toMatch(/欧阳|13800138000|example\.com/)
    for (const { message, clauses } of page.entries) {
      expect(message.en).not.toBe('')
      expect(message.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(clauses.length).toBeGreaterThan(0)
    }
  })
})
