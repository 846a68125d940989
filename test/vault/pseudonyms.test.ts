/** Do pseudonyms leave in the form that the purpose asks for, join inside one scope alone, and come back for the root's holder? */

import { describe, expect, it } from 'vitest'
import { openPackage } from '../../src/crypto/open-package'
import { standardCategories } from '../../src/data/categories/standard'
import type { Json } from '../../src/data/plain-json'
import { definePolicy } from '../../src/policy/define'
import { compile } from '../../src/policy/compile'
import { standardPolicy } from '../../src/policy/standard'
import { formatPseudonym, opaquePseudonym, revealPseudonym } from '../../src/pseudonym/index'
import { openVault } from '../../src/vault/open'
import { carrierKeys, collection as given, consentFor, openCompany, rep, self, start } from './company'
import { collection, customer, document, newVault, secrets, usage, values } from './world'

const { planning } = document.purposes
if (planning === undefined) throw new Error('the world has no purpose `planning`')
const inFormat = (mask: 'opaque' | 'format') =>
  compile(
    { ...document, purposes: { ...document.purposes, planning: { ...planning, pseudonyms: mask } } },
    standardCategories,
  )
const planningUse = { ...usage, purpose: 'planning', items: ['basic.phone'] }
const place = { scope: { purpose: 'planning' }, item: 'basic.phone', format: 'phone' } as const

/** What the purpose sees of a telephone that was collected. */
const seen = async (pseudonyms: 'opaque' | 'format' | undefined, phone: Json = values.basic.phone) => {
  const world = await newVault(pseudonyms === undefined ? {} : { policy: inFormat(pseudonyms) })
  await world.vault.collect({ ...collection, values: { basic: { ...values.basic, phone } } })
  const answer = await world.vault.use(planningUse)
  if (answer.outcome === 'deny') throw new Error(answer.findings.map(({ rule }) => rule).join())
  return { phone: answer.view['basic']?.['phone'], root: await world.keys.pseudonymRoot(), ...world }
}

describe('a purpose that sees pseudonyms', () => {
  it('sees a value of the format where the policy says `format`, which the root turns back', async () => {
    const { phone, root } = await seen('format')
    expect(phone).toEqual([{ kind: 'mobile', number: formatPseudonym(root, place, '+8613800138000') }])
    for (const secret of secrets) expect(JSON.stringify(phone)).not.toContain(secret)
    const [, number = ''] = /"(\+86[0-9]{11})"/.exec(JSON.stringify(phone)) ?? []
    expect(revealPseudonym(root, place, number)).toBe('+8613800138000')
  })

  it('sees an opaque one unless told, the same as the library gives outside', async () => {
    for (const form of [undefined, 'opaque'] as const) {
      const { phone, root } = await seen(form)
      const stored = [{ kind: 'mobile', number: '+8613800138000' }]
      expect(phone).toBe(opaquePseudonym(root, place, stored))
    }
  })

  it('sees an opaque one for the whole value where a part has no pseudonym in its format', async () => {
    const { phone } = await seen('format', [...values.basic.phone, { kind: 'home', number: '+442079460958' }])
    expect(phone).toMatch(/^[0-9A-Z]{26}$/)
  })

  it('joins what two records share', async () => {
    const { vault } = await seen('format')
    await vault.collect({ ...collection, values: { basic: { phone: values.basic.phone } } })
    const answer = await vault.use({ ...planningUse, customer })
    if (answer.outcome === 'deny') throw new Error('it was denied')
    const phones = answer.seen.map(({ items }) => JSON.stringify(items['phone']))
    expect(phones).toHaveLength(2)
    expect(new Set(phones).size).toBe(1)
  })
})

describe('a package for a partner', () => {
  it('holds pseudonyms in the format, others for each recipient', async () => {
    const { store, keys, vault: first } = await openCompany()
    await first.collect(given)
    await first.giveConsent({
      actor: self,
      consent: consentFor('delivery', { id: 'both', recipients: ['carrier', 'abroad'], crossBorder: true }),
    })
    const base = standardPolicy({
      organization: 'Test',
      transactionYears: 5,
      recipients: { carrier: { country: 'CN' }, abroad: { country: 'DE' } },
    })
    const policy = definePolicy(base, {
      items: { 'basic.phone': { view: 'pseudonym' } },
      purposes: { delivery: { pseudonyms: 'format' } },
    })
    const vault = await openVault({ policy, store, keys, clock: () => start })
    const phones: string[] = []
    for (const recipient of ['carrier', 'abroad'] as const) {
      const answer = await vault.share({
        actor: rep,
        customers: [self.id],
        purpose: 'delivery',
        recipient,
        items: ['basic.name', 'basic.phone'],
      })
      if (answer.outcome === 'deny') throw new Error(answer.findings.map(({ rule }) => rule).join())
      const { content } = await openPackage({
        bytes: answer.package,
        privateKey: carrierKeys.privateKey,
        at: start,
      })
      const [, number = ''] = /"(\+86[0-9]{11})"/.exec(JSON.stringify(content)) ?? []
      const root = await keys.pseudonymRoot()
      expect(revealPseudonym(root, { ...place, scope: { recipient } }, number)).toBe('+8613800138000')
      phones.push(number)
    }
    expect(new Set([...phones, '+8613800138000']).size).toBe(3)
  })
})
