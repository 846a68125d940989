/** Is what was stored put right, sealed anew, found by its new value alone, and told to who got the old one (1.3.2, 7.3.3)? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { faultyStore } from '../../src/testing/faulty-store'
import { openVault } from '../../src/vault/open'
import { openWithCustomer, shareWithCarrier } from '../govern/rights-world'
import { reasonsOf } from '../govern/world'
import { clerk, customer, nobody, order, policy, rep, self, start } from './company'

const phone = (number: string) => [{ kind: 'mobile', number }]
const [old, fresh] = ['13800138000', '13900139000']

describe('a correction', () => {
  it('is the next version of the record, seen by the next use, and the old value is found nowhere', async () => {
    const { vault, basic, store } = await openWithCustomer()
    const record = { customer, category: 'basic', id: basic }
    const find = (value: string) =>
      vault.find({ actor: rep, purpose: 'service', by: { item: 'basic.phone', value } })
    expect(await find(old)).toMatchObject({ customers: [customer] })
    const before = await store.transact((transaction) => transaction.get('record', record))
    const answer = await vault.correct({ actor: self, record, values: { phone: phone(fresh) } })
    expect(answer).toMatchObject({ outcome: 'done', version: 2, items: ['basic.phone'], recipients: [] })
    const row = await store.transact((transaction) => transaction.get('record', record))
    expect(row?.version).toBe(2)
    expect(row?.sealed).not.toEqual(before?.sealed)
    expect(await find(old)).toMatchObject({ customers: [] })
    expect(await find(fresh)).toMatchObject({ customers: [customer] })
    const used = await vault.use({
      actor: rep,
      customer,
      purpose: 'delivery',
      items: ['basic.phone', 'basic.name'],
    })
    expect(JSON.stringify(used)).not.toContain(old)
    expect(used).toMatchObject({ outcome: 'permit' })
    const [event] = (await vault.events({ customer, limit: 1000 })).filter(
      ({ event: { about } }) => about === 'correct',
    )
    expect(event?.event).toMatchObject({ items: ['basic.phone'], records: [basic], outcome: 'done' })
    expect(JSON.stringify(event)).not.toContain(fresh)
  })

  it('leaves every other item as it was', async () => {
    const { vault, basic, governance } = await openWithCustomer()
    await vault.correct({
      actor: self,
      record: { customer, category: 'basic', id: basic },
      values: { name: '韩梅梅' },
    })
    await governance.rights.open({ actor: self, customer, request: 'q', right: 'know' })
    const answer = await governance.rights.know({ actor: self, customer, request: 'q' })
    const known = answer.outcome === 'done' ? answer.value.records.find(({ id }) => id === basic) : undefined
    const valueOfItem = (name: string) => known?.items.find(({ item }) => item === name)?.value
    expect(valueOfItem('basic.name')).toBe('韩梅梅')
    expect(JSON.stringify(valueOfItem('basic.phone'))).toContain(old)
    expect(known?.version).toBe(2)
  })

  it('names who got the old value, and by when they are to be told', async () => {
    const world = await openWithCustomer()
    await shareWithCarrier(world)
    const { vault, basic, governance } = world
    const record = { customer, category: 'basic', id: basic }
    const untouched = await vault.correct({ actor: self, record, values: { phone: phone(fresh) } })
    expect(untouched).toMatchObject({ recipients: [] })
    const answer = await vault.correct({ actor: self, record, values: { name: '韩梅梅' } })
    expect(answer).toMatchObject({
      version: 3,
      recipients: [{ recipient: 'carrier', items: ['basic.name'], dueAt: start + 7 * 86_400_000 }],
    })
    const [notice] = answer.outcome === 'done' ? answer.recipients : []
    const listed = async () => governance.rights.notices({ actor: rep })
    expect(await listed()).toMatchObject({ value: [{ recipient: 'carrier', findings: [] }] })
    world.clock.at = notice?.dueAt ?? 0
    expect(await listed()).toMatchObject({
      value: [{ findings: [{ rule: 'rights/notify', reason: 'overdue', clauses: ['7.3.3'] }] }],
    })
    const told = () =>
      governance.rights.told({ actor: rep, customer, notice: notice?.id ?? '', how: 'interface' })
    expect((await told()).outcome).toBe('done')
    expect(await listed()).toMatchObject({ value: [] })
    expect(reasonsOf(await told())).toEqual(['rights/notify out-of-order'])
  })

  it('is refused of a value that is not of its item, and no value is echoed', async () => {
    const { vault, basic } = await openWithCustomer()
    const record = { customer, category: 'basic', id: basic }
    const answer = await vault.correct({ actor: self, record, values: { phone: phone('canary-1') } })
    expect(answer).toMatchObject({
      outcome: 'deny',
      findings: [{ rule: 'rights/accurate', reason: 'not-parsed', clauses: ['1.3.2', '7.3.3'] }],
      refused: [{ item: 'basic.phone' }],
    })
    expect(JSON.stringify(answer)).not.toContain('canary')
  })

  it('is of what the record holds, by its customer or by staff who may enter it', async () => {
    const { vault, basic } = await openWithCustomer()
    const record = { customer, category: 'basic', id: basic }
    const values = { name: '韩梅梅' }
    const other = { kind: 'customer', id: 'c-2' } as const
    expect(reasonsOf(await vault.correct({ actor: self, record, values: { occupation: '教师' } }))).toEqual([
      'rights/scope not-held',
    ])
    expect(reasonsOf(await vault.correct({ actor: other, record, values }))).toEqual([
      'rights/authority other-customer',
    ])
    expect(reasonsOf(await vault.correct({ actor: nobody, record, values }))).toEqual([
      'rights/authority no-position',
      'rights/undertaking confidentiality',
      'rights/undertaking training',
    ])
    expect((await vault.correct({ actor: clerk, record, values })).outcome).toBe('done')
    await expect(
      vault.correct({ actor: self, record: { ...record, id: 'r-404' }, values }),
    ).rejects.toMatchObject({ failure: { kind: 'record/missing' } })
  })

  it('of what came by a reviewed channel is reviewed again, by another than who corrected it', async () => {
    const { vault } = await openWithCustomer()
    const entered = await vault.collect({ ...order('A-2', start), actor: rep, channel: 'sales-visit' })
    const [id = ''] = entered.outcome === 'permit' ? entered.records : []
    const record = { customer, category: 'transaction', id }
    await vault.review({ actor: clerk, record, verdict: 'confirmed' })
    expect((await vault.correct({ actor: clerk, record, values: { number: 'A-3' } })).outcome).toBe('done')
    expect(reasonsOf(await vault.review({ actor: clerk, record, verdict: 'confirmed' }))).toEqual([
      'review/person self',
    ])
    expect((await vault.review({ actor: rep, record, verdict: 'confirmed' })).outcome).toBe('done')
  })

  it('made again and again is what was given last, at a version that counts them', async () => {
    const names = fc.array(fc.constantFrom('张三', '李四', '王五', '赵六'), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(names, async (given) => {
        const { vault, basic } = await openWithCustomer()
        const record = { customer, category: 'basic', id: basic }
        for (const name of given) await vault.correct({ actor: self, record, values: { name } })
        const last = await vault.correct({ actor: self, record, values: { phone: phone(fresh) } })
        expect(last).toMatchObject({ version: given.length + 2 })
        const used = await vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name'] })
        expect(used.outcome === 'permit' && used.view).toMatchObject({ basic: { name: given.at(-1) } })
      }),
      { numRuns: 20 },
    )
  })
})

describe('a correction under a store that fails', () => {
  it('is made with its event, its entries and its notices, or not at all', async () => {
    let points = 0
    for (let call = 1; call < 200; call += 1) {
      const world = await openWithCustomer()
      await shareWithCarrier(world)
      const { store, keys, basic } = world
      const key = { customer, category: 'basic', id: basic }
      const state = () =>
        store.transact(async (transaction) => ({
          version: (await transaction.get('record', key))?.version,
          notices: (await transaction.list('matter', { equals: { customer }, limit: 9 })).length,
          told: (await transaction.list('event', { equals: { customer }, limit: 999 })).filter(({ leaf }) =>
            leaf.includes('"about":"correct"'),
          ).length,
        }))
      const faulty = faultyStore(store, { at: call, manner: 'reject', lasts: false })
      try {
        const vault = await openVault({ policy, store: faulty.store, keys, clock: () => start })
        await vault.correct({ actor: self, record: key, values: { name: '韩梅梅' } })
      } catch (error) {
        if (!isTutelaError(error)) throw error
      }
      if (!faulty.isFaulted()) break
      points += 1
      const after = await state()
      expect([
        { version: 1, notices: 0, told: 0 },
        { version: 2, notices: 1, told: 1 },
      ]).toContainEqual(after)
    }
    expect(points).toBeGreaterThan(8)
  })
})
