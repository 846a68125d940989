/** Is it known what falls due when, and shown that what was disposed of is gone (4.3.1, 4.3.2)? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { govern } from '../../src/govern/govern'
import {
  collection,
  consentFor,
  customer,
  day,
  head,
  nobody,
  openCompany,
  order,
  self,
  start,
  term,
} from '../vault/company'
import { valueOf } from './world'

const clean = { due: 0, entries: 0, keys: 0, persons: 0 }
const hold = { id: 'h', customer, reason: 'a claim', ...term }

describe('the forecast', () => {
  it('tells by month, category and action what the sweep will do, as the evidence stands', async () => {
    const { vault } = await openCompany()
    const { retention } = govern(vault)
    await vault.collect([
      { ...collection, events: { basic: { 'last-transaction': start } } },
      order('o-1', start),
    ])
    const forecast = async (untilAt: number) => valueOf(await retention.forecast({ actor: head, untilAt }))
    expect(await forecast(start + 300 * day)).toEqual([])
    const rows = await forecast(start + 6 * 366 * day)
    expect(rows.map(({ category, action, records }) => `${category} ${action} ${records}`)).toEqual(
      expect.arrayContaining(['basic delete 1', 'transaction anonymize 1']),
    )
    await vault.placeHold({ actor: head, hold })
    expect((await forecast(start + 6 * 366 * day)).every(({ action }) => action === 'held')).toBe(true)
    expect((await retention.forecast({ actor: nobody, untilAt: start })).outcome).toBe('deny')
  })

  it('is what a sweep then does: nothing else by its end, nothing more, over random orders and days', async () => {
    const orders = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(orders, fc.integer({ min: 1, max: 3500 }), async (placed, ahead) => {
        const { vault, clock } = await openCompany()
        const { retention } = govern(vault)
        for (const [n, ago] of placed.entries()) await vault.collect(order(`o-${n}`, start - ago * day))
        const untilAt = start + ahead * day
        const rows = valueOf(await retention.forecast({ actor: head, untilAt: untilAt + 1 }))
        clock.at = untilAt
        const { done } = await vault.sweep({ dryRun: true })
        const foretold = rows.reduce((sum, { records }) => sum + records, 0)
        expect(done.delete + done.anonymize + done.archive).toBe(foretold)
      }),
      { numRuns: 25 },
    )
  })
})

describe('a certificate of disposal', () => {
  it('says what was done and that nothing is left of it', async () => {
    const { vault, clock } = await openCompany()
    const { retention } = govern(vault)
    await vault.collect([
      { ...collection, events: { basic: { 'last-transaction': start } } },
      order('o-1', start),
    ])
    clock.at = start + 6 * 366 * day
    expect(valueOf(await retention.residue({ actor: head }))).toEqual({ ...clean, due: 2 })
    const certificate = valueOf(await retention.run({ actor: head, batch: 1 }))
    expect(certificate).toMatchObject({
      whole: true,
      done: { delete: 1, anonymize: 1 },
      held: 0,
      residue: clean,
    })
    expect(valueOf(await retention.certificates({ actor: head }))).toEqual([certificate])
    expect(JSON.stringify(certificate)).not.toContain(customer)
    expect((await retention.run({ actor: nobody })).outcome).toBe('deny')
    expect(valueOf(await retention.certificates({ actor: head }))).toHaveLength(1)
  })

  it('counts what a hold keeps, and finds entries, keys and persons that were left behind', async () => {
    const { vault, store, clock } = await openCompany()
    const { retention } = govern(vault)
    await vault.collect({ ...collection, events: { basic: { 'last-transaction': start } } })
    await vault.placeHold({ actor: head, hold })
    clock.at = start + 6 * 366 * day
    const held = valueOf(await retention.run({ actor: head }))
    expect(held).toMatchObject({ whole: true, held: 1, done: { delete: 0 }, residue: clean })
    // somebody deletes the record beside the vault
    await store.transact(async (transaction) => {
      const rows = await transaction.list('record', { equals: {}, limit: 10 })
      await transaction.delete(
        'record',
        rows.map(({ customer: of, category, id }) => ({ customer: of, category, id })),
      )
    })
    const broken = valueOf(await retention.run({ actor: head }))
    expect(broken).toMatchObject({ whole: false, residue: { due: 0, entries: 2, keys: 1, persons: 0 } })
  })

  it('sees a person in what was anonymized', async () => {
    const { vault, store, clock } = await openCompany()
    const { retention } = govern(vault)
    const told = order('o-1', start)
    const values = { transaction: { ...told.values.transaction, carrier: '送 13800138000' } }
    const collected = await vault.collect({ ...told, values })
    expect(collected.outcome).toBe('permit')
    clock.at = start + 6 * 366 * day
    const certificate = valueOf(await retention.run({ actor: head }))
    expect(certificate.done.anonymize).toBe(1)
    expect(certificate).toMatchObject({ whole: false, residue: { persons: 1 } })
    expect(
      await store.transact((transaction) =>
        transaction.list('record', { equals: { customer: '' }, limit: 9 }),
      ),
    ).toHaveLength(1)
  })

  it('is due at once after a withdrawal, and whole then', async () => {
    const { vault } = await openCompany()
    const { retention } = govern(vault)
    await vault.collect(collection)
    for (const purpose of ['service', 'delivery'])
      await vault.withdrawConsent({ actor: self, customer, consent: consentFor(purpose).id })
    expect(valueOf(await retention.run({ actor: head }))).toMatchObject({ whole: true, done: { delete: 1 } })
  })
})
