/** What does a process that only collects leave behind? Rows that nothing of its own opens; and entries that a reader makes later. */

import { readFileSync } from 'node:fs'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { openBytes } from '../../src/crypto/aead'
import { keyContext, recordContext } from '../../src/crypto/context'
import { collectorKeys } from '../../src/keys/collector'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import { sqliteStore } from '../../src/store/sqlite'
import type { Store } from '../../src/store/store'
import { newPath } from '../store/place'
import { actor, collection, customer, openTestVault, secrets, usage, writeEvidence } from './world'

/** A store that a collector wrote to, and the ring of those who read. */
const collected = async (store: Store) => {
  const keys = memoryKeys()
  await writeEvidence(store)
  const publicKey = await keys.publicKey()
  const vault = await openTestVault(store, collectorKeys({ publicKey }))
  const answer = await vault.collect(collection)
  return { keys, publicKey, vault, answer }
}

const by = { item: 'basic.phone', value: '13800138000' }

describe('a process that only collects', () => {
  it('opens nothing with all that is on its disk, in its settings and in the database', async () => {
    const path = newPath()
    const store = sqliteStore(path)
    const { publicKey, vault, answer } = await collected(store)
    expect(answer.outcome).toBe('permit')
    const rows = await store.transact(async (transaction) => ({
      records: await transaction.list('record', { equals: {}, limit: 9 }),
      keys: await transaction.list('data_key', { equals: {}, limit: 9 }),
    }))
    await vault.close()
    const disk = Buffer.concat([readFileSync(path), publicKey])
    for (const secret of secrets) expect(disk.includes(secret)).toBe(false)
    const again = await openTestVault(sqliteStore(path), collectorKeys({ publicKey }))
    await expect(again.use(usage)).rejects.toMatchObject({ failure: { kind: 'key/missing' } })
    // any 32 bytes of it, taken for a key of a record or of a data key
    const [record] = rows.records
    const [key] = rows.keys
    if (record === undefined || key === undefined) throw new Error('nothing was written')
    const { category, id, version, key_id } = record
    const seals = [
      {
        sealed: record.sealed,
        context: recordContext({ table: 'record', customer, category, record: id, version, key: key_id }),
      },
      {
        sealed: key.wrapped,
        context: keyContext({ customer, category, key: key.id, epoch: key.epoch }),
      },
    ]
    let tried = 0
    const own = [...rows.records, ...rows.keys].flatMap((row) =>
      Object.values(row).flatMap((cell) => (cell instanceof Uint8Array ? [cell] : [])),
    )
    for (const bytes of [...own, publicKey])
      for (let start = 0; start + 32 <= bytes.length; start += 1)
        for (const seal of seals) {
          tried += 1
          expect(E.isLeft(openBytes({ key: bytes.slice(start, start + 32), ...seal }))).toBe(true)
        }
    expect(tried).toBeGreaterThan(200)
    await again.close()
  })

  it('leaves word of what it wrote, and whoever holds the index key makes the entries later, once', async () => {
    const store = memoryStore()
    const { keys, vault, answer } = await collected(store)
    expect(answer.outcome).toBe('permit')
    const reader = await openTestVault(store, keys)
    const search = { actor, purpose: 'delivery', by }
    expect(await reader.find(search)).toMatchObject({ outcome: 'permit', customers: [] })
    expect(await vault.indexPending()).toEqual({ looked: 1, indexed: 0, unopened: 1 })
    expect(await reader.indexPending({ batch: 1 })).toEqual({ looked: 1, indexed: 1, unopened: 0 })
    expect(await reader.find(search)).toMatchObject({ outcome: 'permit', customers: [customer] })
    expect(await reader.indexPending()).toEqual({ looked: 0, indexed: 0, unopened: 0 })
  })

  it('leaves no word of a record that went meanwhile', async () => {
    const store = memoryStore()
    const { keys } = await collected(store)
    await store.transact(async (transaction) => {
      const rows = await transaction.list('record', { equals: {}, limit: 9 })
      await transaction.delete(
        'record',
        rows.map(({ category, id }) => ({ customer, category, id })),
      )
    })
    const reader = await openTestVault(store, keys)
    expect(await reader.indexPending()).toMatchObject({ looked: 1, unopened: 0 })
    const left = await store.transact((transaction) =>
      transaction.list('index_entry', { equals: {}, limit: 9 }),
    )
    expect(left).toEqual([])
  })
})
