/** Does what is collected come out again, to those who may, in the view that they may? */

import { describe, expect, it } from 'vitest'
import {
  actor,
  collection,
  consentOf,
  consentRow,
  customer,
  newVault,
  openTestVault,
  usage,
  values,
} from './world'

describe('a vault', () => {
  it('gives what it collected, each item in the view of the decision', async () => {
    const { vault } = await newVault()
    const collected = await vault.collect(collection)
    expect(collected).toMatchObject({ outcome: 'permit', refused: [], purposes: ['delivery'] })
    const used = await vault.use(usage)
    expect(used).toMatchObject({
      outcome: 'permit',
      view: { basic: { name: '李雷雷', email: values.basic.email } },
    })
    expect(JSON.stringify(used)).not.toContain('13800138000')
  })

  it('denies with every finding, and gives nothing', async () => {
    const { vault } = await newVault()
    await vault.collect(collection)
    const denied = await vault.use({ ...usage, actor: { ...actor, id: 'e-99' }, items: ['basic.company'] })
    expect(denied.outcome).toBe('deny')
    if (denied.outcome === 'permit') return
    const rules = denied.findings.map(({ rule }) => rule)
    expect(rules).toEqual(expect.arrayContaining(['use/undertaking', 'use/minimal']))
    expect(Object.keys(denied).sort()).toEqual(['event', 'findings', 'outcome'])
  })

  it('answers a list in its order, a denial denying alone', async () => {
    const { vault } = await newVault()
    const answers = await vault.collect([collection, { ...collection, customer: 'c-2' }, collection])
    expect(answers.map(({ outcome }) => outcome)).toEqual(['permit', 'deny', 'permit'])
    expect(await vault.use([usage, { ...usage, customer: 'c-2' }])).toMatchObject([
      { outcome: 'permit' },
      { outcome: 'deny' },
    ])
  })

  it('refuses a value that does not parse: all with it, or it alone where that is asked for', async () => {
    const { vault } = await newVault()
    const spoiled = { basic: { ...values.basic, phone: [{ kind: 'mobile', number: '139secret' }] } }
    const strict = await vault.collect({ ...collection, values: spoiled })
    expect(strict).toMatchObject({
      outcome: 'deny',
      findings: [{ rule: 'collect/accurate', clauses: expect.arrayContaining(['1.3.2']) }],
    })
    const kept = await vault.collect({ ...collection, values: spoiled, keepAccurate: true })
    expect(kept).toMatchObject({ outcome: 'permit', refused: [{ item: 'basic.phone' }] })
    expect(JSON.stringify([strict, kept])).not.toContain('139secret')
    const used = await vault.use(usage)
    expect(used).toMatchObject({ outcome: 'permit', view: { basic: { name: '李雷雷' } } })
  })

  it('gives pseudonyms to a decision purpose, and no single record where only figures may leave', async () => {
    const { vault } = await newVault()
    await vault.collect(collection)
    const planned = await vault.use({ ...usage, purpose: 'planning', items: ['basic.phone'] })
    expect(planned).toMatchObject({
      outcome: 'permit',
      view: { basic: { phone: expect.stringMatching(/^[0-9A-Z]{26}$/) } },
    })
    const figures = await vault.use({ ...usage, purpose: 'figures', items: ['basic.phone'] })
    expect(figures).toMatchObject({ outcome: 'permit', view: { basic: {} }, seen: [] })
  })

  it('shows every record, and of each item the newest', async () => {
    const { vault, store, keys } = await newVault()
    await vault.collect(collection)
    const later = await openTestVault(store, keys, { clock: () => usageAt })
    await later.collect({ ...collection, values: { basic: { name: '韩梅梅' } } })
    const used = await later.use(usage)
    expect(used).toMatchObject({
      outcome: 'permit',
      view: { basic: { name: '韩梅梅', email: values.basic.email } },
      seen: [{ items: { name: '李雷雷' } }, { items: { name: '韩梅梅' } }],
    })
  })

  it('stores values of one reference once', async () => {
    const { vault } = await newVault()
    const first = await vault.collect({ ...collection, reference: 'row 1' })
    const again = await vault.collect({ ...collection, reference: 'row 1' })
    expect(again).toMatchObject({ outcome: 'permit', repeated: true })
    expect(first.outcome === 'permit' && again.outcome === 'permit' && again.records).toEqual(
      first.outcome === 'permit' && first.records,
    )
    const used = await vault.use(usage)
    expect(used.outcome === 'permit' && used.seen).toHaveLength(1)
  })

  it('treats a child as one from the day of birth that is collected with it, until the fourteenth birthday', async () => {
    const { vault, store, keys } = await newVault()
    const born = (birthDate: string) => ({ ...collection, values: { basic: { ...values.basic, birthDate } } })
    const alone = await vault.collect(born('2012-06-20'))
    expect(alone.outcome === 'deny' && alone.findings.map(({ rule }) => rule)).toContain('collect/guardian')
    await store.transact((transaction) =>
      transaction.insert('consent', [
        consentRow(consentOf(customer, { id: 'guardian', givenBy: 'guardian' })),
      ]),
    )
    expect(await vault.collect(born('2012-06-20'))).toMatchObject({ outcome: 'permit' })
    const [row] = await store.transact((transaction) =>
      transaction.list('customer', { equals: { customer }, limit: 1 }),
    )
    expect(row?.age).toBe('minor')
    expect(new TextDecoder().decode(row?.birth ?? new Uint8Array())).not.toContain('2012')
    await store.transact((transaction) => transaction.delete('consent', [{ customer, id: 'guardian' }]))
    expect(await vault.use(usage)).toMatchObject({ outcome: 'deny' })
    const grown = await openTestVault(store, keys, { clock: () => Date.UTC(2026, 5, 20) })
    expect(await grown.use(usage)).toMatchObject({ outcome: 'permit' })
  })

  it('sees a withdrawal of another process at the next decision', async () => {
    const { vault, store, keys } = await newVault()
    const other = await openTestVault(store, keys)
    await vault.collect(collection)
    expect(await other.use(usage)).toMatchObject({ outcome: 'permit' })
    const withdrawn = consentOf(customer, { state: 'withdrawn' })
    await store.transact((transaction) =>
      transaction.update(
        'consent',
        { customer, id: withdrawn.id },
        {},
        { state: 'withdrawn', body: JSON.stringify(withdrawn) },
      ),
    )
    for (const each of [vault, other]) expect(await each.use(usage)).toMatchObject({ outcome: 'deny' })
  })
})

const usageAt = Date.UTC(2026, 5, 2)
