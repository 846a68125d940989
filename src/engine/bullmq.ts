/** Long work on BullMQ: tasks in Redis, for many processes. A finished task leaves Redis; what it did stands in the vault's own store. */

import type { ConnectionOptions, Queue } from 'bullmq'
import { TutelaError } from '../core/error'
import type { Engine, Worker } from './engine'
import { checkSchedule, checkTasks, engineClosed, orUnavailable } from './engine-failure'
import { deliveredId, heldTaskOf } from './held-task'
import { taskUuid } from './task-id'

/** How it is used. */
export interface BullmqOptions {
  /** Where Redis is: what BullMQ takes, `{ host, port }` or a client of ioredis. */
  readonly connection: ConnectionOptions
  /** What the names of its keys start with; `bull` unless told. */
  readonly prefix?: string
  /** After how many milliseconds without a sign of life a worker counts as dead; 30,000 unless told. */
  readonly lockDuration?: number
}

/**
 * The engine on BullMQ 6 and Redis 6.2 or newer.
 *
 * @example
 * ```ts
 * const engine = bullmqEngine({ connection: { host: '127.0.0.1', port: 6379 } })
 * ```
 */
export const bullmqEngine = ({
  connection,
  prefix = 'bull',
  lockDuration = 30_000,
}: BullmqOptions): Engine => {
  const queues = new Map<string, Queue>()
  const workers = new Set<Worker>()
  let closed = false
  const ready = async (name: string): Promise<Queue> => {
    if (closed) throw engineClosed()
    const { Queue: BullQueue } = await library()
    const queue = queues.get(name) ?? listening(new BullQueue(name, { connection, prefix }))
    queues.set(name, queue)
    await queue.waitUntilReady()
    return queue
  }
  return {
    enqueue: async (name, tasks) => {
      checkTasks(name, tasks)
      await orUnavailable(async () => {
        const queue = await ready(name)
        await queue.addBulk(
          tasks.map(({ id, data }) => ({
            name,
            data: { id, data },
            opts: { ...retries, jobId: taskUuid(name, id) },
          })),
        )
      })
    },
    work: async (name, handle, { concurrency = 1 } = {}) => {
      checkTasks(name, [])
      if (closed) throw engineClosed()
      const { Worker: BullWorker } = await library()
      const bull = listening(
        new BullWorker(
          name,
          async (job) => {
            const held = heldTaskOf(job.data)
            await handle({
              id: deliveredId(held, job.id ?? ''),
              data: held.data,
              completeIn: () => Promise.resolve(false),
            })
          },
          {
            connection,
            prefix,
            concurrency,
            lockDuration,
            stalledInterval: lockDuration / 2,
            maxStalledCount: 20,
          },
        ),
      )
      await orUnavailable(() => bull.waitUntilReady())
      const worker: Worker = {
        stop: async () => {
          workers.delete(worker)
          await orUnavailable(() => bull.close())
        },
      }
      workers.add(worker)
      return worker
    },
    schedule: async (name, schedule) => {
      checkSchedule(name, schedule)
      const { id, cron, timeZone, data } = schedule
      await orUnavailable(async () => {
        const queue = await ready(name)
        await queue.upsertJobScheduler(
          taskUuid(name, id),
          { pattern: cron, tz: timeZone },
          { name, data: { id, data, scheduled: true }, opts: retries },
        )
      })
    },
    unschedule: async (name, id) => {
      checkTasks(name, [])
      await orUnavailable(async () => (await ready(name)).removeJobScheduler(taskUuid(name, id)))
    },
    close: async () => {
      closed = true
      await Promise.all([...workers].map(({ stop }) => stop()))
      await orUnavailable(() => Promise.all([...queues.values()].map((queue) => queue.close())))
      queues.clear()
    },
  }
}

/** The adopter's own copy of BullMQ. */
const library = async (): Promise<typeof import('bullmq')> => {
  try {
    return await import('bullmq')
  } catch {
    throw new TutelaError({
      kind: 'input/unreadable',
      message: 'the package `bullmq` is not installed',
      remedy: 'install it: `npm install bullmq`',
    })
  }
}

/** Ten deliveries, the pauses between them from a tenth of a second on; what is done isn't kept. */
const retries = {
  attempts: 10,
  backoff: { type: 'exponential', delay: 100 },
  removeOnComplete: true,
  removeOnFail: 1000,
}

/** An error that nobody hears would end the process; calls that it concerns reject by themselves. */
const listening = <Q extends { on: (event: 'error', listener: () => void) => unknown }>(emitter: Q): Q => {
  emitter.on('error', () => undefined)
  return emitter
}
