/** Is what is due disposed of, and only that (4.3.1, 4.3.2)? On a clock that a test turns. */

import { describe, expect, it } from 'vitest'
import { memoryKeys } from '../../src/keys/memory'
import { definePolicy } from '../../src/policy/define'
import type { Policy } from '../../src/policy/policy'
import { standardPolicy } from '../../src/policy/standard'
import { openVault } from '../../src/vault/open'
import type { TableName } from '../../src/store/tables'
import type { Store } from '../../src/store/store'
import {
  collection,
  consentFor,
  customer,
  day,
  head,
  openCompany,
  order,
  rep,
  self,
  start,
  term,
} from './company'

const rows = (store: Store, table: TableName) =>
  store.transact((transaction) => transaction.list(table, { equals: {}, limit: 1000 }))
const nothing = { delete: 0, archive: 0, anonymize: 0 }

describe('a sweep', () => {
  it('deletes a record at the end of its period, with its index entries and its key', async () => {
    const { vault, store, clock } = await openCompany()
    await vault.collect({ ...collection, events: { basic: { 'last-transaction': start } } })
    expect(await rows(store, 'index_entry')).toHaveLength(2)
    clock.at = start + 4 * 365 * day
    expect(await vault.sweep()).toMatchObject({ looked: 0 })
    clock.at = start + 5 * 366 * day
    expect(await vault.sweep({ dryRun: true })).toMatchObject({
      dryRun: true,
      looked: 1,
      done: { ...nothing, delete: 1 },
    })
    expect(await rows(store, 'record')).toHaveLength(1)
    expect(await vault.sweep()).toMatchObject({ dryRun: false, looked: 1, done: { ...nothing, delete: 1 } })
    for (const table of ['record', 'index_entry', 'data_key'] as const)
      expect(await rows(store, table)).toEqual([])
    expect(await vault.sweep()).toMatchObject({ looked: 0 })
  })

  it('disposes at once of what nobody agrees to any more, the legal minimum aside', async () => {
    const { vault, store } = await openCompany()
    await vault.collect([collection, order('o-1', start - 10 * day)])
    for (const purpose of ['service', 'delivery'])
      await vault.withdrawConsent({ actor: self, customer, consent: `consent ${purpose} ${customer}` })
    expect(await vault.sweep()).toMatchObject({ looked: 1, done: { ...nothing, delete: 1 } })
    expect(await rows(store, 'record')).toMatchObject([{ customer, category: 'transaction' }])
  })

  it('anonymizes: what is general stays in a record of nobody, sealed under another key', async () => {
    const { vault, store, clock } = await openCompany()
    await vault.collect(order('o-1', start - 10 * day))
    const [before] = await rows(store, 'record')
    clock.at = start + 5 * 366 * day
    expect(await vault.sweep()).toMatchObject({ done: { ...nothing, anonymize: 1 } })
    const [after, ...others] = await rows(store, 'record')
    expect(others).toEqual([])
    expect(after).toMatchObject({ customer: '', category: 'transaction', due_at: null })
    expect(JSON.stringify(after)).not.toContain(customer)
    if (before === undefined || after === undefined || !('id' in before) || !('id' in after))
      throw new Error('no rows')
    expect(after.id).not.toBe(before.id)
  })

  it('leaves what is under a hold, says why, and takes it when the hold is released', async () => {
    const { vault, store, clock } = await openCompany()
    await vault.collect({ ...collection, events: { basic: { 'last-transaction': start } } })
    await vault.placeHold({ actor: head, hold: { id: 'h', customer, reason: 'a lawsuit', ...term } })
    clock.at = start + 6 * 366 * day
    expect(await vault.sweep()).toMatchObject({
      looked: 1,
      done: nothing,
      held: [{ customer, findings: [{ rule: 'dispose/hold', clauses: ['4.3.2'], evidence: 'h' }] }],
    })
    expect(await rows(store, 'record')).toHaveLength(1)
    const use = await vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name'] })
    expect(use.outcome === 'deny' && use.findings.map(({ rule }) => rule)).toContain('use/retention')
    await vault.releaseHold({ actor: head, customer, hold: 'h' })
    expect(await vault.sweep()).toMatchObject({ done: { ...nothing, delete: 1 }, held: [] })
  })

  it('looks again when a consent comes to its end, though nobody told it', async () => {
    const { vault, clock } = await openCompany()
    const brief = { customer: 'c-2', untilAt: start + 30 * day }
    const they = { kind: 'customer', id: 'c-2' } as const
    await vault.giveConsent({ actor: they, consent: consentFor('service', brief) })
    const collected = await vault.collect({
      ...collection,
      actor: they,
      customer: 'c-2',
      purposes: ['service'],
      values: { basic: { name: '李雷' } },
    })
    expect(collected.outcome).toBe('permit')
    clock.at = start + 29 * day
    expect(await vault.sweep()).toMatchObject({ looked: 0 })
    clock.at = start + 30 * day
    expect(await vault.sweep()).toMatchObject({ looked: 1, done: { ...nothing, delete: 1 } })
  })

  it('counts from events that are noted later', async () => {
    const { vault, clock } = await openCompany()
    await vault.collect(collection)
    clock.at = start + 9 * 366 * day
    expect(await vault.sweep()).toMatchObject({ looked: 0 })
    const noted = { actor: head, customer, event: 'last-transaction', at: start, category: 'basic' } as const
    expect(await vault.noteEvent(noted)).toMatchObject({ outcome: 'done' })
    expect(await vault.sweep()).toMatchObject({ done: { ...nothing, delete: 1 } })
  })

  it('archives where the policy says so: shut to its purposes, found by nobody, deleted after the second period', async () => {
    const policy: Policy = definePolicy(standardPolicy({ organization: 'Test', transactionYears: 5 }), {
      categories: { basic: { retention: { start: 'collected', action: 'archive', archiveFor: 'P1Y' } } },
    })
    const { store } = await openCompany()
    const clock = { at: start }
    const keys = memoryKeys()
    const named = ['format', 'vault', 'public-key'].map((name) => ({ customer: '', name }))
    await store.transact((transaction) => transaction.delete('meta', named))
    const vault = await openVault({ policy, store, keys, clock: () => clock.at })
    expect((await vault.collect(collection)).outcome).toBe('permit')
    clock.at = start + 5 * 366 * day
    expect(await vault.sweep()).toMatchObject({ done: { ...nothing, archive: 1 } })
    expect(await rows(store, 'index_entry')).toEqual([])
    const use = await vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name'] })
    expect(use.outcome === 'deny' && use.findings.map(({ rule }) => rule)).toContain('use/retention')
    clock.at += 366 * day
    expect(await vault.sweep()).toMatchObject({ done: { ...nothing, delete: 1 } })
    expect(await rows(store, 'record')).toEqual([])
  })

  it('goes through more records than one transaction takes, and tells each disposal', async () => {
    const { vault, clock } = await openCompany()
    const orders = Array.from({ length: 25 }, (_, index) => order(`o-${index}`, start - (index + 1) * day))
    await vault.collect(orders)
    clock.at = start + 5 * 366 * day
    expect(await vault.sweep({ batch: 4 })).toMatchObject({ looked: 25, done: { ...nothing, anonymize: 25 } })
    const events = await vault.events({ customer, limit: 1000 })
    expect(events.filter(({ event }) => event.action === 'dispose')).toHaveLength(25)
    await vault.sequence()
    expect(await vault.verify()).toMatchObject({ faults: [] })
  })
})
