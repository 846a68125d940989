/** Does a package reach the partner whom the customer agreed to, and nobody else (5.2.2, 6.1.3, 6.3.3, 6.4.1, 6.4.2)? */

import { describe, expect, it } from 'vitest'
import { openPackage } from '../../src/crypto/open-package'
import {
  agreement,
  carrierKeys,
  collection,
  consentFor,
  customer,
  day,
  head,
  openCompany,
  rep,
  secrets,
  self,
  start,
} from './company'

const sharing = {
  actor: rep,
  customers: [customer],
  purpose: 'delivery',
  recipient: 'carrier',
  items: ['basic.name', 'basic.phone', 'basic.address'],
}
const agreed = consentFor('delivery', { id: 'sharing', recipients: ['carrier'] })

const ready = async () => {
  const company = await openCompany()
  await company.vault.collect(collection)
  await company.vault.giveConsent({ actor: self, consent: agreed })
  return company
}

describe('sharing with a partner', () => {
  it('seals what the agreement names plain, masks the rest, and calls the customer by a pseudonym', async () => {
    const { vault } = await ready()
    const answer = await vault.share(sharing)
    if (answer.outcome === 'deny') throw new Error(answer.findings.map(({ rule }) => rule).join())
    expect(answer).toMatchObject({ shared: [customer], withheld: [], repeated: false })
    const { manifest, content } = await openPackage({
      bytes: answer.package,
      privateKey: carrierKeys.privateKey,
      at: start,
    })
    expect(manifest).toEqual(answer.manifest)
    expect(manifest).toMatchObject({
      recipient: 'carrier',
      purpose: 'delivery',
      customers: 1,
      issuedAt: start,
    })
    const [entry] = content
    expect(entry?.customer).not.toContain(customer)
    const items = entry?.records[0]?.items ?? {}
    expect(items['basic.name']).toBe('欧阳雷雷')
    expect(JSON.stringify(items['basic.phone'])).not.toContain('13800138000')
    for (const secret of secrets) expect(new TextDecoder().decode(answer.package)).not.toContain(secret)
  })

  it('is denied without a consent that names the partner, and the rule and clause are told', async () => {
    const { vault } = await openCompany()
    await vault.collect(collection)
    const answer = await vault.share(sharing)
    expect(answer).toMatchObject({ outcome: 'deny', withheld: [{ customer }] })
    if (answer.outcome === 'permit') throw new Error('it was shared')
    expect(answer.findings.map(({ rule }) => rule)).toEqual(['share/consent', 'share/separate-consent'])
    expect(answer.findings[0]?.clauses).toContain('5.2.2')
  })

  it('gives each customer who may be shared, and withholds the others with their findings', async () => {
    const { vault } = await ready()
    const answer = await vault.share({ ...sharing, customers: [customer, 'c-2', customer] })
    expect(answer).toMatchObject({ outcome: 'permit', shared: [customer], withheld: [{ customer: 'c-2' }] })
  })

  it('records a disclosure for each customer before the package leaves', async () => {
    const { vault, store } = await ready()
    const answer = await vault.share(sharing)
    if (answer.outcome === 'deny') throw new Error('it was denied')
    const rows = await store.transact((transaction) =>
      transaction.list('disclosure', { equals: { customer }, limit: 10 }),
    )
    expect(rows).toMatchObject([
      { id: answer.manifest.id, recipient: 'carrier', agreement: 'agreement carrier' },
    ])
    const events = await vault.events({ customer })
    expect(events.map(({ event }) => event).filter(({ action }) => action === 'share')).toMatchObject([
      { outcome: 'permit', recipient: 'carrier' },
    ])
  })

  it('gives the same package again under its reference, and discloses nothing twice', async () => {
    const { vault, store } = await ready()
    const first = await vault.share({ ...sharing, reference: 'monday' })
    const again = await vault.share({ ...sharing, reference: 'monday' })
    if (first.outcome === 'deny' || again.outcome === 'deny') throw new Error('it was denied')
    expect(again.repeated).toBe(true)
    expect(again.package).toEqual(first.package)
    const rows = await store.transact((transaction) =>
      transaction.list('disclosure', { equals: { customer }, limit: 10 }),
    )
    expect(rows).toHaveLength(1)
  })

  it('gives nothing again once the consent was withdrawn', async () => {
    const { vault } = await ready()
    await vault.share({ ...sharing, reference: 'monday' })
    await vault.withdrawConsent({ actor: self, customer, consent: 'sharing' })
    expect(await vault.share({ ...sharing, reference: 'monday' })).toMatchObject({ outcome: 'deny' })
    await vault.giveConsent({ actor: self, consent: { ...agreed, id: 'again' } })
    await expect(vault.share({ ...sharing, customers: [], reference: 'monday' })).resolves.toMatchObject({
      outcome: 'deny',
    })
  })

  it('ends with the agreement, with the key, and when the attestation of use is overdue', async () => {
    const { vault, clock } = await ready()
    clock.at = start + 366 * day
    const late = await vault.share(sharing)
    expect(late.outcome === 'deny' && late.findings.map(({ rule }) => rule)).toEqual(['share/recipient'])
    clock.at = start
    await vault.endEvidence({ actor: head, kind: 'agreement', id: 'agreement carrier' })
    const ended = await vault.share(sharing)
    expect(ended.outcome === 'deny' && ended.findings.map(({ rule }) => rule)).toContain('share/agreement')
    await vault.register({
      actor: head,
      kind: 'agreement',
      evidence: { ...agreement('carrier'), id: 'without a key', keys: [] },
    })
    const keyless = await vault.share(sharing)
    expect(keyless.outcome === 'deny' && keyless.findings.map(({ rule }) => rule)).toEqual(['share/transfer'])
  })

  it('needs a consent to cross the border, by itself', async () => {
    const { vault } = await openCompany()
    await vault.collect(collection)
    const abroad = { ...sharing, recipient: 'abroad' }
    const within = consentFor('delivery', { id: 'within', recipients: ['abroad'] })
    await vault.giveConsent({ actor: self, consent: within })
    const denied = await vault.share(abroad)
    expect(denied.outcome === 'deny' && denied.findings.map(({ rule }) => rule)).toEqual([
      'share/separate-consent',
    ])
    await vault.giveConsent({ actor: self, consent: { ...within, id: 'beyond', crossBorder: true } })
    expect(await vault.share(abroad)).toMatchObject({ outcome: 'permit' })
  })

  it('calls a customer by another pseudonym for another recipient', async () => {
    const { vault } = await openCompany()
    await vault.collect(collection)
    const consent = consentFor('delivery', {
      id: 'both',
      recipients: ['carrier', 'abroad'],
      crossBorder: true,
    })
    await vault.giveConsent({ actor: self, consent })
    const names: (string | undefined)[] = []
    for (const recipient of ['carrier', 'carrier', 'abroad']) {
      const answer = await vault.share({ ...sharing, recipient })
      if (answer.outcome === 'deny') throw new Error('it was denied')
      const { content } = await openPackage({
        bytes: answer.package,
        privateKey: carrierKeys.privateKey,
        at: start,
      })
      names.push(content[0]?.customer)
    }
    expect(names[0]).toBe(names[1])
    expect(names[0]).not.toBe(names[2])
  })
})
