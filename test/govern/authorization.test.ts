/** Does the replay of the log find each release that should not have happened, and no other (8.2.4)? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { govern } from '../../src/govern/govern'
import { definePolicy } from '../../src/policy/define'
import type { Application } from '../../src/vault/approvals'
import { openVault } from '../../src/vault/open'
import type { EventDraft } from '../../src/vault/event-writer'
import { clerk, consentFor, customer, day, head, policy, rep, self, start, term } from '../vault/company'
import { forgeEvent, keyOf, tamper } from './forge'
import { type Governed, inspectNow, openClean, seenIn, sharing } from './world'

const released = 'inspect/authorization released'
const use: EventDraft = {
  action: 'use',
  outcome: 'permit',
  actor: { ...rep },
  customer,
  purposes: ['service'],
  items: ['basic.name'],
  manner: 'screen',
}
const share: EventDraft = {
  action: 'share',
  outcome: 'permit',
  actor: { ...rep },
  customer,
  purposes: ['delivery'],
  items: ['basic.name'],
  recipient: 'carrier',
}

/** Plants faults in a clean company, and says what is seen then. */
const seenAfter = async (plant: (governed: Governed) => Promise<unknown>): Promise<readonly string[]> => {
  const governed = await openClean()
  await plant(governed)
  governed.clock.at += 60_000
  return seenIn(await inspectNow(governed, 'authorization'))
}

describe('the replay of the log', () => {
  it('finds nothing in what the vault let pass, and tells how much that was', async () => {
    const governed = await openClean()
    await forgeEvent(governed.vault, use)
    const inspection = await inspectNow(governed, 'authorization')
    expect(seenIn(inspection)).toEqual([])
    expect(inspection.figures).toEqual({ releases: 4, sound: 4 })
  })

  const planted: Readonly<Record<string, (governed: Governed) => Promise<unknown>>> = {
    'without an approval': ({ vault }) => forgeEvent(vault, { ...use, manner: 'export' }),
    'by a position without a grant': ({ vault }) => forgeEvent(vault, { ...use, actor: { ...clerk } }),
    'for a purpose that nobody knows': ({ vault }) => forgeEvent(vault, { ...use, purposes: ['curiosity'] }),
    'of items that the purpose does not need': ({ vault }) =>
      forgeEvent(vault, { ...use, items: ['basic.occupation'] }),
    'after a withdrawal': async ({ vault, clock }) => {
      await vault.withdrawConsent({ actor: self, customer, consent: `consent service ${customer}` })
      clock.at += 5000
      await forgeEvent(vault, use)
    },
    'after an opt-out': async ({ vault, clock }) => {
      const choice = {
        id: 'no',
        customer,
        refuses: { kind: 'purpose', purpose: 'service' } as const,
        ...term,
      }
      await vault.choose({ actor: self, choice })
      clock.at += 5000
      await forgeEvent(vault, use)
    },
    'after the end of an undertaking': async ({ vault, clock }) => {
      await vault.endEvidence({ actor: head, kind: 'undertaking', id: 'confidentiality rep' })
      clock.at += 5000
      await forgeEvent(vault, use)
    },
    'after the revocation of an approval': async ({ vault, clock }) => {
      await vault.revokeApproval({ actor: head, approval: 'approval service use ' })
      clock.at += 5000
      await forgeEvent(vault, use)
    },
    'before its consent was there, whatever the consent says of itself': async ({ vault, clock }) => {
      await forgeEvent(vault, { ...use, purposes: ['marketing'] })
      clock.at += 5000
      await vault.giveConsent({ actor: self, consent: consentFor('marketing') })
    },
    'of another customer by one': ({ vault }) =>
      forgeEvent(vault, { ...use, actor: { kind: 'customer', id: 'c-2' } }),
    'to a recipient beyond the agreement': ({ vault }) =>
      forgeEvent(vault, { ...share, items: ['basic.email'] }),
    'to a recipient that no consent names': ({ vault }) =>
      forgeEvent(vault, { ...share, recipient: 'abroad' }),
    'to a recipient after the end of the agreement': async ({ vault, clock }) => {
      await vault.endEvidence({ actor: head, kind: 'agreement', id: 'agreement carrier' })
      clock.at += 5000
      await forgeEvent(vault, share)
    },
    'found by a search': ({ vault }) =>
      forgeEvent(vault, { ...use, action: 'find', purposes: ['marketing'] }),
  }

  it.each(Object.entries(planted))('finds a release %s', async (_, plant) => {
    expect(await seenAfter(plant)).toEqual([released])
  })

  it('lets a release stand that came before the withdrawal, the revocation and the end', async () => {
    expect(
      await seenAfter(async ({ vault, clock }) => {
        clock.at += 5000
        await vault.withdrawConsent({ actor: self, customer, consent: `consent service ${customer}` })
        await vault.revokeApproval({ actor: head, approval: 'approval service use ' })
        await vault.endEvidence({ actor: head, kind: 'undertaking', id: 'confidentiality rep' })
        await vault.endEvidence({ actor: head, kind: 'agreement', id: 'agreement carrier' })
      }),
    ).toEqual([])
  })

  it('finds evidence that was written past the log, and approvals decided past it', async () => {
    const unrecorded = ['inspect/authorization unrecorded']
    const application: Application = {
      id: 'planted',
      action: 'use',
      purpose: 'service',
      items: ['basic.name'],
      customers: 'all',
      manner: 'export',
      ...term,
    }
    const exported = { actor: rep, customer, purpose: 'service', items: ['basic.name'], manner: 'export' }
    const signed = { id: 'head', department: 'sales', position: 'sales-manager' }
    const approved = { state: 'approved', by: signed, at: start }
    expect(
      await seenAfter(async ({ vault, store }) => {
        await vault.apply({ actor: rep, application })
        await tamper(store, 'evidence', (row) =>
          row.id === 'planted'
            ? { ...row, body: JSON.stringify({ ...JSON.parse(row.body), decision: approved }) }
            : undefined,
        )
        expect(await vault.use(exported)).toMatchObject({ outcome: 'permit' })
      }),
    ).toEqual(unrecorded)
    expect(
      await seenAfter(async ({ vault, store }) => {
        await store.transact((transaction) =>
          transaction.insert('evidence', [
            {
              customer: '',
              kind: 'approval',
              id: 'planted',
              subject: 'service',
              version: 1,
              body: JSON.stringify({
                ...application,
                applicant: { id: 'rep', department: 'sales', position: 'sales-representative' },
                appliedAt: start,
                decision: approved,
              }),
            },
          ]),
        )
        expect(await vault.use(exported)).toMatchObject({ outcome: 'permit' })
      }),
    ).toEqual(unrecorded)
    expect(
      await seenAfter(async ({ vault, store }) => {
        const { customer: whose, id, state, ...rest } = consentFor('marketing')
        const body = JSON.stringify({ customer: whose, id, state, ...rest })
        await store.transact((transaction) =>
          transaction.insert('consent', [{ customer, id, version: 1, state, body }]),
        )
        await forgeEvent(vault, { ...use, purposes: ['marketing'], evidence: [id] })
      }),
    ).toEqual(unrecorded)
  })

  it('finds a one-off approval that was drawn upon too often', async () => {
    const evidence = ['once']
    const once = async ({ vault }: Governed, times: number) => {
      const application: Application = {
        id: 'once',
        action: 'use',
        purpose: 'service',
        items: ['basic.name'],
        customers: [customer],
        manner: 'export',
        extractions: 2,
        ...term,
      }
      await vault.apply({ actor: rep, application })
      await vault.decideApplication({ actor: head, approval: 'once', decision: { state: 'approved' } })
      for (let time = 0; time < times; time += 1)
        await forgeEvent(vault, { ...use, manner: 'export', evidence })
    }
    expect(await seenAfter((governed) => once(governed, 2))).toEqual([])
    expect(await seenAfter((governed) => once(governed, 3))).toEqual(['inspect/authorization beyond-count'])
  })

  it('counts releases of erased customers as erased, and unreadable events as found', async () => {
    const governed = await openClean()
    const { store } = governed
    const blinded = await tamper(store, 'event', (row) =>
      row.customer === customer ? { ...row, customer: '', salt: new Uint8Array(row.salt.length) } : undefined,
    )
    expect(blinded).toBeGreaterThan(3)
    const inspection = await inspectNow(governed, 'authorization')
    expect(inspection.figures).toEqual({ erased: 3 })
    expect(seenIn(inspection)).toEqual([])
    await tamper(store, 'event', (row) => (row.counter === 3 ? { ...row, leaf: '{}' } : undefined))
    governed.clock.at += day
    const later = await inspectNow(governed, 'authorization')
    expect(seenIn(later)).toContain('inspect/authorization unreadable')
  })

  it('judges by the policy of that time, and tells of releases whose policy is not kept', async () => {
    const governed = await openClean()
    const { store, keys, clock, vault } = governed
    const stricter = definePolicy(policy.document, {
      version: '2',
      positions: { 'sales-representative': { grants: [] } },
    })
    const other = await openVault({ policy: stricter, store, keys, clock: () => clock.at })
    const governance = govern(other)
    expect(seenIn(await inspectNow({ governance, clock }, 'authorization'))).toEqual([])
    clock.at += 60_000
    await forgeEvent(other, use)
    await forgeEvent(vault, use)
    clock.at += day
    const inspection = await inspectNow({ governance, clock }, 'authorization')
    expect(inspection.figures).toEqual({ releases: 2, sound: 1 })
    expect(seenIn(inspection)).toEqual([released])
    await store.transact(async (transaction) => {
      const rows = await transaction.list('evidence', { equals: { customer: '', kind: 'policy' }, limit: 9 })
      const [first] = rows.filter(({ body }) => JSON.parse(body).document.version !== '2')
      if (first !== undefined) await transaction.delete('evidence', [keyOf('evidence', first)])
    })
    clock.at += 60_000
    await forgeEvent(vault, use)
    expect(seenIn(await inspectNow({ governance, clock }, 'authorization'))).toEqual([
      'inspect/authorization policy-unknown',
    ])
  })

  it('judges a sample, and states how sure it is', async () => {
    const governed = await openClean()
    for (let time = 0; time < 40; time += 1) await forgeEvent(governed.vault, use)
    await forgeEvent(governed.vault, { ...use, manner: 'export' })
    governed.clock.at += day
    const { sample } = await inspectNow(governed, 'authorization', { rate: 0.05, seed: 'one' })
    expect(sample).toMatchObject({ population: 44, confidence: 0.95, rate: 0.05, seed: 'one' })
    expect(sample?.size).toBeLessThan(44)
    governed.clock.at += 60_000
    const again = await inspectNow(governed, 'authorization', { rate: 0.05, seed: 'one' })
    expect(again.observations).toEqual([])
    expect(again.sample).toMatchObject({ population: 0, size: 0, atMost: 0 })
  })
})

describe('over any history', () => {
  const step = fc.record({
    what: fc.constantFrom('use', 'share', 'find', 'withdraw', 'give', 'refuse', 'allow', 'revoke', 'end'),
    manner: fc.constantFrom('screen', 'export'),
    actor: fc.constantFrom(rep, clerk),
    purpose: fc.constantFrom('service', 'delivery', 'marketing'),
    wait: fc.integer({ min: 2000, max: 40 * day }),
  })
  /** Rules about records, which change and go, are not decided again. */
  const ofRecords = ['use/purpose', 'use/retention', 'use/review']

  it('everything that the vault permitted is sound, and everything that it denied would have been found', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const governed = await openClean()
        const { vault, clock } = governed
        let forged = 0
        for (const [index, { what, manner, actor, purpose, wait }] of steps.entries()) {
          clock.at += wait
          const asked = { actor, customer, purpose, items: ['basic.name'] }
          const draft = { ...use, actor: { ...actor }, purposes: [purpose] }
          const forge = async (findings: readonly { rule: string; effect: string }[], event: EventDraft) => {
            if (findings.every(({ rule, effect }) => effect === 'warn' || ofRecords.includes(rule))) return
            forged += 1
            await forgeEvent(vault, event)
          }
          switch (what) {
            case 'use': {
              const answer = await vault.use({ ...asked, manner })
              if (answer.outcome === 'deny') await forge(answer.findings, { ...draft, manner })
              break
            }
            case 'find': {
              await vault.find({ actor, purpose, by: { item: 'basic.phone', value: '13800138000' } })
              break
            }
            case 'share': {
              const answer = await vault.share({ ...sharing, actor, purpose })
              if (answer.outcome === 'deny')
                await forge(answer.findings, { ...share, ...draft, action: 'share', items: sharing.items })
              break
            }
            case 'withdraw':
              await vault
                .withdrawConsent({ actor: self, customer, consent: `consent ${purpose} ${customer}` })
                .catch(() => undefined)
              break
            case 'give':
              await vault.giveConsent({
                actor: self,
                consent: consentFor(purpose, { id: `again ${index}`, recipients: ['carrier'] }),
              })
              break
            case 'refuse':
              await vault.choose({
                actor: self,
                choice: { id: `no ${index}`, customer, refuses: { kind: 'purpose', purpose }, ...term },
              })
              break
            case 'allow':
              for (let before = 0; before < index; before += 1)
                await vault
                  .endChoice({ actor: self, customer, choice: `no ${before}` })
                  .catch(() => undefined)
              break
            case 'revoke':
              await vault
                .revokeApproval({ actor: head, approval: `approval ${purpose} use ` })
                .catch(() => undefined)
              break
            case 'end':
              await vault.endEvidence({ actor: head, kind: 'agreement', id: 'agreement carrier' })
              break
          }
        }
        clock.at += 5000
        const { figures, observations } = await inspectNow(governed, 'authorization')
        const found = observations.reduce((sum, one) => sum + one.count, 0)
        expect(found).toBe(forged)
        expect(figures['releases']).toBe((figures['sound'] ?? 0) + forged)
      }),
      { numRuns: 40 },
    )
  })
})
