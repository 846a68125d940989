/** Does the log tell all that happened, in an order that nobody can change unseen? */

import { describe, expect, it } from 'vitest'
import { customerCommitment } from '../../src/audit/leaf'
import { memoryStore } from '../../src/store/memory'
import { memoryKeys } from '../../src/keys/memory'
import { actor, collection, customer, newVault, openTestVault, secrets, usage, writeEvidence } from './world'

describe('the events of a vault', () => {
  it('tell permits and denials: who, what, for what, by which rules and evidence', async () => {
    const { vault } = await newVault()
    const collected = await vault.collect(collection)
    await vault.use({ ...usage, actor: { ...actor, id: 'e-99' } })
    const events = await vault.events({ customer })
    expect(events.map(({ event }) => event)).toMatchObject([
      {
        action: 'collect',
        outcome: 'permit',
        actor: { id: 'e-1' },
        items: ['basic.name', 'basic.phone', 'basic.email'],
        purposes: ['delivery'],
        policy: '7',
        evidence: expect.arrayContaining([`consent of ${customer}`, 'n-1']),
        records: collected.outcome === 'permit' ? collected.records : [],
      },
      {
        action: 'use',
        outcome: 'deny',
        actor: { id: 'e-99' },
        rules: expect.arrayContaining(['use/undertaking']),
      },
    ])
    expect(collected.event).toBe(events[0]?.id)
  })

  it('name no customer, also where a customer acts, and hold no value', async () => {
    const { vault, store } = await newVault()
    await vault.collect({ ...collection, actor: { kind: 'customer', id: customer } })
    await vault.use({ ...usage, actor: { kind: 'customer', id: customer } })
    const rows = await store.transact((transaction) => transaction.list('event', { equals: {}, limit: 10 }))
    expect(rows).toHaveLength(2)
    for (const { leaf, salt } of rows) {
      for (const secret of [customer, ...secrets])
        expect(leaf.replaceAll(`consent of ${customer}`, '')).not.toContain(secret)
      expect(leaf).toContain(customerCommitment(salt, customer))
    }
    expect(new Set(rows.map(({ salt }) => salt.join())).size).toBe(2)
  })

  it('get each one position, whatever number of sequencers runs at once and again', async () => {
    const { vault, store, keys } = await newVault()
    const other = await openTestVault(store, keys)
    for (let turn = 0; turn < 5; turn += 1)
      await Promise.all([
        vault.use(usage),
        other.use(usage),
        vault.sequence(),
        other.sequence(),
        other.collect(collection),
      ])
    const heads = await Promise.all([vault.sequence(), other.sequence()])
    expect(heads[0]).toEqual(heads[1])
    expect(heads[0]?.size).toBe(15)
    const events = await vault.events({ limit: 100 })
    expect(events.map(({ position }) => position)).toEqual(Array.from({ length: 15 }, (_, index) => index))
    expect(await vault.verify(heads[0])).toMatchObject({ size: 15, pending: 0, faults: [] })
  })

  it('keep the order of their writer through a clock that is set back', async () => {
    const [store, keys] = [memoryStore(), memoryKeys()]
    await writeEvidence(store)
    let at = Date.UTC(2026, 5, 1)
    const vault = await openTestVault(store, keys, { clock: () => (at -= 1000) })
    for (let turn = 0; turn < 4; turn += 1) await vault.use(usage)
    await vault.sequence()
    expect((await vault.events()).map(({ event }) => event.counter)).toEqual([0, 1, 2, 3])
    expect((await vault.verify()).faults).toEqual([])
  })

  it('come page by page, the log by position and a customer by time', async () => {
    const { vault } = await newVault()
    for (let turn = 0; turn < 5; turn += 1) await vault.use(usage)
    await vault.sequence()
    for (const query of [{}, { customer }]) {
      const ids: string[] = []
      for (let page = await vault.events({ ...query, limit: 2 }); page.length > 0; ) {
        ids.push(...page.map(({ id }) => id))
        const after = page.at(-1)
        if (after === undefined) break
        page = await vault.events({ ...query, limit: 2, after })
      }
      expect(new Set(ids).size).toBe(5)
      expect(ids).toHaveLength(5)
    }
  })

  it('are checked where they are stored: an edit, a deletion and a move each show, pending or placed', async () => {
    for (const isPlaced of [false, true])
      for (const change of ['edit', 'delete', 'move'] as const) {
        const { vault, store } = await newVault()
        for (let turn = 0; turn < 3; turn += 1) await vault.use(usage)
        if (isPlaced) await vault.sequence()
        expect(await vault.verify()).toMatchObject({ pending: isPlaced ? 0 : 3, faults: [] })
        await store.transact(async (transaction) => {
          const row = (await transaction.list('event', { equals: {}, limit: 10 }))[1]
          if (row === undefined) throw new Error('there is no event')
          const { at, writer, counter } = row
          const key = { customer, at, writer, counter }
          if (change === 'edit')
            await transaction.update(
              'event',
              key,
              {},
              { leaf: row.leaf.replace('"permit"', '"done"').replace('"deny"', '"done"') },
            )
          else await transaction.delete('event', [key])
          if (change === 'move') await transaction.insert('event', [{ ...row, customer: 'c-2' }])
        })
        expect((await vault.verify()).faults).not.toEqual([])
      }
  })
})
