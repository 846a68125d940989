/** Does a job engine keep its contract? The published suite, promise by promise; it works the engine's queues for real. */

import { describe, expect, it } from 'vitest'
import type { Delivery, Engine } from '../engine/engine'
import { isTutelaError } from '../core/error'

/** Makes an engine whose queues are empty; it is closed after each test. */
export type CreateEngine = () => Promise<Engine> | Engine

/** One promise of the contract. */
export interface EngineCheck {
  readonly name: string
  readonly check: (engine: Engine, queue: string) => Promise<void>
}

/** The contract, promise by promise. */
export const engineContract: readonly EngineCheck[] = [
  {
    name: 'delivers every task, with its data',
    check: async (engine, queue) => {
      const tasks = numbers(20).map((number) => ({
        id: `task-${number}`,
        data: { number, deep: [null, 'ü'] },
      }))
      await engine.enqueue(queue, tasks)
      const seen = await gather(engine, queue, 20, 4)
      expect(seen.map(({ id, data }) => ({ id, data })).sort(byId)).toEqual([...tasks].sort(byId))
    },
  },
  {
    name: 'adds a task once, however often it is enqueued while it waits',
    check: async (engine, queue) => {
      await engine.enqueue(queue, [{ id: 'one', data: 1 }])
      await engine.enqueue(queue, [{ id: 'one', data: 1 }])
      await engine.enqueue(queue, [
        { id: 'one', data: 1 },
        { id: 'last', data: 2 },
      ])
      const seen = await gather(engine, queue, 2, 1)
      expect(seen.map(({ id }) => id).sort()).toEqual(['last', 'one'])
    },
  },
  {
    name: 'delivers a task again after its handling failed',
    check: async (engine, queue) => {
      await engine.enqueue(queue, [{ id: 'stubborn', data: null }])
      let deliveries = 0
      await until(engine, queue, async ({ id }, end) => {
        expect(id).toBe('stubborn')
        deliveries += 1
        if (deliveries < 3) throw new Error('not yet')
        end()
      })
      expect(deliveries).toBe(3)
    },
  },
  {
    name: 'gives no task to two workers at once, and no more tasks at once than told',
    check: async (engine, queue) => {
      await engine.enqueue(
        queue,
        numbers(12).map((number) => ({ id: `t${number}`, data: number })),
      )
      const inHand = new Set<string>()
      const done: string[] = []
      let most = 0
      await new Promise<void>((resolve, reject) => {
        const handle = async ({ id }: Delivery): Promise<void> => {
          if (inHand.has(id)) reject(new Error('a task in two hands'))
          inHand.add(id)
          most = Math.max(most, inHand.size)
          await pause(20)
          inHand.delete(id)
          done.push(id)
          if (done.length === 12) resolve()
        }
        engine.work(queue, handle, { concurrency: 3 }).catch(reject)
        engine.work(queue, handle, { concurrency: 2 }).catch(reject)
      })
      expect(most).toBeLessThanOrEqual(5)
      expect(new Set(done).size).toBe(12)
    },
  },
  {
    name: 'a stopped worker takes nothing more, and what it had in hand is done',
    check: async (engine, queue) => {
      let begun = 0
      let ended = 0
      const worker = await engine.work(queue, async () => {
        begun += 1
        await pause(50)
        ended += 1
      })
      await engine.enqueue(
        queue,
        numbers(30).map((number) => ({ id: `t${number}`, data: number })),
      )
      while (begun === 0) await pause(5)
      await worker.stop()
      expect([ended, begun < 30]).toEqual([begun, true])
      const before = begun
      await pause(100)
      expect(begun).toBe(before)
    },
  },
  {
    name: 'after it was closed every call rejects, and a second close does nothing',
    check: async (engine, queue) => {
      await engine.close()
      await engine.close()
      for (const call of [
        () => engine.enqueue(queue, [{ id: 'a', data: null }]),
        () => engine.work(queue, () => Promise.resolve()),
        () => engine.schedule(queue, { id: 's', cron: '0 3 * * *', timeZone: 'Asia/Shanghai', data: null }),
        () => engine.unschedule(queue, 's'),
      ])
        expect(await kindOf(call)).toBe('store/closed')
    },
  },
  {
    name: 'refuses what not every engine takes, and holds a schedule until it is ended',
    check: async (engine, queue) => {
      const schedule = { id: 's', cron: '0 3 * * *', timeZone: 'Asia/Shanghai', data: null }
      expect(await kindOf(() => engine.enqueue('no spaces', []))).toBe('input/invalid')
      expect(await kindOf(() => engine.enqueue(queue, [{ id: '', data: null }]))).toBe('input/invalid')
      expect(await kindOf(() => engine.schedule(queue, { ...schedule, cron: '* *' }))).toBe('input/invalid')
      await engine.schedule(queue, schedule)
      await engine.schedule(queue, { ...schedule, cron: '30 3 * * *' })
      await engine.unschedule(queue, 's')
      await engine.unschedule(queue, 's')
    },
  },
]

/**
 * Registers the contract suite for one engine; each test has an engine and a queue of its own.
 *
 * @example
 * ```ts
 * describeEngine('in process', () => inProcessEngine())
 * ```
 */
export const describeEngine = (name: string, createEngine: CreateEngine): void => {
  describe(`engine: ${name}`, () => {
    for (const promise of engineContract)
      it(promise.name, async () => {
        const engine = await createEngine()
        try {
          await promise.check(engine, newQueue())
        } finally {
          await engine.close()
        }
      }, 60_000)
  })
}

const gather = async (engine: Engine, queue: string, count: number, concurrency: number) => {
  const seen: Delivery[] = []
  await new Promise<void>((resolve, reject) => {
    const handle = async (delivery: Delivery): Promise<void> => {
      seen.push(delivery)
      if (seen.length === count) resolve()
    }
    engine.work(queue, handle, { concurrency }).catch(reject)
  })
  return seen
}

const until = (
  engine: Engine,
  queue: string,
  handle: (delivery: Delivery, end: () => void) => Promise<void>,
): Promise<void> =>
  new Promise((resolve, reject) => {
    engine.work(queue, (delivery) => handle(delivery, resolve)).catch(reject)
  })

const kindOf = async (call: () => Promise<unknown>): Promise<string> => {
  try {
    await call()
    return 'no failure'
  } catch (error) {
    return isTutelaError(error) ? error.failure.kind : 'a failure of another kind'
  }
}

let queues = 0
const newQueue = (): string => `q-${globalThis.crypto.randomUUID().slice(0, 8)}-${(queues += 1)}`
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : 1
