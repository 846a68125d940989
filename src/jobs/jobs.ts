/** What can be done with long work? Begun, watched, halted, taken up again, scheduled; and worked, by as many processes as there are. */

import { z } from 'zod'
import { isTutelaError, TutelaError } from '../core/error'
import type { Actor } from '../data/actor'
import type { Engine, Worker } from '../engine/engine'
import { insideOf } from '../vault/inside-of'
import type { StepAnswer } from '../vault/step'
import type { Vault } from '../vault/vault'
import type { AnyJob } from './job'
import { type Progress, progressOf } from './progress'
import { cancelRun, pauseRun, resumeRun, shardQueue, startRun } from './runs'
import { sweepJob } from './sweep-job'
import { workShard } from './work-shard'

/** How a job is begun. */
export interface Start {
  readonly job: string
  /** What the job takes; `{}` unless told. */
  readonly input?: unknown
  /** In how many shards it is cut; 16 unless told. */
  readonly shards?: number
  /** The run's own id; beginning it again is `record/duplicate`. Random unless told. */
  readonly run?: string
  /** Who begins it; the library by itself unless told. */
  readonly actor?: Actor
}

/** Which run, and who moves it. */
export interface RunStep {
  readonly run: string
  readonly actor?: Actor
}

/** How this process works. */
export interface WorkOptions {
  /** Shards at a time; 1 unless told. A vault runs one transaction at a time, so more helps only on a server. */
  readonly concurrency?: number
  /** Which part of the time goes to steps, above 0 and at most 1: below 1 it pauses after each step and yields to foreground work. */
  readonly share?: number
  /** How often a shard is tried without a step forward before it is parked; 5 unless told. */
  readonly tries?: number
}

/** Long work of one vault on one engine. */
export interface Jobs {
  readonly start: (input: Start) => Promise<StepAnswer>
  readonly pause: (input: RunStep) => Promise<StepAnswer>
  /** Takes a run up again: after a pause, with parked shards, or after an engine lost its queue. */
  readonly resume: (input: RunStep) => Promise<StepAnswer>
  readonly cancel: (input: RunStep) => Promise<StepAnswer>
  readonly progress: (run: string) => Promise<Progress>
  /** Works shards in this process, until it is stopped. */
  readonly work: (options?: WorkOptions) => Promise<Worker>
  /** Begins a job at set times; `id` names the schedule, and a second of it replaces the first. */
  readonly schedule: (
    input: Omit<Start, 'run' | 'actor'> & {
      readonly id: string
      readonly cron: string
      readonly timeZone: string
    },
  ) => Promise<void>
  readonly unschedule: (id: string) => Promise<void>
}

/**
 * Long work of a vault: the retention sweep, and jobs of the library or of your own, on an engine. `input/invalid` for a job that is
 * not among them. Nothing is lost when a process dies: what is done is in the vault's own store, in the transaction that did it.
 *
 * @example
 * ```ts
 * const jobs = jobsOf(vault, inProcessEngine())
 * const worker = await jobs.work({ share: 0.5 })
 * const begun = await jobs.start({ job: 'sweep', shards: 4, run: 'night-1' })
 * begun.outcome // 'done'
 * await worker.stop()
 * ```
 */
export const jobsOf = (
  vault: Pick<Vault, 'id'>,
  engine: Engine,
  jobs: readonly AnyJob[] = [sweepJob],
): Jobs => {
  const inside = insideOf(vault)
  const jobNamed = (name: string): AnyJob => {
    const job = jobs.find((one) => one.name === name)
    if (job !== undefined) return job
    throw new TutelaError({
      kind: 'input/invalid',
      message: 'there is no job of that name',
      remedy: `give one of ${jobs.map((one) => `\`${one.name}\``).join(', ')}`,
      where: { path: 'job' },
    })
  }
  const start = async ({ job, input = {}, shards = 16, run, actor }: Start): Promise<StepAnswer> =>
    startRun(inside, engine, jobNamed(job), { actor, input, shards, id: run })
  return {
    start,
    pause: (input) => pauseRun(inside, input),
    resume: (input) => resumeRun(inside, engine, input),
    cancel: (input) => cancelRun(inside, input),
    progress: (run) => progressOf(inside, run),
    work: async ({ concurrency = 1, share = 1, tries = 5 } = {}) => {
      let stopped = false
      const work = { jobs, tries, pace: paceOf(share), isStopped: () => stopped }
      const workers = [
        await engine.work(
          shardQueue,
          (delivery) => workShard(inside, work, shardPlace.parse(delivery.data), delivery),
          { concurrency },
        ),
        await engine.work(startQueue, async (delivery) => {
          const { job, input, shards } = scheduled.parse(delivery.data)
          await start({ job, input, shards, run: delivery.id }).catch(begunAlready)
        }),
      ]
      return {
        stop: async () => {
          stopped = true
          await Promise.all(workers.map((worker) => worker.stop()))
        },
      }
    },
    schedule: async ({ id, cron, timeZone, job, input = {}, shards = 16 }) => {
      const data = { job: jobNamed(job).name, input: inputShape.parse(input), shards }
      await engine.schedule(startQueue, { id, cron, timeZone, data })
    },
    unschedule: (id) => engine.unschedule(startQueue, id),
  }
}

/** The queue in which scheduled beginnings lie. */
const startQueue = 'tutela-runs'

const inputShape = z.json()
const shardPlace = z.strictObject({ run: z.string(), shard: z.string() })
const scheduled = z.strictObject({ job: z.string(), input: z.json(), shards: z.number().int().min(1) })

/** An engine delivers at least once: a run that was begun is begun. */
const begunAlready = (error: unknown): void => {
  if (!isTutelaError(error) || error.failure.kind !== 'record/duplicate') throw error
}

/** Pauses so long after each step that steps take no more than their share of the time. */
const paceOf = (share: number): ((milliseconds: number) => Promise<void>) => {
  if (!(share > 0 && share <= 1))
    throw new TutelaError({
      kind: 'input/invalid',
      message: 'the share of the time is not above 0 and at most 1',
      remedy: 'give 1 for all of it, 0.5 for half',
      where: { path: 'share' },
    })
  return async (milliseconds) => {
    const wait = milliseconds * (1 / share - 1)
    if (wait >= 1) await new Promise((resolve) => setTimeout(resolve, wait))
  }
}
