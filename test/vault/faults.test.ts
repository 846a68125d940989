/** What if a port fails in the middle? Nothing is released without its event, nothing is half done, and the error is typed. */

import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import type { KeyRing } from '../../src/keys/key-ring'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import type { Store } from '../../src/store/store'
import { type FaultManner, faultManners, faultyStore } from '../../src/testing/faulty-store'
import type { Vault } from '../../src/vault/vault'
import { actor, collection, newVault, openTestVault, secrets, usage, writeEvidence } from './world'

type Operation = (vault: Vault) => Promise<unknown>

const operations: Readonly<Record<string, Operation>> = {
  collect: (vault) => vault.collect(collection),
  'collect a list': (vault) => vault.collect([collection, { ...collection, customer: 'c-2' }]),
  'collect again': async (vault) => vault.collect({ ...collection, reference: 'row 1' }),
  use: (vault) => vault.use(usage),
  'use, denied': (vault) => vault.use({ ...usage, actor: { ...actor, id: 'e-99' } }),
  find: (vault) =>
    vault.find({ actor, purpose: 'delivery', by: { item: 'basic.phone', value: '13800138000' } }),
}

const tableRows = (store: Store) =>
  store.transact(async (transaction) => ({
    records: await transaction.list('record', { equals: {}, limit: 100 }),
    keys: await transaction.list('data_key', { equals: {}, limit: 100 }),
    entries: await transaction.list('index_entry', { equals: {}, limit: 100 }),
    customers: await transaction.list('customer', { equals: {}, limit: 100 }),
    events: await transaction.list('event', { equals: {}, limit: 100 }),
  }))

/** A vault in memory that one customer's values are in already, so that a use has something to release. */
const prepared = async (): Promise<{ readonly store: Store; readonly keys: KeyRing }> => {
  const { store, keys, vault } = await newVault()
  await vault.collect(collection)
  return { store, keys }
}

const outcomeOf = async (
  run: () => Promise<unknown>,
): Promise<{ readonly error?: unknown; readonly value?: unknown }> => {
  try {
    return { value: await run() }
  } catch (error) {
    return { error }
  }
}

/** Runs an operation with the store failing at one call; checks what must hold whatever happened. */
const checkFault = async (
  operation: Operation,
  at: number,
  manner: FaultManner,
  lasts: boolean,
): Promise<number> => {
  const { store, keys } = await prepared()
  const faulty = faultyStore(store, { at, manner, lasts })
  const before = await tableRows(store)
  const outcome = await outcomeOf(async () =>
    operation(await openTestVault(faulty.store, keys, { patience: manner === 'hang' ? 400 : 60_000 })),
  )
  faulty.release()
  const after = await tableRows(store)
  if (outcome.error === undefined) expect(after.events.length).toBeGreaterThan(before.events.length)
  else {
    expect(isTutelaError(outcome.error)).toBe(true)
    const text = outcome.error instanceof Error ? `${outcome.error.stack}` : ''
    for (const secret of secrets) expect(text).not.toContain(secret)
  }
  const isChanged = (['records', 'keys', 'entries', 'customers'] as const).some(
    (table) => after[table].length !== before[table].length,
  )
  if (isChanged) expect(after.events.length).toBeGreaterThan(before.events.length)
  return faulty.calls()
}

describe('a vault whose store fails', () => {
  it.each(Object.entries(operations))(
    'at any call of %s, in any manner, once or for good, releases nothing without its event',
    async (_, operation) => {
      const calls = await checkFault(operation, Infinity, 'reject', false)
      expect(calls).toBeGreaterThan(6)
      const points = Array.from({ length: calls }, (_, index) => index + 1)
      for (const manner of faultManners)
        for (const lasts of [false, true])
          await Promise.all(points.map((at) => checkFault(operation, at, manner, lasts)))
    },
  )

  it('at the insertion of the event, gives no value', async () => {
    const { store, keys } = await prepared()
    const mute: Store = {
      ...store,
      transact: (work) =>
        store.transact((transaction) =>
          work({
            ...transaction,
            insert: (table, rows) =>
              table === 'event' ? Promise.reject(new Error('no room')) : transaction.insert(table, rows),
          }),
        ),
    }
    const vault = await openTestVault(mute, keys)
    const outcome = await outcomeOf(() => vault.use(usage))
    expect(outcome.value).toBeUndefined()
    expect(isTutelaError(outcome.error)).toBe(true)
  })

  it('that does not run the work, or forgets its answer, gives no value', async () => {
    const { store, keys } = await prepared()
    let isIdle = false
    const idle: Store = {
      ...store,
      // an adapter that is no adapter: it answers and does nothing
      transact: (work) => (isIdle ? Promise.resolve(JSON.parse('null')) : store.transact(work)),
    }
    const vault = await openTestVault(idle, keys)
    isIdle = true
    expect((await outcomeOf(() => vault.use(usage))).error).toMatchObject({
      failure: { kind: 'store/unavailable' },
    })
  })
})

describe('a vault whose other ports fail', () => {
  const faults: Readonly<Record<FaultManner, () => Promise<unknown>>> = {
    throw: () => {
      throw new Error('the port threw')
    },
    reject: () => Promise.reject(new Error('the port rejected')),
    hang: () => new Promise(() => undefined),
    'wrong type': async () => ({ something: 'else' }),
  }
  const calls = ['publicKey', 'sealEpoch', 'openEpoch', 'indexRoot'] as const

  it.each(faultManners)('refuses when the key ring would %s', async (manner) => {
    for (const call of calls) {
      const { store, keys } = await prepared()
      const broken: KeyRing = Object.assign({ ...keys }, { [call]: faults[manner] })
      for (const operation of ['collect', 'use', 'find'] as const) {
        const outcome = await outcomeOf(async () =>
          operations[operation]?.(await openTestVault(store, broken, { patience: 400 })),
        )
        if (outcome.error !== undefined)
          expect(outcome.error).toMatchObject({
            failure: { kind: expect.stringMatching(/^(key|store)\/unavailable$/) },
          })
        else expect([call, operation]).not.toEqual(['openEpoch', 'use'])
      }
    }
  })

  it('refuses when the clock throws, rejects, or gives no instant', async () => {
    const clocks: readonly (() => unknown)[] = [
      () => {
        throw new Error('no time')
      },
      () => Promise.resolve(1),
      () => Number.NaN,
      () => 1.5,
      () => '2026-06-01',
      () => undefined,
      () => Infinity,
    ]
    for (const clock of clocks) {
      const { store, keys } = await prepared()
      // a program without types may give any clock
      const vault = await openTestVault(store, keys, { clock: clock as () => number })
      for (const operation of Object.values(operations))
        await expect(operation(vault)).rejects.toMatchObject({ failure: { kind: 'tool/fault' } })
    }
  })

  it('refuses when randomness throws, is too short, or is something else', async () => {
    const sources: readonly ((length: number) => unknown)[] = [
      () => {
        throw new Error('no dice')
      },
      (length) => new Uint8Array(length - 1),
      () => 'random',
      () => undefined,
      () => Promise.resolve(new Uint8Array(65_536)),
    ]
    for (const random of sources) {
      const { store, keys } = await prepared()
      // a program without types may give any source
      const options = { random: random as (length: number) => Uint8Array }
      const outcome = await outcomeOf(async () =>
        (await openTestVault(store, keys, options)).collect(collection),
      )
      expect(outcome.error).toMatchObject({ failure: { kind: 'key/unavailable' } })
    }
  })

  it('opens nothing half: after any fault while it is made, the next attempt makes or opens it whole', async () => {
    for (const manner of faultManners) {
      let at = 1
      for (let isFaulted = true; isFaulted; at += 1) {
        const [store, keys] = [memoryStore(), memoryKeys()]
        await writeEvidence(store)
        const faulty = faultyStore(store, { at, manner, lasts: false })
        await outcomeOf(() =>
          openTestVault(faulty.store, keys, { patience: manner === 'hang' ? 200 : 60_000 }),
        )
        faulty.release()
        isFaulted = faulty.isFaulted()
        const vault = await openTestVault(store, keys)
        expect(await vault.collect(collection)).toMatchObject({ outcome: 'permit' })
      }
      expect(at).toBeGreaterThan(4)
    }
  })
})
