/** Are applications decided by whom the policy routes them to, each step by another person, and grants by who owns (5.3.1, 6.2.1, 6.3.2)? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { readPolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'
import { day, head, nobody, rep, start, term } from '../vault/company'
import { agent, applicationFor, financeHead, head2, openCycled, serviceHead } from './cycles-world'
import { reasonsOf, valueOf } from './world'

const rest = { confidentialityFor: 'P1Y', trainingEvery: 'P1Y', returnWithin: 'P30D', warnBefore: 'P30D' }
const routes = (given: object) => ({ cycles: { routes: given, ...rest } })
const twoSteps = routes({ delivery: { purposes: ['delivery'], steps: ['sales-manager', 'finance-manager'] } })
const approved = { state: 'approved' } as const

describe('an application', () => {
  it('stands once every position of its route has approved, in its order, each another person', async () => {
    const { vault, governance, clock } = await openCycled(twoSteps)
    await vault.apply({ actor: rep, application: applicationFor('a') })
    const decide = async (actor: typeof head) =>
      reasonsOf(await vault.decideApplication({ actor, approval: 'a', decision: approved }))
    const standing = async () => valueOf(await governance.applications.list({ actor: rep }))[0]
    expect(await standing()).toMatchObject({ state: 'waiting', next: 'sales-manager', stepsTaken: 0 })
    expect(await decide(financeHead)).toEqual(['approve/step not-your-turn'])
    expect(await decide({ ...rep, position: 'sales-manager' })).toEqual(['approve/person self'])
    clock.at += day
    expect(await decide(head)).toEqual([])
    expect(await standing()).toMatchObject({ state: 'waiting', next: 'finance-manager', stepsTaken: 1 })
    expect(await decide({ ...financeHead, id: head.id })).toEqual(['approve/step twice'])
    expect(await decide(head2)).toEqual(['approve/step not-your-turn'])
    clock.at += day
    expect(await decide(financeHead)).toEqual([])
    expect(await standing()).toMatchObject({ state: 'approved', stepsTaken: 2 })
    expect(await decide(financeHead)).toEqual(['approve/step twice'])
    await expect(decide(serviceHead)).rejects.toThrow('changed by somebody else')
  })

  it('is refused for good at any step, with the reason', async () => {
    const { vault, governance } = await openCycled(twoSteps)
    await vault.apply({ actor: rep, application: applicationFor('a') })
    await vault.decideApplication({ actor: head, approval: 'a', decision: { ...approved, reason: 'needed' } })
    const refusal = { state: 'refused', reason: 'too much' } as const
    await vault.decideApplication({ actor: financeHead, approval: 'a', decision: refusal })
    expect(valueOf(await governance.applications.list({ actor: rep }))).toMatchObject([{ state: 'refused' }])
  })

  it('is routed by action, purpose, recipient and sensitivity; what several routes ask is all asked', async () => {
    const { vault, governance } = await openCycled(
      routes({
        a: { sensitive: true, steps: ['finance-manager'] },
        b: { purposes: ['service'], steps: ['service-manager', 'finance-manager'] },
        c: { action: 'share', recipients: ['carrier'], steps: ['sales-manager'] },
      }),
    )
    const apply = (id: string, changes: object) =>
      vault.apply({ actor: rep, application: applicationFor(id, changes) })
    await apply('1', {})
    await apply('2', { purpose: 'service', items: ['basic.identity'] })
    await apply('3', { action: 'share', recipient: 'carrier' })
    await apply('4', { action: 'share', recipient: 'abroad' })
    const listed = valueOf(await governance.applications.list({ actor: rep }))
    expect(Object.fromEntries(listed.map(({ id, route }) => [id, route]))).toEqual({
      1: [],
      2: ['finance-manager', 'service-manager'],
      3: ['sales-manager'],
      4: [],
    })
  })

  it('for a term that is over is refused; one that ran out, was used up or revoked is told so', async () => {
    const { vault, governance, clock } = await openCycled()
    const past = applicationFor('p', { fromAt: start - 2 * day, untilAt: start })
    expect(reasonsOf(await vault.apply({ actor: rep, application: past }))).toEqual(['apply/term past'])
    for (const id of ['over', 'revoked', 'waits']) {
      await vault.apply({
        actor: rep,
        application: applicationFor(id, id === 'over' ? { untilAt: start + day } : {}),
      })
      if (id !== 'waits') await vault.decideApplication({ actor: head, approval: id, decision: approved })
    }
    await vault.revokeApproval({ actor: head, approval: 'revoked' })
    clock.at = start + 2 * day
    const listed = valueOf(await governance.applications.list({ actor: rep }))
    expect(listed.map(({ id, state }) => [id, state])).toEqual([
      ['over', 'over'],
      ['revoked', 'revoked'],
      ['waits', 'waiting'],
    ])
    expect((await governance.applications.list({ actor: nobody })).outcome).toBe('deny')
  })

  it('never stands by fewer people than its route has steps, whoever tries in whatever order', async () => {
    const people = [rep, head, head2, financeHead, serviceHead, nobody]
    const tries = fc.array(fc.constantFrom(...people), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(tries, async (taken) => {
        const { vault, governance } = await openCycled(
          routes({ all: { steps: ['sales-manager', 'finance-manager', 'service-manager'] } }),
        )
        await vault.apply({ actor: rep, application: applicationFor('a') })
        const turns = ['sales-manager', 'finance-manager', 'service-manager']
        let done = 0
        for (const actor of taken) {
          const expected = done === 3 ? 'failed' : actor.position === turns[done] ? 'done' : 'deny'
          const answer = await vault
            .decideApplication({ actor, approval: 'a', decision: approved })
            .catch((error: unknown) => {
              if (!isTutelaError(error)) throw error
              return { outcome: 'failed' }
            })
          if (done < 3 || answer.outcome !== 'deny') expect(answer.outcome).toBe(expected)
          if (answer.outcome === 'done') done += 1
          const [standing] = valueOf(await governance.applications.list({ actor: rep }))
          expect(standing?.state).toBe(done === 3 ? 'approved' : 'waiting')
        }
      }),
      { numRuns: 60 },
    )
  })

  it('can be routed to no position that decides nothing, and by no unknown name', () => {
    const base = standardPolicy({ organization: 'Test', transactionYears: 5 })
    const faults = (given: object) => {
      const read = readPolicy(base, routes(given))
      return read._tag === 'Left' ? read.left.issues?.map(({ code }) => code) : []
    }
    expect(faults({ a: { steps: ['sales-manager'] } })).toEqual([])
    expect(faults({ a: { steps: ['sales-representative'] } })).toEqual(['route/not-responsible'])
    expect(faults({ a: { steps: ['gardener'], purposes: ['spying'], recipients: ['x'] } })).toEqual([
      'name/unknown',
      'name/unknown',
      'name/unknown',
    ])
  })
})

describe('a grant between departments', () => {
  const grant = {
    id: 'g',
    owner: 'sales',
    receiver: 'service',
    purposes: ['service'],
    items: ['basic.name'],
    manner: 'screen',
    ...term,
  }
  it('is applied for by who receives and approved by who owns, and is evidence from then on', async () => {
    const { governance, store, clock } = await openCycled()
    const { grants } = governance.applications
    const inStore = () =>
      store.transact((transaction) =>
        transaction.list('evidence', { equals: { customer: '', kind: 'grant' }, limit: 9 }),
      )
    expect(reasonsOf(await grants.apply({ actor: rep, grant }))).toEqual(['grant/person not-receiver'])
    expect(
      reasonsOf(await grants.apply({ actor: agent, grant: { ...grant, items: ['communication.body'] } })),
    ).toEqual(['grant/person not-owned'])
    expect(reasonsOf(await grants.apply({ actor: agent, grant: { ...grant, untilAt: start } }))).toEqual([
      'grant/order past',
    ])
    expect(reasonsOf(await grants.apply({ actor: agent, grant }))).toEqual([])
    expect(await inStore()).toEqual([])
    const decide = async (actor: typeof head) =>
      reasonsOf(await grants.decide({ actor, id: 'g', decision: approved }))
    expect(await decide(serviceHead)).toEqual(['grant/person not-owner'])
    expect(await decide(rep)).toEqual(['approve/person not-responsible'])
    expect(await decide({ ...head, id: agent.id })).toEqual(['approve/person self'])
    clock.at += day
    expect(await decide(head)).toEqual([])
    expect(await decide(head2)).toEqual(['grant/order out-of-order'])
    expect(JSON.parse((await inStore())[0]?.body ?? '{}')).toMatchObject({
      appliedBy: { id: 'agent' },
      approvedBy: { id: 'head' },
      fromAt: clock.at,
    })
    await grants.revoke({ actor: head, id: 'g', reason: 'over' })
    expect(JSON.parse((await inStore())[0]?.body ?? '{}')).toMatchObject({ revokedAt: clock.at })
  })

  it('is refused with its reason, and is then no evidence', async () => {
    const { governance, store } = await openCycled()
    const { grants } = governance.applications
    await grants.apply({ actor: agent, grant })
    await grants.decide({ actor: head, id: 'g', decision: { state: 'refused', reason: 'no need' } })
    const rows = await store.transact((transaction) =>
      transaction.list('evidence', { equals: { customer: '', kind: 'grant' }, limit: 9 }),
    )
    expect(rows).toEqual([])
  })
})

describe('an emergency', () => {
  const emergency = {
    actor: agent,
    id: 'e',
    customer: 'c-1',
    purpose: 'service',
    items: ['basic.name'],
    reason: 'fire',
    untilAt: start + day / 2,
  }
  const allowed = { breakGlass: { allowed: true, longest: 'P1D', reviewWithin: 'P2D' } }

  it('begins only where the policy allows it, no longer than it allows, with its review due by the policy', async () => {
    const none = await openCycled()
    expect(reasonsOf(await none.governance.applications.emergency(emergency))).toEqual([
      'break-glass/start not-allowed',
    ])
    const { governance, store, vault } = await openCycled(allowed)
    const begin = async (changes: object) =>
      reasonsOf(await governance.applications.emergency({ ...emergency, ...changes }))
    expect(await begin({ untilAt: start + 2 * day })).toEqual(['break-glass/start too-long'])
    expect(await begin({ untilAt: start })).toEqual(['break-glass/start past'])
    expect(await begin({ actor: nobody })).toEqual(['break-glass/start no-position'])
    expect(await begin({})).toEqual([])
    const [row] = await store.transact((transaction) =>
      transaction.list('evidence', { equals: { customer: '', kind: 'break-glass' }, limit: 9 }),
    )
    expect(JSON.parse(row?.body ?? '{}')).toMatchObject({ actor: 'agent', reviewDueAt: start + 2 * day })
    expect(reasonsOf(await vault.reviewEmergency({ actor: agent, id: 'e' }))).toEqual(['review/person self'])
    expect(await vault.reviewEmergency({ actor: serviceHead, id: 'e' })).toMatchObject({ outcome: 'done' })
  })
})
