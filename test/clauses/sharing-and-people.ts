/** Chapters 6 to 8: sharing (and 5.2.2, which is part of it), protection, the customer's rights, supervision. */

import { expect } from 'vitest'
import { guard } from '../../src/mask/guarded'
import { openPackage } from '../../src/crypto/open-package'
import { memoryStore } from '../../src/store/memory'
import { carrierKeys, collection, consentFor, openCompany, self } from '../vault/company'
import { inspectNow, openClean, seenIn, sharing } from '../govern/world'
import type { Trials } from './carried'
import {
  agent,
  approval,
  collectBroken,
  consent,
  customer,
  day,
  expectClause,
  rep,
  shareBroken,
  staffCollect,
  start,
  term,
  useBroken,
  whole,
} from './world'

const agreements = (change: (one: (typeof whole.agreements)[number]) => object) =>
  whole.agreements.map((one) => ({ ...one, ...change(one) }))
const without = (party: string, kind: 'confidentiality' | 'training') =>
  whole.undertakings.filter((one) => one.party !== party || one.kind !== kind)

/** A package as it left the vault, what the carrier finds in it, and the store behind. */
const shareOnce = async () => {
  const store = memoryStore()
  const { vault } = await openCompany({ store })
  await vault.collect(collection)
  await vault.giveConsent({
    actor: self,
    consent: consentFor('delivery', { id: 's', recipients: ['carrier'] }),
  })
  const answer = await vault.share({
    actor: rep,
    customers: [customer],
    purpose: 'delivery',
    recipient: 'carrier',
    items: ['basic.name', 'basic.phone'],
  })
  if (answer.outcome === 'deny') throw new Error(answer.findings.map(({ rule }) => rule).join())
  const opened = await openPackage({ bytes: answer.package, privateKey: carrierKeys.privateKey, at: start })
  return { store, answer, items: opened.content[0]?.records[0]?.items ?? {} }
}

export const lastChapters: Trials = {
  '5.2.2': () => {
    const consents = whole.consents.filter(({ id }) => id !== 'sharing')
    // no consent that names the partner is no separate one either, which is another provision's
    expectClause(shareBroken({}), onlyRule(shareBroken({ evidence: { consents } }), 'share/consent'), '5.2.2')
  },
  '6.1.1': () => {
    const request = { recipient: 'abroad' }
    const consents = [
      ...whole.consents,
      consent('delivery', { id: 'abroad', recipients: ['abroad'], crossBorder: true }),
    ]
    const approvals = whole.approvals.map((one) =>
      one.action === 'share' ? { ...one, recipient: 'abroad' } : one,
    )
    expectClause(
      shareBroken({ request, evidence: { consents, approvals } }),
      shareBroken({
        request,
        evidence: { consents, approvals, agreements: agreements(() => ({ crossBorder: false })) },
      }),
      '6.1.1',
    )
  },
  '6.1.2': () =>
    expectClause(
      shareBroken({}),
      shareBroken({ evidence: { agreements: agreements(() => ({ items: ['basic.name'] })) } }),
      '6.1.2',
    ),
  '6.1.3': () => {
    const unsigned = agreements(() => ({ signedAt: start + day }))
    expectClause(shareBroken({}), shareBroken({ evidence: { agreements: unsigned } }), '6.1.3')
    const consents = whole.consents.filter(({ id }) => id !== 'sharing')
    expectClause(shareBroken({}), shareBroken({ evidence: { consents } }), '6.1.3')
  },
  '6.2.1': () => {
    const request = { actor: agent }
    const signed = (by: typeof agent) => ({
      id: by.id,
      department: by.department,
      position: by.position,
    })
    const approvals = [approval({ id: 'service', applicant: signed(agent) })]
    const grants = [
      {
        id: 'g',
        owner: 'sales',
        receiver: 'service',
        purposes: ['service'],
        items: ['basic.name', 'basic.phone'],
        manner: 'screen',
        appliedBy: signed(agent),
        approvedBy: { id: 'head', department: 'sales', position: 'sales-manager' },
        fromAt: start - day,
        untilAt: start + day,
      },
    ]
    expectClause(
      useBroken({ request, evidence: { approvals, grants } }),
      useBroken({ request, evidence: { approvals } }),
      '6.2.1',
    )
  },
  '6.2.2': () => expectClause(shareBroken({}), shareBroken({ evidence: { agreements: [] } }), '6.2.2'),
  '6.3.1': () =>
    expectClause(
      shareBroken({}),
      shareBroken({ evidence: { agreements: agreements(() => ({ endedAt: start })) } }),
      '6.3.1',
    ),
  '6.3.2': () =>
    expectClause(
      shareBroken({}),
      shareBroken({ evidence: { approvals: whole.approvals.filter(({ action }) => action === 'use') } }),
      '6.3.2',
    ),
  '6.3.3': async () => {
    const { store, answer } = await shareOnce()
    const rows = await store.transact((transaction) =>
      transaction.list('disclosure', { equals: { customer }, limit: 9 }),
    )
    expect(rows).toMatchObject([
      { recipient: 'carrier', purpose: 'delivery', at: start, id: answer.manifest.id },
    ])
    expect(JSON.parse(rows[0]?.items ?? '')).toEqual({ 'basic.name': 'plain', 'basic.phone': 'masked' })
    // and checked regularly: by a plan of its own, that finds who hasn't attested
    const governed = await openClean()
    expect(seenIn(await inspectNow(governed, 'shares'))).toEqual([])
    await governed.vault.share(sharing)
    governed.clock.at += 366 * day
    const { observations, shares } = await inspectNow(governed, 'shares')
    expect(observations).toMatchObject([{ reason: 'not-attested', clauses: ['6.3.3', '6.4.3'] }])
    expect(shares).toMatchObject([{ recipient: 'carrier', disclosures: 1 }])
  },
  '6.4.1': async () => {
    const { items } = await shareOnce()
    expect(items['basic.name']).toBe('欧阳雷雷')
    expect(JSON.stringify(items['basic.phone'])).toMatch(/\*{3,}/)
    expect(JSON.stringify(items['basic.phone'])).not.toContain('13800138000')
  },
  '6.4.2': async () => {
    expectClause(
      shareBroken({}),
      shareBroken({ evidence: { agreements: agreements(() => ({ keys: [] })) } }),
      '6.4.2',
    )
    const { answer } = await shareOnce()
    const changed = answer.package.map((byte, index) =>
      index === answer.package.length - 1 ? byte ^ 1 : byte,
    )
    await expect(
      openPackage({ bytes: changed, privateKey: carrierKeys.privateKey, at: start }),
    ).rejects.toMatchObject({ failure: { kind: 'seal/tampered' } })
  },
  '6.4.3': () =>
    expectClause(
      shareBroken({}),
      shareBroken({ evidence: { agreements: agreements(() => ({ lastAttestedAt: start - 400 * day })) } }),
      '6.4.3',
    ),
  '7.1.1': () => {
    const evidence = { undertakings: without('rep', 'confidentiality') }
    expectClause(useBroken({}), useBroken({ evidence }), '7.1.1')
    expectClause(collectBroken({}, staffCollect), collectBroken({ evidence }, staffCollect), '7.1.1')
    const ofPartner = { undertakings: without('carrier', 'confidentiality') }
    expectClause(shareBroken({}), shareBroken({ evidence: ofPartner }), '7.1.1')
  },
  '7.1.2': () => {
    const evidence = { undertakings: without('rep', 'training') }
    expectClause(useBroken({}), useBroken({ evidence }), '7.1.2')
    expectClause(collectBroken({}, staffCollect), collectBroken({ evidence }, staffCollect), '7.1.2')
  },
  '7.2.2': async () => {
    const { answer } = await shareOnce()
    expect(Buffer.from(answer.package).includes(Buffer.from('欧阳雷雷'))).toBe(false)
    const guarded = guard('13800138000', 'phone')
    expect(`${guarded} ${JSON.stringify({ guarded })}`).not.toContain('13800138000')
    expect(guarded.open()).toBe('13800138000')
  },
  '7.3.2': () => {
    const choices = [
      { id: 'no', customer, refuses: { kind: 'purpose', purpose: 'service' } as const, ...term },
    ]
    expectClause(useBroken({}), useBroken({ evidence: { choices } }), '7.3.2')
    const refusal = [{ id: 'no', customer, refuses: { kind: 'sharing' } as const, ...term }]
    expectClause(shareBroken({}), shareBroken({ evidence: { choices: refusal } }), '7.3.2')
  },
}

/** The decision with the findings of one rule alone; it must be among them. */
function onlyRule(decision: ReturnType<typeof shareBroken>, rule: string): ReturnType<typeof shareBroken> {
  if (decision.outcome === 'permit') throw new Error('permitted all the same')
  const findings = decision.findings.filter((finding) => finding.rule === rule)
  if (findings.length === 0) throw new Error(`no finding of ${rule}`)
  return { ...decision, findings }
}
