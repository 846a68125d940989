/** Is an erased customer gone: rows, keys, index entries, ties in the log; with what law or a hold keeps sealed apart (7.3.3)? */

import { describe, expect, it } from 'vitest'
import { createLogKey, logSigner, logVerifier } from '../../src/audit/ed25519'
import { openErasure } from '../../src/audit/erasure'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import type { Store } from '../../src/store/store'
import { type TableName, tableNames } from '../../src/store/tables'
import { openVault } from '../../src/vault/open'
import {
  collection,
  consentFor,
  customer,
  day,
  head,
  openCompany,
  order,
  policy,
  rep,
  secrets,
  self,
  start,
  term,
} from './company'

const supervisor = {
  kind: 'staff',
  id: 'eye',
  department: 'supervision',
  position: 'supervisor',
} as const

const key = createLogKey('example.com/customers')
const verifier = logVerifier(key.publicKey)
const [one, other] = [customer, 'c-2']

/** Two customers with an order each; the first was shared with the carrier. */
const prepared = async (store: Store = memoryStore()) => {
  const keys = memoryKeys()
  const company = await openCompany({ store, keys })
  const { clock } = company
  const vault = await openVault({
    policy,
    store,
    keys,
    clock: () => clock.at,
    signer: logSigner(key.secretKey),
  })
  for (const purpose of ['service', 'delivery'])
    await vault.giveConsent({
      actor: rep,
      consent: consentFor(purpose, { customer: other, id: `${purpose} 2` }),
    })
  await vault.collect([collection, order('o-1', start - day)])
  await vault.collect([
    { ...collection, actor: { kind: 'customer', id: other }, customer: other },
    { ...order('o-2', start - day), actor: { kind: 'customer', id: other }, customer: other },
  ])
  await vault.giveConsent({
    actor: self,
    consent: consentFor('delivery', { id: 'sharing', recipients: ['carrier'] }),
  })
  const shared = await vault.share({
    actor: rep,
    customers: [one],
    purpose: 'delivery',
    recipient: 'carrier',
    items: ['basic.name'],
    reference: 'parcel 1',
  })
  expect(shared.outcome).toBe('permit')
  return { store, keys, vault, clock }
}

const rowsOf = async (store: Store, id: string): Promise<Readonly<Record<string, number>>> => {
  const counts: Record<string, number> = {}
  for (const table of tableNames) {
    const rows = await store.transact((transaction) =>
      transaction.list<TableName>(table, { equals: { customer: id }, limit: 1000 }),
    )
    if (rows.length > 0) counts[table] = rows.length
  }
  return counts
}

const usageOf = (id: string) => ({ actor: rep, customer: id, purpose: 'service', items: ['basic.name'] })

describe('an erasure', () => {
  it('leaves no row of the customer but what the law keeps, and touches nobody else', async () => {
    const { store, vault, clock } = await prepared()
    const others = await rowsOf(store, other)
    const answer = await vault.erase({ actor: self, customer: one, ground: 'request' })
    if (answer.outcome === 'deny') throw new Error('denied')
    expect(await rowsOf(store, one)).toEqual({ record: 1, data_key: 1 })
    expect(await rowsOf(store, other)).toEqual(others)
    expect(answer.certificate).toMatchObject({
      ground: 'request',
      gone: { records: { basic: 1 }, keys: 2, disclosures: 1, consents: 3 },
      stays: [{ category: 'transaction', records: 1, because: [{ kind: 'law', id: 'transaction' }] }],
      recipients: [{ recipient: 'carrier' }],
    })
    expect((await vault.use(usageOf(one))).outcome).toBe('deny')
    expect((await vault.use(usageOf(other))).outcome).toBe('permit')
    // the law's own end comes, and the last of it goes with its key
    clock.at = answer.certificate.stays[0]?.because[0]?.untilAt ?? 0
    clock.at -= 1
    expect((await vault.sweep()).done.delete).toBe(0)
    clock.at += 1
    await vault.sweep()
    expect(await rowsOf(store, one)).toEqual({ event: 1 }) // the use that was refused since
    expect((await vault.erase({ actor: self, customer: one, ground: 'request' })).outcome).toBe('done')
    expect(await rowsOf(store, one)).toEqual({})
  })

  it('is certified under a name that only who knows the customer can read', async () => {
    const { vault } = await prepared()
    const answer = await vault.erase({ actor: self, customer: one, ground: 'request' })
    if (answer.outcome === 'deny' || answer.note === undefined) throw new Error('no certificate')
    expect(answer.note).not.toContain(one)
    expect(openErasure(answer.note, [verifier], one)).toEqual({
      outcome: 'verified',
      certificate: answer.certificate,
    })
    expect(openErasure(answer.note, [verifier], other)).toEqual({ outcome: 'refused', reason: 'customer' })
    const changed = answer.note.replace('"request"', '"unlawful"')
    expect(openErasure(changed, [verifier], one)).toEqual({ outcome: 'refused', reason: 'forged' })
    const again = await vault.erase({ actor: self, customer: one, ground: 'unlawful' })
    expect(again).toMatchObject({ repeated: true, certificate: answer.certificate, note: answer.note })
  })

  it('unties the log: every proof holds, what is untied counts as erased, and nobody can try ids', async () => {
    const { store, vault } = await prepared()
    await vault.use(usageOf(one))
    const before = await vault.checkpoint()
    const said = (await vault.events({ customer: one, limit: 1000 })).length
    const answer = await vault.erase({ actor: self, customer: one, ground: 'request' })
    expect(answer).toMatchObject({ certificate: { gone: { events: said } } })
    await vault.checkpoint()
    expect(await vault.events({ customer: one })).toEqual([])
    expect(await vault.verify(before)).toMatchObject({ erased: said + 1, faults: [] })
    expect((await vault.proveEvent(before.size - 1)).leaf).toBeTypeOf('string')
    const rows = await store.transact((transaction) =>
      transaction.list('event', { equals: { customer: '' }, limit: 1000 }),
    )
    expect(rows.filter(({ salt }) => salt.every((byte) => byte === 0))).toHaveLength(said + 1)
  })

  it('is by the customer or a responsible person, and refused to anybody else', async () => {
    const { store, vault } = await prepared()
    const before = await rowsOf(store, one)
    for (const actor of [rep, { kind: 'customer', id: other } as const])
      expect(await vault.erase({ actor, customer: one, ground: 'request' })).toMatchObject({
        outcome: 'deny',
        findings: [{ rule: 'erase/person', clauses: ['7.3.3'] }],
      })
    expect(await rowsOf(store, one)).toEqual({ ...before, event: (before.event ?? 0) + 2 })
    expect((await vault.erase({ actor: head, customer: one, ground: 'unlawful' })).outcome).toBe('done')
    expect((await vault.erase({ actor: supervisor, customer: other, ground: 'service-ended' })).outcome).toBe(
      'done',
    )
  })

  it('ends the id: nothing is taken under it in any process, and no attempt ties it to anything', async () => {
    const { store, keys, vault } = await prepared()
    const second = await openVault({ policy, store, keys, clock: () => start })
    await second.use(usageOf(one)) // with the keys at hand
    await vault.erase({ actor: self, customer: one, ground: 'request' })
    const refused = { outcome: 'deny', findings: [{ rule: 'collect/erased' }] }
    const consent = consentFor('service', { id: 'back again' })
    for (const open of [vault, second]) {
      expect(await open.giveConsent({ actor: self, consent })).toMatchObject(refused)
      const collected = await open.collect(collection)
      expect(collected.outcome).toBe('deny')
      expect(JSON.stringify(collected)).toContain('collect/erased')
      expect(
        await open.noteEvent({ actor: rep, customer: one, event: 'order-completed', at: start }),
      ).toMatchObject(refused)
    }
    expect(await rowsOf(store, one)).toEqual({ record: 1, data_key: 1 })
    const answer = await second.use(usageOf(one))
    expect(answer.outcome).toBe('deny')
    for (const secret of secrets) expect(JSON.stringify(answer)).not.toContain(secret)
  })

  it('keeps under a hold what it covers, for the supervision post and that hold alone', async () => {
    const { store, vault, clock } = await prepared()
    await vault.placeHold({
      actor: head,
      hold: { id: 'h-1', customer: one, categories: ['basic'], reason: 'a claim', ...term },
    })
    const answer = await vault.erase({ actor: self, customer: one, ground: 'request' })
    expect(answer).toMatchObject({
      certificate: { stays: expect.arrayContaining([expect.objectContaining({ category: 'basic' })]) },
    })
    const duty = { kind: 'hold', id: 'h-1' } as const
    expect(await vault.readRetained({ actor: supervisor, customer: one, duty })).toMatchObject({
      outcome: 'permit',
      seen: [{ items: { name: '欧阳雷雷' } }],
    })
    const denied = [
      { actor: head, customer: one, duty, rule: 'retained/person' },
      { actor: self, customer: one, duty, rule: 'retained/person' },
      { actor: supervisor, customer: one, duty: { ...duty, id: 'h-2' }, rule: 'retained/duty' },
      {
        actor: supervisor,
        customer: one,
        duty: { kind: 'law', id: 'basic' } as const,
        rule: 'retained/duty',
      },
      { actor: supervisor, customer: other, duty, rule: 'retained/duty' },
    ]
    for (const { rule, ...input } of denied)
      expect(await vault.readRetained(input)).toMatchObject({ outcome: 'deny', findings: [{ rule }] })
    expect((await vault.use(usageOf(one))).outcome).toBe('deny')
    expect((await vault.sweep()).held.length).toBeGreaterThan(0)
    await vault.releaseHold({ actor: head, customer: one, hold: 'h-1' })
    expect(await vault.readRetained({ actor: supervisor, customer: one, duty })).toMatchObject({
      outcome: 'deny',
    })
    clock.at += day
    expect((await vault.sweep()).done.delete).toBe(1)
    expect(await rowsOf(store, one)).toMatchObject({ record: 1, data_key: 1 })
  })

  it('opens what stays with no key that was there before, whichever row is put back', async () => {
    const { store, keys, vault } = await prepared()
    const query = { equals: { customer: one }, limit: 100 }
    const records = () => store.transact((transaction) => transaction.list('record', query))
    const before = {
      keys: await store.transact((transaction) => transaction.list('data_key', query)),
      records: await records(),
    }
    await vault.erase({ actor: self, customer: one, ground: 'request' })
    const [kept] = await records()
    expect(before.keys.map(({ id }) => id)).not.toContain(kept?.key_id)
    expect(before.records.map(({ sealed }) => sealed)).not.toContainEqual(kept?.sealed)
    // the records of before, put back without their keys, are noise
    await store.transact(async (transaction) => {
      for (const { customer: who, category, id } of before.records)
        await transaction.delete('record', [{ customer: who, category, id }])
      await transaction.insert('record', before.records)
    })
    const reader = await openVault({ policy, store, keys, clock: () => start })
    expect((await reader.use(usageOf(one))).outcome).toBe('deny')
  })

  it('issues no package again that the customer was in', async () => {
    const { store, vault } = await prepared()
    await vault.erase({ actor: self, customer: one, ground: 'request' })
    const rows = await store.transact((transaction) => transaction.list('package', { equals: {}, limit: 9 }))
    expect(rows.map(({ sealed }) => sealed.length)).toEqual([0])
    expect(
      await vault.share({
        actor: rep,
        customers: [one],
        purpose: 'delivery',
        recipient: 'carrier',
        items: ['basic.name'],
        reference: 'parcel 1',
      }),
    ).toMatchObject({ outcome: 'deny' })
  })

  it('wins or loses whole against collection in other processes', async () => {
    const { store, keys, vault } = await prepared()
    const second = await openVault({ policy, store, keys, clock: () => start })
    const [erased, ...collected] = await Promise.all([
      vault.erase({ actor: self, customer: one, ground: 'request' }),
      ...Array.from({ length: 6 }, (_, index) => second.collect(order(`more ${index}`, start))),
    ])
    expect(erased?.outcome).toBe('done')
    expect(new Set(collected.map(({ outcome }) => outcome)).size).toBeGreaterThan(0)
    const left = await rowsOf(store, one)
    expect(Object.keys(left).toSorted()).toEqual(['data_key', 'record'])
  })
})
