/**
 * What carries long work where there is no server for it? This process: its queues are in memory and end with it, so whoever starts
 * again enqueues again what was not done. For one process; the other engines are for many.
 */

import { Cron } from 'croner'
import { TutelaError } from '../core/error'
import type { Delivery, Engine, Schedule, Task, Worker } from './engine'
import { checkSchedule, checkTasks, engineClosed } from './engine-failure'

/** How it treats tasks that fail. */
export interface InProcessOptions {
  /** How often one task is delivered before it is given up; 10 unless told. */
  readonly deliveries?: number
  /** The pause before the second delivery, in milliseconds; it doubles each time, up to a minute. 100 unless told. */
  readonly pause?: number
}

interface Held extends Task {
  readonly deliveries: number
  readonly readyAt: number
}

interface Queue {
  readonly waiting: Map<string, Held>
  readonly inHand: Set<string>
  readonly wake: Set<() => void>
}

/**
 * An engine in this process. Five-field schedules run while the process does; one missed while it was down is not made up for.
 *
 * @example
 * ```ts
 * const engine = inProcessEngine()
 * await engine.enqueue('sweeps', [{ id: 'night-1', data: { shard: 1 } }])
 * await engine.close()
 * ```
 */
export const inProcessEngine = ({ deliveries = 10, pause = 100 }: InProcessOptions = {}): Engine => {
  const queues = new Map<string, Queue>()
  const workers = new Set<Worker>()
  const schedules = new Map<string, Cron>()
  let closed = false
  const check = (): void => {
    if (closed) throw engineClosed()
  }
  const queueOf = (name: string): Queue => {
    const found = queues.get(name) ?? { waiting: new Map(), inHand: new Set(), wake: new Set() }
    queues.set(name, found)
    return found
  }
  const put = (name: string, held: Held): void => {
    const queue = queueOf(name)
    if (queue.waiting.has(held.id) || queue.inHand.has(held.id)) return
    queue.waiting.set(held.id, held)
    for (const wake of queue.wake) wake()
  }
  const enqueue: Engine['enqueue'] = async (name, tasks) => {
    check()
    checkTasks(name, tasks)
    for (const task of tasks) put(name, { ...task, deliveries: 0, readyAt: 0 })
  }
  const work: Engine['work'] = async (name, handle, { concurrency = 1 } = {}) => {
    check()
    checkTasks(name, [])
    const queue = queueOf(name)
    const again = (held: Held): void => {
      const count = held.deliveries + 1
      const wait = Math.min(pause * 2 ** held.deliveries, minute)
      if (count < deliveries) put(name, { ...held, deliveries: count, readyAt: performance.now() + wait })
    }
    const stop = new AbortController()
    const hands = Array.from({ length: concurrency }, () =>
      keepWorking(queue, stop.signal, async (held) => {
        const delivery: Delivery = { id: held.id, data: held.data, completeIn: () => Promise.resolve(false) }
        const failed = await handle(delivery).then(
          () => false,
          () => true, // whoever handles it tells why; here it only comes again
        )
        queue.inHand.delete(held.id)
        if (failed) again(held)
      }),
    )
    const worker: Worker = {
      stop: async () => {
        stop.abort()
        await Promise.all(hands)
        workers.delete(worker)
      },
    }
    workers.add(worker)
    return worker
  }
  return {
    enqueue,
    work,
    schedule: async (name, schedule) => {
      check()
      checkSchedule(name, schedule)
      const key = `${name} ${schedule.id}`
      const made = start(schedule, (id) => put(name, { id, data: schedule.data, deliveries: 0, readyAt: 0 }))
      schedules.get(key)?.stop()
      schedules.set(key, made)
    },
    unschedule: async (name, id) => {
      check()
      schedules.get(`${name} ${id}`)?.stop()
      schedules.delete(`${name} ${id}`)
    },
    close: async () => {
      closed = true
      for (const schedule of schedules.values()) schedule.stop()
      await Promise.all([...workers].map(({ stop }) => stop()))
    },
  }
}

/** Takes one task after another until it is told to stop. */
const keepWorking = async (
  queue: Queue,
  signal: AbortSignal,
  handle: (held: Held) => Promise<void>,
): Promise<void> => {
  while (!signal.aborted) {
    const now = performance.now()
    const held = [...queue.waiting.values()].find(({ readyAt }) => readyAt <= now)
    if (held === undefined) await somethingNew(queue, signal, now)
    else {
      queue.waiting.delete(held.id)
      queue.inHand.add(held.id)
      await handle(held)
    }
  }
}

/** Resolves when a task was added, the next becomes ready, or the worker is to stop. */
const somethingNew = (queue: Queue, signal: AbortSignal, now: number): Promise<void> =>
  new Promise((resolve) => {
    const next = Math.min(...[...queue.waiting.values()].map(({ readyAt }) => readyAt - now))
    const timer = Number.isFinite(next) ? setTimeout(done, Math.max(next, 1)) : undefined
    function done(): void {
      clearTimeout(timer)
      queue.wake.delete(done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    queue.wake.add(done)
    signal.addEventListener('abort', done)
  })

/** Each time under an id of its own: the schedule's, and when it is next, which no two times share. */
const start = ({ cron, timeZone, id }: Schedule, enqueue: (id: string) => void): Cron => {
  try {
    return new Cron(cron, { timezone: timeZone, unref: true }, (self: Cron) => {
      enqueue(`${id.slice(0, 96)} ${self.nextRun()?.toISOString() ?? 'last'}`)
    })
  } catch {
    throw new TutelaError({
      kind: 'input/invalid',
      message: 'the fields of the schedule or its time zone are not understood',
      remedy: 'give five fields of cron, `30 3 * * *`, and an IANA time zone, `Asia/Shanghai`',
    })
  }
}

const minute = 60_000
