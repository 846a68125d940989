/** Do the steps of people hold to who may take them, and does the next decision see them (3.2.4, 5.3.1, 7.1.1, 7.3.2)? */

import { describe, expect, it } from 'vitest'
import type { Application } from '../../src/vault/approvals'
import {
  clerk,
  collection,
  consentFor,
  customer,
  day,
  head,
  nobody,
  openCompany,
  order,
  policy,
  rep,
  self,
  start,
  term,
} from './company'

const usage = { actor: rep, customer, purpose: 'service', items: ['basic.name'] }
const rulesOf = (answer: {
  readonly outcome: string
  readonly findings?: readonly { readonly rule: string }[]
}) => answer.findings?.map(({ rule }) => rule) ?? []

describe('consents and choices', () => {
  it('authorize from the moment they were given to the moment they are withdrawn', async () => {
    const { vault } = await openCompany()
    await vault.collect(collection)
    expect(await vault.use(usage)).toMatchObject({
      outcome: 'permit',
      view: { basic: { name: expect.any(String) } },
    })
    const done = await vault.withdrawConsent({
      actor: self,
      customer,
      consent: `consent service ${customer}`,
    })
    expect(done).toMatchObject({ outcome: 'done' })
    expect(rulesOf(await vault.use(usage))).toContain('use/consent')
  })

  it('can be withdrawn twice, by the customer or by staff, and by nobody else', async () => {
    const { vault } = await openCompany()
    const consent = `consent service ${customer}`
    expect(
      await vault.withdrawConsent({ actor: { kind: 'customer', id: 'c-2' }, customer, consent }),
    ).toMatchObject({
      outcome: 'deny',
      findings: [{ rule: 'consent/person', clauses: ['1.3.5', '7.3.2'] }],
    })
    expect(await vault.withdrawConsent({ actor: nobody, customer, consent })).toMatchObject({
      outcome: 'deny',
    })
    for (const actor of [rep, self])
      expect(await vault.withdrawConsent({ actor, customer, consent })).toMatchObject({ outcome: 'done' })
  })

  it('are revoked for the company by staff, not by a customer, and stay as they first ended', async () => {
    const { vault } = await openCompany()
    const consent = `consent service ${customer}`
    await vault.collect(collection)
    const asCustomer = { ...self, kind: 'customer' } as unknown as typeof rep
    expect(await vault.revokeConsent({ actor: asCustomer, customer, consent })).toMatchObject({
      outcome: 'deny',
      findings: [{ rule: 'consent/person' }],
    })
    expect(await vault.revokeConsent({ actor: nobody, customer, consent })).toMatchObject({ outcome: 'deny' })
    expect(await vault.use(usage)).toMatchObject({ outcome: 'permit' })
    expect(await vault.revokeConsent({ actor: rep, customer, consent })).toMatchObject({ outcome: 'done' })
    expect(rulesOf(await vault.use(usage))).toContain('use/consent')
    expect(await vault.withdrawConsent({ actor: self, customer, consent })).toMatchObject({ outcome: 'done' })
    await expect(vault.revokeConsent({ actor: rep, customer, consent: 'none' })).rejects.toMatchObject({
      failure: { kind: 'record/missing' },
    })
  })

  it('are refused in another shape without an echo, twice under one id, and missing ones by name of their table', async () => {
    const { vault } = await openCompany()
    const consent = consentFor('service')
    await expect(vault.giveConsent({ actor: self, consent })).rejects.toMatchObject({
      failure: { kind: 'record/duplicate' },
    })
    const wrong = Object.assign({}, consent, { act: 'canary-93751' })
    const failure = await vault.giveConsent({ actor: self, consent: wrong }).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      failure: { kind: 'input/invalid', issues: [{ where: { path: 'act' } }] },
    })
    expect(String(failure)).not.toContain('canary')
    await expect(vault.withdrawConsent({ actor: self, customer, consent: 'none' })).rejects.toMatchObject({
      failure: { kind: 'record/missing', where: { table: 'consent' } },
    })
  })

  it('let an opt-out beat a consent until it is ended', async () => {
    const { vault, clock } = await openCompany()
    await vault.collect(collection)
    const choice = { id: 'no', customer, refuses: { kind: 'purpose', purpose: 'service' } as const, ...term }
    await vault.choose({ actor: self, choice })
    expect(rulesOf(await vault.use(usage))).toContain('use/choice')
    clock.at += day
    await vault.endChoice({ actor: self, customer, choice: 'no' })
    expect(await vault.use(usage)).toMatchObject({ outcome: 'permit' })
  })
})

describe('applications', () => {
  const application: Application = {
    id: 'a-1',
    action: 'use',
    purpose: 'service',
    items: ['basic.name'],
    customers: [customer],
    manner: 'export',
    extractions: 1,
    ...term,
  }
  const approved = { state: 'approved' } as const

  it('are decided by another person in a responsible position, once', async () => {
    const { vault } = await openCompany()
    await vault.collect(collection)
    const exported = { ...usage, manner: 'export' }
    expect(rulesOf(await vault.use(exported))).toEqual(['use/approval'])
    expect(await vault.apply({ actor: rep, application })).toMatchObject({ outcome: 'done', id: 'a-1' })
    expect(rulesOf(await vault.use(exported))).toEqual(['use/approval'])
    expect(
      rulesOf(await vault.decideApplication({ actor: rep, approval: 'a-1', decision: approved })),
    ).toEqual(['approve/person', 'approve/person'])
    expect(
      rulesOf(await vault.decideApplication({ actor: clerk, approval: 'a-1', decision: approved })),
    ).toEqual(['approve/person'])
    expect(await vault.decideApplication({ actor: head, approval: 'a-1', decision: approved })).toMatchObject(
      {
        outcome: 'done',
      },
    )
    await expect(
      vault.decideApplication({
        actor: head,
        approval: 'a-1',
        decision: { state: 'refused', reason: 'late' },
      }),
    ).rejects.toMatchObject({ failure: { kind: 'record/changed' } })
    expect(await vault.use(exported)).toMatchObject({ outcome: 'permit' })
    expect(rulesOf(await vault.use(exported))).toEqual(['use/approval'])
  })

  it('come from positions that apply, and are in force for nobody when refused or revoked', async () => {
    const { vault } = await openCompany()
    await vault.collect(collection)
    expect(rulesOf(await vault.apply({ actor: head, application }))).toEqual(['apply/person'])
    expect(rulesOf(await vault.apply({ actor: nobody, application }))).toEqual(['apply/person'])
    await vault.apply({ actor: rep, application })
    await vault.decideApplication({
      actor: head,
      approval: 'a-1',
      decision: { state: 'refused', reason: 'no need' },
    })
    expect(rulesOf(await vault.use({ ...usage, manner: 'export' }))).toEqual(['use/approval'])
    expect(await vault.use(usage)).toMatchObject({ outcome: 'permit' })
    await vault.revokeApproval({ actor: head, approval: 'approval service use ' })
    expect(rulesOf(await vault.use(usage))).toEqual(['use/approval'])
  })
})

describe('reviews', () => {
  const written = { ...collection, actor: rep, channel: 'sales-visit' }

  it('are by another person than entered the record; until then it is not used, and then told as overdue', async () => {
    const { vault, clock } = await openCompany()
    const collected = await vault.collect(written)
    if (collected.outcome === 'deny') throw new Error(rulesOf(collected).join())
    const record = { customer, category: 'basic', id: collected.records[0] ?? '' }
    expect(rulesOf(await vault.use(usage))).toEqual(['use/review'])
    expect(rulesOf(await vault.review({ actor: rep, record, verdict: 'confirmed' }))).toEqual([
      'review/person',
    ])
    clock.at = start + 8 * day
    expect(await vault.overdueReviews({ actor: head })).toMatchObject({ outcome: 'done', records: [record] })
    expect(await vault.overdueReviews({ actor: nobody })).toMatchObject({ outcome: 'deny' })
    expect(await vault.review({ actor: head, record, verdict: 'confirmed' })).toMatchObject({
      outcome: 'done',
    })
    expect(await vault.overdueReviews({ actor: head })).toMatchObject({ records: [] })
    expect(await vault.use(usage)).toMatchObject({ outcome: 'permit' })
  })

  it('can return a record, which is not used then', async () => {
    const { vault } = await openCompany()
    const collected = await vault.collect(written)
    if (collected.outcome === 'deny') throw new Error(rulesOf(collected).join())
    const record = { customer, category: 'basic', id: collected.records[0] ?? '' }
    await vault.review({ actor: head, record, verdict: 'returned' })
    expect(rulesOf(await vault.use(usage))).toEqual(['use/review'])
    await expect(
      vault.review({ actor: head, record: { ...record, id: 'none' }, verdict: 'confirmed' }),
    ).rejects.toMatchObject({ failure: { kind: 'record/missing' } })
  })
})

describe('registered evidence', () => {
  it('is what decisions rest on, until it is ended', async () => {
    const { vault } = await openCompany()
    await vault.collect(collection)
    await vault.endEvidence({ actor: head, kind: 'undertaking', id: 'confidentiality rep' })
    expect(rulesOf(await vault.use(usage))).toEqual(['use/undertaking'])
    await expect(
      vault.endEvidence({ actor: head, kind: 'undertaking', id: 'of nobody' }),
    ).rejects.toMatchObject({ failure: { kind: 'record/missing' } })
  })

  it('is registered by staff alone, in its shape', async () => {
    const { vault } = await openCompany()
    const evidence = { id: 'u', kind: 'training', party: 'rep', ...term } as const
    expect(await vault.register({ actor: self, kind: 'undertaking', evidence })).toMatchObject({
      outcome: 'deny',
    })
    await expect(
      vault.register({ actor: head, kind: 'undertaking', evidence: { ...evidence, party: '' } }),
    ).rejects.toMatchObject({ failure: { kind: 'input/invalid' } })
  })

  it('lets another department use what it was granted, and no longer (6.2.1)', async () => {
    const { vault } = await openCompany()
    await vault.collect(order('o-1', start))
    await vault.giveConsent({ actor: self, consent: consentFor('payment') })
    const items = [...(policy.document.purposes.payment?.needs ?? [])]
    await vault.apply({
      actor: clerk,
      application: {
        id: 'pay',
        action: 'use',
        purpose: 'payment',
        items,
        customers: 'all',
        manner: 'screen',
        ...term,
      },
    })
    const boss = { ...clerk, id: 'boss', position: 'finance-manager' }
    await vault.decideApplication({ actor: boss, approval: 'pay', decision: { state: 'approved' } })
    const paying = { actor: clerk, customer, purpose: 'payment', items: ['transaction.number'] }
    expect(rulesOf(await vault.use(paying))).toEqual(['use/authority', 'use/purpose'])
    const signed = (by: typeof clerk) => ({ id: by.id, department: by.department, position: by.position })
    await vault.register({
      actor: head,
      kind: 'grant',
      evidence: {
        id: 'g',
        owner: 'sales',
        receiver: 'finance',
        purposes: ['payment'],
        items,
        manner: 'screen',
        appliedBy: signed(clerk),
        approvedBy: { id: head.id, department: head.department, position: head.position },
        ...term,
      },
    })
    expect(rulesOf(await vault.use(paying))).toEqual(['use/purpose'])
    await vault.endEvidence({ actor: head, kind: 'grant', id: 'g' })
    expect(rulesOf(await vault.use(paying))).toContain('use/authority')
  })
})
