/**
 * Long work on pg-boss: tasks in PostgreSQL, for many processes. The instance is the adopter's, who starts and stops it; where the
 * vault is in the same database, a shard's last step and its task's completion are one transaction.
 */

import { rawQueryOf } from '../store/raw-query'
import type { Transaction } from '../store/store'
import type { Delivery, Engine, Worker } from './engine'
import { checkSchedule, checkTasks, engineClosed, orUnavailable } from './engine-failure'
import { deliveredId, heldTaskOf } from './held-task'
import { taskUuid } from './task-id'

/** An instance of `PgBoss`, as far as the engine needs it. */
export interface Boss {
  createQueue(name: string, options: object): Promise<void>
  insert(name: string, jobs: { id: string; data: object; [option: string]: unknown }[]): Promise<unknown>
  work(name: string, options: object, handler: (jobs: BossJob[]) => Promise<unknown>): Promise<string>
  offWork(name: string, options: { id: string; wait: boolean }): Promise<void>
  complete(name: string, id: string, data: null, options: { db: BossDatabase }): Promise<unknown>
  schedule(name: string, cron: string, data: object, options: { tz: string; key: string }): Promise<void>
  unschedule(name: string, key: string): Promise<void>
}

/** A job, as a handler gets it. */
export interface BossJob {
  readonly id: string
  readonly data: unknown
}

/** Where pg-boss runs its statements. */
export interface BossDatabase {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: { count: unknown }[] }>
}

/** How it is used. */
export interface PgBossOptions {
  /** Is the vault's store in the very database that the instance uses? No unless told. */
  readonly sameDatabase?: boolean
  /** After how many seconds without a sign of life a worker counts as dead, 10 at least; 10 unless told. */
  readonly heartbeatSeconds?: number
  /** How long an idle worker waits before it looks again, in seconds, 0.5 at least; 2 unless told. */
  readonly pollingSeconds?: number
}

/**
 * The engine on a started instance of pg-boss 12.
 *
 * @example
 * ```ts
 * const boss = new PgBoss('postgres://localhost/shop') // and `await boss.start()` before its first use
 * const engine = pgBossEngine(boss, { sameDatabase: true })
 * ```
 */
export const pgBossEngine = (boss: Boss, options: PgBossOptions = {}): Engine => {
  const { sameDatabase = false, heartbeatSeconds = 10, pollingSeconds = 2 } = options
  const queues = new Map<string, Promise<void>>()
  const workers = new Set<Worker>()
  let closed = false
  const ready = async (queue: string): Promise<void> => {
    if (closed) throw engineClosed()
    const made =
      queues.get(queue) ??
      boss.createQueue(queue, {
        retryLimit: 20,
        retryDelay: 1,
        retryBackoff: true,
        retryDelayMax: 60,
        heartbeatSeconds,
        expireInSeconds: dayInSeconds - 1,
      })
    queues.set(queue, made)
    await made.catch((error: unknown) => {
      queues.delete(queue)
      throw error
    })
  }
  return {
    enqueue: async (queue, tasks) => {
      checkTasks(queue, tasks)
      await orUnavailable(async () => {
        await ready(queue)
        const jobs = tasks.map(({ id, data }) => ({ id: taskUuid(queue, id), data: { id, data } }))
        if (jobs.length > 0) await boss.insert(queue, jobs)
      })
    },
    work: async (queue, handle, { concurrency = 1 } = {}) => {
      checkTasks(queue, [])
      const id = await orUnavailable(async () => {
        await ready(queue)
        return boss.work(
          queue,
          {
            localConcurrency: concurrency,
            pollingIntervalSeconds: pollingSeconds,
            heartbeatRefreshSeconds: heartbeatSeconds / 3,
          },
          async (jobs) => {
            for (const job of jobs) await handle(deliveryOf({ boss, queue, job, sameDatabase }))
          },
        )
      })
      const worker: Worker = {
        stop: async () => {
          workers.delete(worker)
          await orUnavailable(() => boss.offWork(queue, { id, wait: true }))
        },
      }
      workers.add(worker)
      return worker
    },
    schedule: async (queue, schedule) => {
      checkSchedule(queue, schedule)
      const { id, cron, timeZone, data } = schedule
      await orUnavailable(async () => {
        await ready(queue)
        await boss.schedule(
          queue,
          cron,
          { id, data, scheduled: true },
          { tz: timeZone, key: taskUuid(queue, id) },
        )
      })
    },
    unschedule: async (queue, id) => {
      checkTasks(queue, [])
      await orUnavailable(async () => {
        await ready(queue)
        await boss.unschedule(queue, taskUuid(queue, id))
      })
    },
    close: async () => {
      closed = true
      await Promise.all([...workers].map(({ stop }) => stop()))
    },
  }
}

const dayInSeconds = 86_400

const deliveryOf = (given: {
  readonly boss: Boss
  readonly queue: string
  readonly job: BossJob
  readonly sameDatabase: boolean
}): Delivery => {
  const { boss, queue, job, sameDatabase } = given
  const held = heldTaskOf(job.data)
  return {
    id: deliveredId(held, job.id),
    data: held.data,
    completeIn: async (transaction: Transaction) => {
      const query = rawQueryOf(transaction)
      if (!sameDatabase || query === undefined) return false
      const db: BossDatabase = {
        // a completion answers with one number, how many jobs it completed
        executeSql: async (text, values = []) => {
          const { rows } = await query(text, values)
          return { rows: rows.map((row) => ({ count: row[0] })) }
        },
      }
      await boss.complete(queue, job.id, null, { db })
      return true
    },
  }
}
