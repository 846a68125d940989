/** Is long work done once, whatever becomes of its workers? Against the sweep that runs in one piece. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isTutelaError } from '../../src/core/error'
import { inProcessEngine } from '../../src/engine/in-process'
import type { Job } from '../../src/jobs/job'
import { jobsOf } from '../../src/jobs/jobs'
import { sweepJob } from '../../src/jobs/sweep-job'
import { faultyStore } from '../../src/testing/faulty-store'
import { systemActor } from '../../src/vault/event-parts'
import { openVault } from '../../src/vault/open'
import { nobody, policy, rep } from '../vault/company'
import { customersLeft, eventually, openMany, twice } from './world'

const engineOf = () => inProcessEngine({ pause: 1 })

const untilDone = (jobs: ReturnType<typeof jobsOf>, run: string) =>
  eventually(async () => (await jobs.progress(run)).state === 'done')

describe('a sweep in shards', () => {
  it('disposes of exactly what the sweep in one piece does, in any number of shards and steps', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          count: fc.integer({ min: 0, max: 40 }),
          shards: fc.integer({ min: 1, max: 60 }),
          batch: fc.integer({ min: 1, max: 20 }),
          concurrency: fc.integer({ min: 1, max: 4 }),
          doubled: fc.boolean(),
        }),
        async ({ count, shards, batch, concurrency, doubled }) => {
          const { vault, store, ids, due } = await openMany(count)
          const engine = doubled ? twice(engineOf()) : engineOf()
          const jobs = jobsOf(vault, engine)
          const worker = await jobs.work({ concurrency })
          await jobs.start({ job: 'sweep', shards, input: { batch }, run: 'r' })
          await untilDone(jobs, 'r')
          await worker.stop()
          expect(await customersLeft(store)).toEqual(ids.filter((id) => !due.includes(id)))
          const progress = await jobs.progress('r')
          expect(progress).toMatchObject({
            looked: count,
            counts: { delete: due.length, archive: 0, anonymize: 0, kept: 0, held: 0 },
            parked: [],
          })
          expect(progress.shards.done).toBeLessThanOrEqual(Math.min(shards, count + 1))
          expect(await vault.sweep()).toMatchObject({ looked: 0 })
          await engine.close()
        },
      ),
      { numRuns: 25 },
    )
  })

  it('goes on after its store failed at any call, in any manner but silence, and does nothing twice', async () => {
    let points = 0
    for (const manner of ['throw', 'reject', 'wrong type'] as const)
      for (let at = 1, isMet = true; isMet; at += 4) {
        const { store, keys, due, ids, clock } = await openMany(6)
        const faulty = faultyStore(store, { at, manner, lasts: false })
        const vault = await openVault({ policy, store: faulty.store, keys, clock: () => clock.at }).catch(
          () => openVault({ policy, store: faulty.store, keys, clock: () => clock.at }),
        )
        const engine = engineOf()
        const jobs = jobsOf(vault, engine)
        const begin = () => jobs.start({ job: 'sweep', shards: 2, input: { batch: 2 }, run: 'r' })
        const worker = await jobs.work({ concurrency: 2 })
        // whoever began it and heard nothing begins it again; if it stands, it is taken up
        await begin().catch(() => begin().catch(() => jobs.resume({ run: 'r' })))
        await eventually(async () => {
          const state = await jobs.progress('r').then(
            (progress) => progress.state,
            () => 'unknown',
          )
          return state === 'done'
        })
        await worker.stop()
        expect(await customersLeft(store)).toEqual(ids.filter((id) => !due.includes(id)))
        const look = () => jobs.progress('r')
        expect((await look().catch(look)).looked).toBe(6) // the failure may come as late as here
        await engine.close()
        isMet = faulty.isFaulted()
        points += 1
      }
    expect(points).toBeGreaterThan(30)
  })
})

describe('a run', () => {
  it('halts after the step it is at, goes on where it was, and can be given up', async () => {
    const { vault, store, ids, due } = await openMany(30)
    const engine = engineOf()
    const jobs = jobsOf(vault, engine)
    await jobs.start({ job: 'sweep', shards: 3, input: { batch: 1 }, run: 'r', actor: rep })
    const worker = await jobs.work({ share: 0.02 })
    await eventually(async () => (await jobs.progress('r')).looked > 4)
    await jobs.pause({ run: 'r' })
    await eventually(async () => (await jobs.progress('r')).shards.running === 0)
    const halted = await jobs.progress('r')
    expect(halted).toMatchObject({ state: 'paused', shards: { parked: 0 } })
    expect(halted.looked).toBeLessThan(30)
    await jobs.resume({ run: 'r' })
    await untilDone(jobs, 'r')
    expect(await jobs.progress('r')).toMatchObject({ looked: 30, remaining: 0 })
    expect(await customersLeft(store)).toEqual(ids.filter((id) => !due.includes(id)))
    await worker.stop()

    await jobs.start({ job: 'sweep', shards: 2, run: 's' })
    expect(await jobs.cancel({ run: 's' })).toMatchObject({ outcome: 'done' })
    const late = await jobs.work({})
    expect(await jobs.resume({ run: 's' })).toMatchObject({
      outcome: 'deny',
      findings: [{ rule: 'job/order', clauses: ['4.3.2'], reason: 'not-its-turn' }],
    })
    await late.stop()
    expect(await jobs.progress('s')).toMatchObject({ state: 'cancelled', looked: 0, shards: { waiting: 2 } })
    await engine.close()
  })

  it('parks a shard that always fails, and does the rest', async () => {
    const { vault } = await openMany(12)
    const engine = engineOf()
    let isMended = false
    const picky: Job<{ readonly what: string }> = {
      name: 'picky',
      input: z.strictObject({ what: z.string() }),
      step: async (act, { range }) => {
        act.tell({ action: 'govern', outcome: 'done', actor: systemActor, about: 'picky' })
        if (range.from !== '' && !isMended) throw new Error('a value of c-006')
        return { cursor: undefined, looked: 1, counts: { done: 1 } }
      },
    }
    const jobs = jobsOf(vault, engine, [picky, sweepJob])
    const worker = await jobs.work({ tries: 3 })
    await jobs.start({ job: 'picky', shards: 2, input: { what: 'x' }, run: 'r' })
    await eventually(async () => (await jobs.progress('r')).shards.parked === 1)
    await eventually(async () => (await jobs.progress('r')).shards.done === 1)
    const parked = await jobs.progress('r')
    expect(parked).toMatchObject({
      state: 'running',
      counts: { done: 1 },
      parked: [{ shard: 'r/000001', failure: 'store/unavailable' }],
    })
    expect(JSON.stringify(parked)).not.toContain('c-006')
    isMended = true
    await jobs.resume({ run: 'r' })
    await untilDone(jobs, 'r')
    expect(await jobs.progress('r')).toMatchObject({ counts: { done: 2 }, parked: [] })
    await worker.stop()
    await engine.close()
  })

  it('waits for a worker that knows its job', async () => {
    const { vault, store, ids, due } = await openMany(6)
    const engine = engineOf()
    await jobsOf(vault, engine).start({ job: 'sweep', shards: 1, run: 'r' })
    const stranger = jobsOf(vault, engine, [])
    const worker = await stranger.work({ tries: 2 })
    await eventually(async () => (await stranger.progress('r')).shards.parked === 1)
    await worker.stop()
    expect((await stranger.progress('r')).parked).toEqual([{ shard: 'r/000000', failure: 'input/invalid' }])
    const jobs = jobsOf(vault, engine)
    const able = await jobs.work({})
    await jobs.resume({ run: 'r' })
    await untilDone(jobs, 'r')
    await able.stop()
    expect(await customersLeft(store)).toEqual(ids.filter((id) => !due.includes(id)))
    await engine.close()
  })

  it('begins at its times, each time once', async () => {
    const { vault } = await openMany(2)
    const engine = twice(engineOf())
    const jobs = jobsOf(vault, engine)
    const worker = await jobs.work({})
    await engine.enqueue('tutela-runs', [{ id: 'nightly 1', data: { job: 'sweep', input: {}, shards: 1 } }])
    await eventually(() =>
      jobs.progress('nightly 1').then(
        ({ state }) => state === 'done',
        () => false,
      ),
    )
    await jobs.schedule({ id: 'nightly', cron: '30 3 * * *', timeZone: 'Asia/Shanghai', job: 'sweep' })
    await jobs.unschedule('nightly')
    await worker.stop()
    await engine.close()
  })

  it('refuses what it does not know, with the rule or with a failure that says what to do', async () => {
    const { vault } = await openMany(1)
    const engine = engineOf()
    const jobs = jobsOf(vault, engine)
    expect(await jobs.start({ job: 'sweep', actor: nobody })).toMatchObject({
      outcome: 'deny',
      findings: [{ rule: 'consent/person', reason: 'no-position' }],
    })
    for (const [call, kind] of [
      [() => jobs.start({ job: 'sweeep' }), 'input/invalid'],
      [() => jobs.start({ job: 'sweep', input: { batch: -1 } }), 'input/invalid'],
      [() => jobs.progress('none'), 'record/missing'],
      [() => jobs.work({ share: 0 }), 'input/invalid'],
      [
        () => jobs.schedule({ id: 's', cron: 'x * * * *', timeZone: 'Asia/Shanghai', job: 'sweep' }),
        'input/invalid',
      ],
      [
        () => jobs.schedule({ id: 's', cron: '* * * * *', timeZone: 'Nowhere', job: 'sweep' }),
        'input/invalid',
      ],
    ] as const) {
      const error: unknown = await call().catch((caught: unknown) => caught)
      expect(isTutelaError(error) && error.failure.kind).toBe(kind)
    }
    await engine.close()
  })
})
