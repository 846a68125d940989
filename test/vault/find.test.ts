/** Does a search tell of a customer only to those who may know of them? */

import { describe, expect, it } from 'vitest'
import { actor, collection, customer, newVault, values } from './world'

const byPhone = (value: unknown) => ({ actor, purpose: 'delivery', by: { item: 'basic.phone', value } })

describe('finding a customer', () => {
  it('finds by phone however it is written, and by e-mail whatever its case', async () => {
    const { vault } = await newVault()
    await vault.collect(collection)
    for (const written of ['13800138000', '+86 138 0013 8000', '１３８００１３８０００', values.basic.phone])
      expect(await vault.find(byPhone(written))).toMatchObject({ outcome: 'permit', customers: [customer] })
    const byEmail = { ...byPhone(''), by: { item: 'basic.email', value: 'Lei.Li@Example.com' } }
    expect(await vault.find(byEmail)).toMatchObject({ outcome: 'permit', customers: [customer] })
  })

  it('answers nobody found, nonsense, and somebody who may not be known of alike', async () => {
    const { vault, store } = await newVault()
    await vault.collect(collection)
    await store.transact((transaction) =>
      transaction.delete('consent', [{ customer, id: `consent of ${customer}` }]),
    )
    for (const value of ['13900139000', 'nobody', '13800138000', null, [], 5]) {
      const { event, ...answer } = await vault.find(byPhone(value))
      expect(event).toMatch(/\/\d+$/)
      expect(answer).toEqual({ outcome: 'permit', customers: [] })
    }
  })

  it('denies an actor without an undertaking in the same words, whether anybody is there or not', async () => {
    const { vault } = await newVault()
    await vault.collect(collection)
    const ask = async (value: string) => {
      const answer = await vault.find({ ...byPhone(value), actor: { ...actor, id: 'e-99' } })
      return { ...answer, event: 'some event' }
    }
    const [known, unknown] = [await ask('13800138000'), await ask('13900139000')]
    expect(known).toEqual(unknown)
    expect(known).toMatchObject({
      outcome: 'deny',
      findings: [{ rule: 'use/undertaking' }, { rule: 'use/undertaking' }],
    })
  })

  it('records every search, and no value of it', async () => {
    const { vault } = await newVault()
    await vault.collect(collection)
    await vault.find(byPhone('13800138000'))
    await vault.find(byPhone('13900139000'))
    await vault.sequence()
    const events = await vault.events()
    expect(events.map(({ event }) => event.action)).toEqual(['collect', 'find', 'find', 'find'])
    expect(JSON.stringify(events)).not.toMatch(/1380013|1390013/)
  })

  it('refuses an item that nobody is found by', async () => {
    const { vault } = await newVault()
    await expect(
      vault.find({ ...byPhone('x'), by: { item: 'basic.name', value: '李雷雷' } }),
    ).rejects.toMatchObject({ failure: { kind: 'input/invalid' } })
  })
})
