/** Do values exist outside an opened view only as ciphertext, which opens nowhere but in its own place? */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { collectorKeys } from '../../src/keys/collector'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import { sqliteStore } from '../../src/store/sqlite'
import type { Store } from '../../src/store/store'
import type { RowOf } from '../../src/store/tables'
import { collection, newVault, openTestVault, secrets, usage, writeEvidence } from './world'

const [one, other] = ['c-1', 'c-2']

const twoCustomers = async () => {
  const [store, keys] = [memoryStore(), memoryKeys()]
  await writeEvidence(store, [one, other])
  const vault = await openTestVault(store, keys)
  await vault.collect([one, other].map((customer) => ({ ...collection, customer })))
  return { store, keys, vault }
}

const recordsOf = (store: Store, customer: string): Promise<readonly RowOf<'record'>[]> =>
  store.transact((transaction) => transaction.list('record', { equals: { customer }, limit: 10 }))

/** The kind of failure that a use of the customer ends in, in a fresh process without any cached key. */
const failureOfUse = async (
  store: Store,
  keys: Awaited<ReturnType<typeof twoCustomers>>['keys'],
  customer: string,
) => {
  const vault = await openTestVault(store, keys)
  const error: unknown = await vault.use({ ...usage, customer }).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return isTutelaError(error) ? error.failure.kind : error
}

describe('a sealed record', () => {
  it('opens in no place but its own: sealed bytes, version, key and id swapped in every combination', async () => {
    const columns = ['sealed', 'version', 'key_id'] as const
    for (let mask = 1; mask < 8; mask += 1) {
      const { store, keys } = await twoCustomers()
      const [mine] = await recordsOf(store, one)
      const [theirs] = await recordsOf(store, other)
      if (mine === undefined || theirs === undefined) throw new Error('nothing was collected')
      const foreign = { sealed: theirs.sealed, version: mine.version + 1, key_id: theirs.key_id }
      const changes = Object.fromEntries(
        columns.filter((_, index) => mask & (1 << index)).map((column) => [column, foreign[column]]),
      )
      const { customer, category, id } = mine
      await store.transact((transaction) =>
        transaction.update('record', { customer, category, id }, {}, changes),
      )
      expect(await failureOfUse(store, keys, one)).toMatch(/^(seal\/tampered|key\/missing)$/)
      expect(await failureOfUse(store, keys, other)).toBeUndefined()
    }
  })

  it('does not open as another record of the same customer, nor with the data key of another', async () => {
    const { store, keys } = await twoCustomers()
    const [mine] = await recordsOf(store, one)
    if (mine === undefined) throw new Error('nothing was collected')
    await store.transact(async (transaction) => {
      await transaction.delete('record', [{ customer: one, category: mine.category, id: mine.id }])
      await transaction.insert('record', [{ ...mine, id: 'another id' }])
    })
    expect(await failureOfUse(store, keys, one)).toBe('seal/tampered')
    const [key] = await store.transact((transaction) =>
      transaction.list('data_key', { equals: { customer: other }, limit: 1 }),
    )
    if (key === undefined) throw new Error('there is no data key')
    await store.transact((transaction) =>
      transaction.update(
        'data_key',
        { customer: other, category: key.category, id: key.id },
        {},
        { wrapped: key.wrapped.map((byte, index) => (index === 30 ? byte ^ 1 : byte)) },
      ),
    )
    expect(await failureOfUse(store, keys, other)).toBe('seal/tampered')
  })

  it('opens at no flip of any of its bytes', async () => {
    const { store, keys } = await twoCustomers()
    const [mine] = await recordsOf(store, one)
    if (mine === undefined) throw new Error('nothing was collected')
    const { customer, category, id, sealed } = mine
    for (const position of sealed.keys()) {
      const flipped = sealed.map((byte, index) => (index === position ? byte ^ 0x10 : byte))
      await store.transact((transaction) =>
        transaction.update('record', { customer, category, id }, {}, { sealed: flipped }),
      )
      expect(await failureOfUse(store, keys, one)).toBe(position === 0 ? 'seal/version' : 'seal/tampered')
    }
  })

  it('tells the failed attempt, since nothing else is left of it', async () => {
    const { store, vault } = await twoCustomers()
    const [mine] = await recordsOf(store, one)
    if (mine === undefined) throw new Error('nothing was collected')
    const { customer, category, id } = mine
    await store.transact((transaction) =>
      transaction.update('record', { customer, category, id }, {}, { sealed: mine.sealed.slice(1) }),
    )
    await expect(vault.use({ ...usage, customer: one })).rejects.toThrow()
    const events = await vault.events({ customer: one })
    expect(events.map(({ event }) => [event.action, event.outcome])).toContainEqual(['use', 'failed'])
    expect(await vault.verify()).toMatchObject({ faults: [] })
  })

  it('is noise without its data key, in a process that had the key cached too', async () => {
    const { store, vault } = await twoCustomers()
    expect(await vault.use({ ...usage, customer: one })).toMatchObject({ outcome: 'permit' })
    const [key] = await store.transact((transaction) =>
      transaction.list('data_key', { equals: { customer: one }, limit: 1 }),
    )
    if (key === undefined) throw new Error('there is no data key')
    await store.transact((transaction) =>
      transaction.delete('data_key', [{ customer: one, category: key.category, id: key.id }]),
    )
    await expect(vault.use({ ...usage, customer: one })).rejects.toMatchObject({
      failure: { kind: 'key/missing' },
    })
  })
})

describe('another key ring', () => {
  it('does not open the vault, and changes nothing', async () => {
    const { store } = await newVault()
    const before = await store.transact((transaction) => transaction.list('meta', { equals: {}, limit: 10 }))
    await expect(openTestVault(store, memoryKeys())).rejects.toMatchObject({
      failure: { kind: 'key/missing' },
    })
    expect(
      await store.transact((transaction) => transaction.list('meta', { equals: {}, limit: 10 })),
    ).toEqual(before)
  })

  it('is told from a format that is not known here', async () => {
    const { store, keys } = await newVault()
    await store.transact((transaction) =>
      transaction.update('meta', { customer: '', name: 'format' }, {}, { value: '2' }),
    )
    await expect(openTestVault(store, keys)).rejects.toMatchObject({ failure: { kind: 'store/version' } })
  })

  it('of a collector writes what it cannot read, and the vault can (4.2.4)', async () => {
    const { store, keys, vault } = await newVault()
    const collector = await openTestVault(store, collectorKeys({ publicKey: await keys.publicKey() }))
    expect(await collector.collect(collection)).toMatchObject({ outcome: 'permit' })
    const later = await openTestVault(store, collectorKeys({ publicKey: await keys.publicKey() }))
    await expect(later.use(usage)).rejects.toMatchObject({ failure: { kind: 'key/missing' } })
    expect(await vault.use(usage)).toMatchObject({ outcome: 'permit' })
  })
})

describe('the values that went in', () => {
  it('are found in no file of the database, no event, no error and no print of the vault', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tutela-vault-'))
    try {
      const store = sqliteStore(join(folder, 'vault.db'))
      await writeEvidence(store)
      const vault = await openTestVault(store, memoryKeys())
      await vault.collect(collection)
      const told: unknown[] = [vault, await vault.use({ ...usage, items: ['basic.company'] })]
      told.push(
        await vault.find({
          actor: usage.actor,
          purpose: 'delivery',
          by: { item: 'basic.phone', value: '13800138000' },
        }),
      )
      const wrong: readonly unknown[] = [
        { ...collection, channel: 5, values: collection.values },
        { ...collection, extra: secrets },
        { ...collection, customer: null },
        { ...collection, values: secrets },
      ]
      // a caller without types may give anything
      for (const input of wrong)
        told.push(await vault.collect(input as typeof collection).catch((error: unknown) => error))
      await vault.sequence()
      told.push(await vault.events())
      const text = told.map((each) => inspect(each, { depth: 20 }) + JSON.stringify(each)).join('\n')
      for (const secret of secrets) expect(text).not.toContain(secret)
      for (const name of readdirSync(folder)) {
        const bytes = readFileSync(join(folder, name))
        for (const secret of secrets) {
          expect(bytes.includes(secret)).toBe(false)
          expect(bytes.includes(Buffer.from(secret, 'utf16le'))).toBe(false)
        }
      }
      await vault.close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
