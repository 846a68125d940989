/** Can the keys of a vault be changed while it is in use, with nothing lost and nothing left under the old ones? */

import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { runWork } from '../../src/core/work'
import { inProcessEngine } from '../../src/engine/in-process'
import { jobsOf } from '../../src/jobs/jobs'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import { sqliteStore } from '../../src/store/sqlite'
import type { Store } from '../../src/store/store'
import { faultManners, faultyStore } from '../../src/testing/faulty-store'
import { readAge } from '../../src/vault/age'
import { insideOf } from '../../src/vault/inside-of'
import { operate } from '../../src/vault/operation'
import { newPath } from '../store/place'
import { collection, consentOf, consentRow, now, openTestVault, usage, values, writeEvidence } from './world'

const customers = ['c-1', 'c-2', 'c-3']
const hour = 3_600_000

/** A vault with some customers, one of them a minor, two hours later. */
const filled = async (store: Store = memoryStore(), names: readonly string[] = customers) => {
  const keys = memoryKeys()
  const time = { at: now }
  const clock = () => time.at
  await writeEvidence(store, names)
  const [minor = ''] = names
  const { body } = consentRow(consentOf(minor, { givenBy: 'guardian' }))
  await store.transact((transaction) =>
    transaction.update('consent', { customer: minor, id: consentOf(minor).id }, {}, { body }),
  )
  const vault = await openTestVault(store, keys, { clock })
  await vault.collect(
    names.map((who, index) => ({
      ...collection,
      customer: who,
      values: { basic: { ...values.basic, ...(index === 0 ? { birthDate: '2016-01-01' } : {}) } },
    })),
  )
  time.at += 2 * hour
  return { store, keys, clock, time, vault }
}

const rowsOf = (store: Store) =>
  store.transact(async (transaction) => ({
    records: await transaction.list('record', { equals: {}, limit: 1000 }),
    keys: await transaction.list('data_key', { equals: {}, limit: 1000 }),
    epochs: await transaction.list('epoch', { equals: {}, limit: 1000 }),
    known: await transaction.list('customer', { equals: {}, limit: 1000 }),
  }))

/** What a vault that was opened anew shows of each customer. */
const seenBy = async (
  { store, keys, clock }: Pick<Awaited<ReturnType<typeof filled>>, 'store' | 'keys' | 'clock'>,
  names: readonly string[] = customers.slice(1),
) => {
  const vault = await openTestVault(store, keys, { clock })
  const answers = await vault.use(names.map((who) => ({ ...usage, customer: who })))
  return answers.map((answer) => (answer.outcome === 'permit' ? answer.view : answer.findings))
}

describe('wrapping keys anew', () => {
  it('changes every data key, touches no record, and leaves no epoch key that wraps nothing', async () => {
    const world = await filled()
    const [before, shown] = [await rowsOf(world.store), await seenBy(world)]
    const report = await world.vault.rotateKeys()
    expect(report).toEqual({ looked: 3, wrapped: 3, unopened: 0, epochs: 1 })
    const after = await rowsOf(world.store)
    expect(after.records).toEqual(before.records)
    expect(after.keys.map(({ id }) => id)).toEqual(before.keys.map(({ id }) => id))
    const old = new Set(before.epochs.map(({ id }) => id))
    expect(after.keys.filter(({ epoch }) => old.has(epoch))).toEqual([])
    expect(after.epochs.filter(({ id }) => old.has(id))).toEqual([])
    expect(await seenBy(world)).toEqual(shown)
    expect(await world.vault.rotateKeys({ before: now + hour })).toMatchObject({ wrapped: 0, epochs: 0 })
  })

  it('loses nothing that another process writes meanwhile under the epoch key that it began before', async () => {
    const { store, keys, vault, time } = await filled()
    const slow = await openTestVault(store, keys, { clock: () => now + 1 })
    const { 2: third = '' } = customers
    await slow.collect({ ...collection, customer: third })
    await vault.rotateKeys()
    await writeMore(store)
    await slow.collect({ ...collection, customer: 'c-9' })
    const clock = () => time.at
    expect(await seenBy({ store, keys, clock }, [third, 'c-9'])).toMatchObject([
      { basic: { name: '李雷雷' } },
      { basic: { name: '李雷雷' } },
    ])
  })

  it('refuses an instant that has not come', async () => {
    const { vault, time } = await filled()
    await expect(vault.rotateKeys({ before: time.at + 1 })).rejects.toMatchObject({
      failure: { kind: 'input/invalid' },
    })
  })
})

/** The consent of one more customer. */
const writeMore = async (store: Store): Promise<void> => {
  await store.transact((transaction) => transaction.insert('consent', [consentRow(consentOf('c-9'))]))
}

/** What a vault takes the first customer for at an instant. */
const ageAt = async (
  { store, keys }: Pick<Awaited<ReturnType<typeof filled>>, 'store' | 'keys'>,
  at: number,
) => {
  const vault = await openTestVault(store, keys, { clock: () => at })
  return runWork(
    operate(insideOf(vault), async (act) => {
      act.tell({ action: 'note', outcome: 'done', actor: { kind: 'system', id: 'test' } })
      return readAge(act, 'c-1')
    }),
  )
}

describe('sealing records anew', () => {
  it('puts every record, and a minor’s day of birth, under a fresh key, and destroys the old ones', async () => {
    const world = await filled()
    const [before, shown] = [await rowsOf(world.store), await seenBy(world)]
    expect(await world.vault.reencrypt()).toEqual({ looked: 3, sealed: 3, unopened: 0, keys: 3 })
    const after = await rowsOf(world.store)
    const old = new Set(before.keys.map(({ id }) => id))
    expect(after.keys).toHaveLength(3)
    for (const { id } of after.keys) expect(old.has(id)).toBe(false)
    for (const [index, row] of after.records.entries()) {
      expect(row.sealed).not.toEqual(before.records[index]?.sealed)
      expect(row.version).toBe(2)
      expect(old.has(row.key_id)).toBe(false)
    }
    const minor = after.known.find(({ age }) => age === 'minor')
    expect(after.keys.some(({ id }) => id === minor?.birth_key)).toBe(true)
    expect(await seenBy(world)).toEqual(shown)
    const by = { item: 'basic.phone', value: '13800138000' }
    const found = await world.vault.find({ actor: usage.actor, purpose: 'delivery', by })
    expect(found).toMatchObject({ outcome: 'permit', customers })
    // the day of birth still opens: a vault that can't would take the customer for a minor for ever
    expect(await ageAt(world, Date.UTC(2029, 11, 31))).toBe('minor')
    expect(await ageAt(world, Date.UTC(2030, 0, 2))).toBe('adult')
  })

  it('keeps what does not open as it is, with its key, tells it, and goes on', async () => {
    const world = await filled()
    await world.store.transact(async (transaction) => {
      const [row] = await transaction.list('record', { equals: { customer: 'c-2' }, limit: 1 })
      if (row === undefined) throw new Error('no record')
      const sealed = row.sealed.map((byte, index) => (index === 50 ? byte ^ 1 : byte))
      await transaction.update('record', { customer: 'c-2', category: 'basic', id: row.id }, {}, { sealed })
    })
    const before = await rowsOf(world.store)
    expect(await world.vault.reencrypt()).toEqual({ looked: 3, sealed: 2, unopened: 1, keys: 2 })
    const after = await rowsOf(world.store)
    const damaged = (rows: typeof after) => rows.records.find(({ customer }) => customer === 'c-2')
    expect(damaged(after)).toEqual(damaged(before))
    await world.vault.sequence()
    const events = await world.vault.events()
    expect(events.filter(({ event }) => event.outcome === 'failed')).toHaveLength(1)
  })

  it('goes on beside readers and writers of another process, who miss nothing', async () => {
    const path = newPath()
    const names = Array.from({ length: 6 }, (_, index) => `c-${index}`)
    const { vault, keys, clock, time } = await filled(sqliteStore(path), names)
    const other = await openTestVault(sqliteStore(path), keys, { clock })
    let isOver = false
    const work = (async () => {
      for (let round = 0; round < 2; round += 1) {
        time.at += 1
        await vault.rotateKeys({ batch: 2 })
        time.at += 1
        await vault.reencrypt({ batch: 1 })
      }
      isOver = true
    })()
    let count = 0
    while (!isOver) {
      const who = names[1 + (count % 5)] ?? ''
      const answer = await other.use({ ...usage, customer: who })
      expect(answer).toMatchObject({ outcome: 'permit', view: { basic: { name: '李雷雷' } } })
      await other.collect({ ...collection, customer: who, reference: `row ${count % 40}` })
      count += 1
      // both run in one process: the other's turn comes by a timer
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    await work
    expect(count).toBeGreaterThan(1)
    const shown = await other.use(names.slice(1).map((who) => ({ ...usage, customer: who })))
    expect(shown.filter(({ outcome }) => outcome !== 'permit')).toEqual([])
    expect((await vault.verify()).faults).toEqual([])
  })
})

describe('the change of keys on a store that fails', () => {
  const change = {
    'wrapping anew': (vault: Awaited<ReturnType<typeof openTestVault>>, before: number) =>
      vault.rotateKeys({ before, batch: 1 }),
    'sealing anew': (vault: Awaited<ReturnType<typeof openTestVault>>, before: number) =>
      vault.reencrypt({ before, batch: 1 }),
  }

  const checkFault = async (
    run: (typeof change)['wrapping anew'] | (typeof change)['sealing anew'],
    at: number,
    manner: (typeof faultManners)[number],
  ): Promise<number> => {
    const { store, keys, clock, time } = await filled(memoryStore(), ['c-0', 'c-2'])
    const faulty = faultyStore(store, { at, manner, lasts: true })
    const patience = manner === 'hang' ? 150 : 60_000
    try {
      await run(await openTestVault(faulty.store, keys, { clock, patience }), time.at)
    } catch (error) {
      expect(isTutelaError(error)).toBe(true)
    }
    faulty.release()
    expect(await seenBy({ store, keys, clock }, ['c-2'])).toMatchObject([{ basic: { name: '李雷雷' } }])
    const again = await openTestVault(store, keys, { clock })
    await run(again, time.at)
    expect(await seenBy({ store, keys, clock }, ['c-2'])).toMatchObject([{ basic: { name: '李雷雷' } }])
    return faulty.calls()
  }

  it.each(Object.entries(change))('%s loses nothing at any call, and goes on from there', async (_, run) => {
    const calls = await checkFault(run, Infinity, 'reject')
    expect(calls).toBeGreaterThan(15)
    const points = Array.from({ length: calls }, (_unused, index) => index + 1)
    for (const manner of faultManners)
      await Promise.all(
        points.filter((at) => manner === 'reject' || at % 3 === 0).map((at) => checkFault(run, at, manner)),
      )
  })
})

describe('the change of keys as long work', () => {
  it.each(['rotate-keys', 'reencrypt'])('%s is done in shards', async (job) => {
    const names = Array.from({ length: 20 }, (_, index) => `c-${index}`)
    const { vault, store, time } = await filled(memoryStore(), names)
    const jobs = jobsOf(vault, inProcessEngine())
    const worker = await jobs.work()
    await jobs.start({ job, shards: 4, input: { before: time.at, batch: 3 }, run: 'r' })
    while ((await jobs.progress('r')).state !== 'done') await new Promise((resolve) => setTimeout(resolve, 5))
    await worker.stop()
    // the keys that were made meanwhile are looked at, too, where they come later
    expect((await jobs.progress('r')).looked).toBeGreaterThanOrEqual(20)
    const { keys, epochs, records } = await rowsOf(store)
    const began = new Map(epochs.map(({ id, created_at }) => [id, created_at]))
    expect(keys.filter(({ epoch }) => (began.get(epoch) ?? 0) < time.at)).toEqual([])
    expect(records.filter(({ version }) => version !== (job === 'reencrypt' ? 2 : 1))).toEqual([])
  })
})
