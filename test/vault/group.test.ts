/** Do readings that share a commit answer as if each were alone, and is nothing given out before its event is durable? */

import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { memoryStore } from '../../src/store/memory'
import { memoryKeys } from '../../src/keys/memory'
import type { Store } from '../../src/store/store'
import { faultManners, faultyStore } from '../../src/testing/faulty-store'
import { createTurns } from '../../src/vault/turns'
import type { Vault } from '../../src/vault/vault'
import { collection, consentOf, customer, newVault, openTestVault, usage, writeEvidence } from './world'

const customers = Array.from({ length: 64 }, (_, index) => `c-${index}`)
const useOf = (who: string) => ({ ...usage, customer: who })

/** A vault in memory with the values of some customers; the store counts its transactions from then on. */
const withCustomers = async (names: readonly string[] = customers) => {
  const [store, keys] = [memoryStore(), memoryKeys()]
  await writeEvidence(store, names)
  const filling = await openTestVault(store, keys)
  await filling.collect(names.map((who) => ({ ...collection, customer: who })))
  const counts = { transactions: 0 }
  const counting: Store = {
    ...store,
    transact: (work) => {
      counts.transactions += 1
      return store.transact(work)
    },
  }
  const vault = await openTestVault(counting, keys)
  counts.transactions = 0
  return { store, keys, vault, counts }
}

const permitsIn = (store: Store) =>
  store.transact(async (transaction) =>
    (await transaction.list('event', { equals: {}, limit: 1000 }))
      .map(({ writer, counter, leaf }) => ({ id: `${writer}/${counter}`, ...JSON.parse(leaf) }))
      .filter(({ action, outcome }) => action === 'use' && outcome === 'permit')
      .map(({ id }) => id),
  )

const settle = (vault: Vault, names: readonly string[]) =>
  Promise.allSettled(names.map((who) => vault.use(useOf(who))))

describe('readings at the same time', () => {
  it('share one transaction, and each has its own event', async () => {
    const { store, vault, counts } = await withCustomers()
    const answers = await Promise.all(customers.map((who) => vault.use(useOf(who))))
    expect(counts.transactions).toBe(1)
    expect(answers.every(({ outcome }) => outcome === 'permit')).toBe(true)
    const events = answers.map(({ event }) => event)
    expect(new Set(events).size).toBe(customers.length)
    expect(new Set(await permitsIn(store))).toEqual(new Set(events))
    expect((await vault.verify()).faults).toEqual([])
  })

  it('give nothing out while the commit is under way, and nothing at all when it fails', async () => {
    const { store, keys } = await withCustomers()
    let letGo: (fails: boolean) => void = () => undefined
    const held = new Promise<boolean>((resolve) => {
      letGo = resolve
    })
    let isHeld = false
    const slow: Store = {
      ...store,
      transact: (work) =>
        store.transact(async (transaction) => {
          const answer = await work(transaction)
          if (isHeld && (await held)) throw new Error('the disk went')
          return answer
        }),
    }
    const vault = await openTestVault(slow, keys)
    isHeld = true
    let settled = 0
    const asked = customers.map((who) =>
      vault.use(useOf(who)).finally(() => {
        settled += 1
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(settled).toBe(0)
    letGo(true)
    const answers = await Promise.allSettled(asked)
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true)
    expect(await permitsIn(store)).toEqual([])
  })

  it('answer though one of them fails, which fails alone and is told', async () => {
    const { store, vault } = await withCustomers()
    await store.transact(async (transaction) => {
      const [row] = await transaction.list('record', { equals: { customer: 'c-5' }, limit: 1 })
      if (row === undefined) throw new Error('no record')
      const sealed = row.sealed.slice()
      sealed[40] = (sealed[40] ?? 0) ^ 1
      await transaction.update('record', { customer: 'c-5', category: 'basic', id: row.id }, {}, { sealed })
    })
    const answers = await settle(vault, customers)
    const failed = answers.flatMap((answer, index) =>
      answer.status === 'rejected' ? [customers[index]] : [],
    )
    expect(failed).toEqual(['c-5'])
    expect(answers[5]).toMatchObject({ reason: { failure: { kind: 'seal/tampered' } } })
    await vault.sequence()
    const told = (await vault.events()).filter(({ event }) => event.outcome === 'failed')
    expect(told).toHaveLength(1)
    expect(new Set(await permitsIn(store)).size).toBe(63)
  })

  it('draw on one extraction once', async () => {
    const { store, vault } = await withCustomers()
    const key = { customer: '', kind: 'approval', id: 'a-delivery' }
    await store.transact(async (transaction) => {
      const row = await transaction.get('evidence', key)
      if (row === undefined) throw new Error('no approval')
      const body = JSON.stringify({ ...JSON.parse(row.body), extractions: 3 })
      await transaction.update('evidence', key, {}, { body })
    })
    const answers = await Promise.all(customers.map((who) => vault.use(useOf(who))))
    expect(answers.filter(({ outcome }) => outcome === 'permit')).toHaveLength(3)
  })

  it('see what was withdrawn before they were asked for, and not what is withdrawn after', async () => {
    const { vault } = await newVault()
    await vault.collect(collection)
    const before = Promise.all([vault.use(usage), vault.use(usage)])
    const withdrawn = vault.withdrawConsent({
      actor: { kind: 'customer', id: customer },
      customer,
      consent: consentOf(customer).id,
    })
    const after = Promise.all([vault.use(usage), vault.use(usage)])
    expect((await before).map(({ outcome }) => outcome)).toEqual(['permit', 'permit'])
    expect((await withdrawn).outcome).toBe('done')
    expect((await after).map(({ outcome }) => outcome)).toEqual(['deny', 'deny'])
  })
})

describe('readings at the same time on a store that fails', () => {
  const few = customers.slice(0, 2)

  /** Two uses at once with a failure at one call of the store: whatever was given out has its event. */
  const checkFault = async (at: number, manner: (typeof faultManners)[number], lasts: boolean) => {
    const { store, keys } = await withCustomers(few)
    const faulty = faultyStore(store, { at, manner, lasts })
    const patience = manner === 'hang' ? 200 : 60_000
    const opened = await openTestVault(faulty.store, keys, { patience }).catch(() => undefined)
    if (opened === undefined) return faulty.calls()
    const answers = await settle(opened, few)
    faulty.release()
    const permits = new Set(await permitsIn(store))
    for (const answer of answers)
      if (answer.status === 'fulfilled') expect(permits.has(answer.value.event)).toBe(true)
      else expect(isTutelaError(answer.reason)).toBe(true)
    return faulty.calls()
  }

  it('gives nothing out without its event, at any call, in any manner, once or for good', async () => {
    const calls = await checkFault(Infinity, 'reject', false)
    expect(calls).toBeGreaterThan(10)
    const points = Array.from({ length: calls }, (_, index) => index + 1)
    for (const manner of faultManners)
      for (const lasts of [false, true]) await Promise.all(points.map((at) => checkFault(at, manner, lasts)))
  })

  it('answers the others when a call failed once', async () => {
    const { store, keys } = await withCustomers(few)
    const opening = faultyStore(store, { at: Infinity, manner: 'reject', lasts: false })
    await openTestVault(opening.store, keys)
    const faulty = faultyStore(store, { at: opening.calls() + 6, manner: 'reject', lasts: false })
    const vault = await openTestVault(faulty.store, keys)
    expect((await settle(vault, few)).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  })
})

describe('turns', () => {
  it('keep the order of the calls, and bring together what waits side by side', async () => {
    const turns = createTurns<{ readonly name: string; readonly weight: number }>()
    const ran: string[] = []
    const wait = (name: string, weight = 1) =>
      turns.together({ name, weight }, async (members) => {
        ran.push(members.map((member) => member.name).join('+'))
      })
    wait('a')
    wait('b')
    const job = turns.alone(async () => ran.push('write'))
    wait('c', 200)
    wait('d', 100)
    wait('e', 300)
    wait('f')
    await job
    await turns.alone(async () => undefined)
    expect(ran).toEqual(['a+b', 'write', 'c', 'd', 'e', 'f'])
  })

  it('go on after a job that failed', async () => {
    const turns = createTurns()
    await expect(turns.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await turns.alone(async () => 1)).toBe(1)
  })
})
