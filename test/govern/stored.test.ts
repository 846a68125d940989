/** Do the inspections of what is stored find every planted fault, tell no value, and let a clean company be (8.2.2, 8.2.3)? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sealBytes } from '../../src/crypto/aead'
import { recordContext } from '../../src/crypto/context'
import { encodeText } from '../../src/crypto/fields'
import { runWork } from '../../src/core/work'
import { keyForOpening } from '../../src/vault/data-keys'
import { insideOf } from '../../src/vault/inside-of'
import { operate } from '../../src/vault/operation'
import type { RowOf } from '../../src/store/tables'
import { collection, consentFor, day, openCompany, rep, secrets, start, values } from '../vault/company'
import { forgeEvent, rowsOf, tamper } from './forge'
import { govern } from '../../src/govern/govern'
import { type Governed, inspectNow, openClean, seenIn } from './world'

/** Seals other values into a record of a category, as if the vault had let them pass. */
const reseal = async (
  { vault, store }: Governed,
  category: string,
  change: (values: Record<string, unknown>) => unknown,
): Promise<void> => {
  const inside = insideOf(vault)
  const [row] = (await rowsOf(store, 'record')).filter((one) => one.category === category)
  if (row === undefined) throw new Error('no record')
  const sealed = await runWork(
    operate(inside, async (act) => {
      act.tell({ action: 'note', outcome: 'done', actor: { ...rep }, about: 'test' })
      const { customer: whose, id, version, key_id: key } = row
      const context = recordContext({ table: 'record', customer: whose, category, record: id, version, key })
      const given = category === 'basic' ? { ...values.basic } : {}
      return sealBytes({
        key: await keyForOpening(act, { customer: whose, category, id: key }),
        plaintext: encodeText(JSON.stringify(change(given))),
        context,
        random: inside.random,
      })
    }),
  )
  await tamper(store, 'record', (one) => (one.id === row.id ? { ...one, sealed } : undefined))
}

const changeFacts =
  (change: (facts: Record<string, unknown>) => unknown) =>
  (row: RowOf<'record'>): RowOf<'record'> | undefined =>
    row.category === 'basic' ? { ...row, facts: JSON.stringify(change(JSON.parse(row.facts))) } : undefined

type Plant = (governed: Governed) => Promise<unknown>

const accuracy: Readonly<Record<string, readonly [Plant, readonly string[]]>> = {
  'values that do not parse': [
    (governed) =>
      reseal(governed, 'basic', (given) => ({ ...given, email: [{ kind: 'home', address: 'canary-1' }] })),
    ['inspect/accuracy invalid'],
  ],
  'items that the category lacks': [
    (governed) => reseal(governed, 'basic', (given) => ({ ...given, shoeSize: 'canary-2' })),
    ['inspect/accuracy facts', 'inspect/accuracy unknown-item'],
  ],
  'facts that name other items': [
    ({ store }) =>
      tamper(
        store,
        'record',
        changeFacts((facts) => ({ ...facts, items: ['basic.name'] })),
      ),
    ['inspect/accuracy facts'],
  ],
  'facts in which entry comes before capture': [
    ({ store }) =>
      tamper(
        store,
        'record',
        changeFacts((facts) => ({ ...facts, enteredAt: 0 })),
      ),
    ['inspect/accuracy facts'],
  ],
  'facts that are none': [
    ({ store }) =>
      tamper(
        store,
        'record',
        changeFacts(() => ({ canary: 'canary-3' })),
      ),
    ['inspect/accuracy facts'],
  ],
  'a day of birth that the resident id denies': [
    async ({ vault, store }) => {
      await vault.collect({
        ...collection,
        values: {
          basic: {
            birthDate: '1949-12-30',
            identity: [{ kind: 'resident-id', number: '11010519491231002X' }],
          },
        },
      })
      expect((await rowsOf(store, 'record')).length).toBe(3)
    },
    ['inspect/accuracy contradictory'],
  ],
  'two records of one person with other days of birth': [
    async ({ vault }) => {
      for (const birthDate of ['1949-12-30', '1949-12-31'])
        await vault.collect({ ...collection, values: { basic: { birthDate } } })
    },
    ['inspect/accuracy contradictory'],
  ],
  'a record that does not open': [
    ({ store }) =>
      tamper(store, 'record', (row) =>
        row.category === 'basic' ? { ...row, sealed: row.sealed.map((byte) => byte ^ 1) } : undefined,
      ),
    ['inspect/accuracy unreadable'],
  ],
}

describe('the accuracy inspection', () => {
  it.each(Object.entries(accuracy))('finds %s, and tells no value', async (_, [plant, seen]) => {
    const governed = await openClean()
    await plant(governed)
    const inspection = await inspectNow(governed, 'accuracy')
    expect(seenIn(inspection)).toEqual(seen)
    const told = JSON.stringify([
      await rowsOf(governed.store, 'matter'),
      await rowsOf(governed.store, 'event'),
    ])
    for (const secret of [...secrets, 'canary', '11010519491231002X', '1949-12'])
      expect(told).not.toContain(secret)
  })

  it('finds what nobody confirmed for longer than the policy gives', async () => {
    const governed = await openClean()
    await governed.vault.collect({
      ...collection,
      values: { preference: { contactChannels: [{ name: 'phone', source: 'stated', strength: 1 }] } },
    })
    governed.clock.at = start + 2 * 365 * day - 5 * day
    expect(seenIn(await inspectNow(governed, 'accuracy'))).toEqual([])
    governed.clock.at = start + 2 * 366 * day
    const records = (await rowsOf(governed.store, 'record')).filter(
      ({ category }) => category === 'preference',
    )
    expect(seenIn(await inspectNow(governed, 'accuracy'))).toEqual(['inspect/accuracy stale'])
    expect(records).toHaveLength(1)
  })

  it('finds nothing in whatever was collected, and every record that was altered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), async (altered) => {
        const governed = await openClean()
        const { vault, store } = governed
        for (const [index] of altered.entries())
          await vault.collect({ ...collection, values: { basic: { name: `客户 ${index}` } } })
        const ids = (await rowsOf(store, 'record')).map(({ id }) => id).toSorted()
        const hit = new Set(ids.filter((_, index) => altered[index] === true))
        await tamper(store, 'record', (row) =>
          hit.has(row.id) ? { ...row, sealed: row.sealed.map((byte) => byte ^ 1) } : undefined,
        )
        const inspection = await inspectNow(governed, 'accuracy')
        const found = new Set(inspection.observations.flatMap(({ examples }) => examples))
        expect(found).toEqual(hit)
        expect(inspection.observations.reduce((sum, { count }) => sum + count, 0)).toBe(hit.size)
        const seenBySecurity = await inspectNow(governed, 'security')
        expect(new Set(seenBySecurity.observations.flatMap(({ examples }) => examples))).toEqual(hit)
      }),
      { numRuns: 25 },
    )
  })

  it('looks at a sample, and states what it says', async () => {
    const governed = await openClean()
    for (let index = 0; index < 60; index += 1)
      await governed.vault.collect({ ...collection, values: { basic: { name: `客户 ${index}` } } })
    const { sample, figures } = await inspectNow(governed, 'accuracy', { rate: 0.1, seed: 's' })
    expect(sample).toMatchObject({ population: 62, faulty: 0, confidence: 0.95, rate: 0.1, seed: 's' })
    expect(figures['records']).toBe(sample?.size)
    expect(sample?.size).toBeLessThan(40)
    expect(sample?.atMost).toBeLessThan(0.1)
    await expect(
      governed.governance.inspections.run({
        actor: { ...rep, department: 'supervision', position: 'supervisor' },
        plan: 'shares',
        sample: {},
      }),
    ).rejects.toMatchObject({ failure: { kind: 'input/invalid', where: { path: 'sample' } } })
  })
})

const security: Readonly<Record<string, readonly [Plant, readonly string[]]>> = {
  'a record that does not open': [
    accuracy['a record that does not open']?.[0] ?? (async () => 0),
    ['inspect/security unopened'],
  ],
  'a record whose key is gone': [
    async ({ store }) =>
      store.transact(async (transaction) => {
        const keys = await transaction.list('data_key', { equals: {}, limit: 9 })
        await transaction.delete(
          'data_key',
          keys.map(({ customer: whose, category, id }) => ({ customer: whose, category, id })),
        )
      }),
    ['inspect/security unopened', 'inspect/security unopened'],
  ],
  'a record beside which a value stands in clear': [
    ({ store }) =>
      tamper(
        store,
        'record',
        changeFacts((facts) => ({ ...facts, consents: ['lei.ouyang@example.com'] })),
      ),
    ['inspect/security in-clear'],
  ],
  'facts of another shape': [
    ({ store }) =>
      tamper(
        store,
        'record',
        changeFacts((facts) => ({ ...facts, phone: '13800138000' })),
      ),
    ['inspect/security in-clear'],
  ],
  'a wrapping key that is gone': [
    ({ store }) =>
      store.transact(async (transaction) => {
        const epochs = await transaction.list('epoch', { equals: {}, limit: 9 })
        await transaction.delete(
          'epoch',
          epochs.map(({ customer: whose, id }) => ({ customer: whose, id })),
        )
      }),
    ['inspect/security key-lost', 'inspect/security key-lost'],
  ],
  'a log that was changed': [
    ({ store }) =>
      tamper(store, 'event', (row) =>
        row.position === 3 ? { ...row, leaf: row.leaf.replace('register', 'approve') } : undefined,
      ),
    ['inspect/security log'],
  ],
  'events that wait too long': [
    async ({ vault, clock }) => {
      await forgeEvent(vault, { action: 'note', outcome: 'done', actor: { ...rep } })
      clock.at += 2 * day
    },
    ['inspect/security log-pending'],
  ],
  'a measure whose evidence has lapsed': [
    async ({ clock, vault }) => {
      clock.at += 200 * day
      await vault.sequence()
    },
    ['control/evidence lapsed', 'control/evidence lapsed'],
  ],
}

describe('the security inspection', () => {
  it.each(Object.entries(security))('finds %s', async (_, [plant, seen]) => {
    const governed = await openClean()
    await plant(governed)
    const inspection = await inspectNow(governed, 'security')
    expect([...new Set(seenIn(inspection))]).toEqual([...new Set(seen)])
    const told = JSON.stringify([
      await rowsOf(governed.store, 'matter'),
      await rowsOf(governed.store, 'event'),
    ])
    for (const secret of secrets) expect(told).not.toContain(secret)
  })

  it('finds customers and records whose ids are made of their values, without telling the id', async () => {
    const { vault, clock } = await openCompany()
    const whose = 'user lei.ouyang@example.com'
    const actor = { kind: 'customer', id: whose } as const
    for (const purpose of ['service', 'delivery'])
      await vault.giveConsent({ actor, consent: consentFor(purpose, { customer: whose }) })
    const answer = await vault.collect({
      ...collection,
      actor,
      customer: whose,
    })
    if (answer.outcome === 'deny') throw new Error(JSON.stringify(answer.findings))
    const inspection = await inspectNow({ governance: govern(vault), clock }, 'security')
    expect(seenIn(inspection)).toContain('inspect/security in-clear')
    expect(JSON.stringify(inspection)).not.toContain('lei.ouyang')
  })

  it('finds keys that are older than the policy gives', async () => {
    const governed = await openClean()
    governed.clock.at = start + 2 * 366 * day
    await governed.vault.sequence()
    expect(seenIn(await inspectNow(governed, 'security'))).toContain('inspect/security key-old')
  })
})
