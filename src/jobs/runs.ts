/** How is a run of a job begun, halted, taken up again, given up? Its rows are written first and handed to the engine then, so that nothing is lost between. */

import { runWork } from '../core/work'
import type { Finding } from '../core/finding'
import { randomUuid } from '../crypto/random'
import type { Actor } from '../data/actor'
import type { Json } from '../data/plain-json'
import { checkSpeaker } from '../check/people'
import type { Engine } from '../engine/engine'
import type { VaultInside } from '../vault/inside'
import { listMatters, type Matter, moveMatter, openMatter, readMatter } from '../vault/matter'
import { type Act, operate } from '../vault/operation'
import { parseGivenShape, type StepAnswer } from '../vault/step'
import { cutCustomers } from './cut'
import type { AnyJob } from './job'
import {
  type RunBody,
  runKind,
  type RunState,
  type ShardBody,
  shardId,
  shardKind,
  type ShardState,
} from './machines'

/** Who takes a step: staff, or the library by itself where no actor is given. */
export type Mover = Actor | undefined

/** The queue in which shards lie. */
export const shardQueue = 'tutela-shards'

/** Begins a run: cuts it, writes it, hands it over. */
export const startRun = async (
  inside: VaultInside,
  engine: Engine,
  job: AnyJob,
  given: {
    readonly actor?: Mover
    readonly input: unknown
    readonly shards: number
    readonly id?: string | undefined
  },
): Promise<StepAnswer> => {
  const input = parseGivenShape(job.input, given.input, 'input of the job')
  const ranges = await cutCustomers(inside, Math.max(1, Math.floor(given.shards)))
  const run = given.id ?? randomUuid(inside.random)
  const answer = await runWork(
    operate(inside, async (act) => {
      const body: RunBody = {
        job: job.name,
        input: input as Json,
        shards: ranges.length,
        startedAt: act.at,
        handed: 1,
      } // the shape says what it is; JSON is what it stores
      const opened = await openMatter(act, runKind, {
        ...stepOf(inside, given.actor),
        customer: '',
        id: run,
        subject: job.name,
        dueAt: undefined,
        body,
      })
      if (opened.outcome === 'done')
        await act.transaction.insert(
          'matter',
          ranges.map(({ from, until }, number) => ({
            customer: '',
            kind: shardKind.kind,
            id: shardId(run, number),
            state: shardKind.first,
            subject: run,
            version: 1,
            due_at: null,
            body: JSON.stringify({
              from,
              ...(until === undefined ? {} : { until }),
              looked: 0,
              counts: {},
              steps: 0,
              tries: 0,
            } satisfies ShardBody),
          })),
        )
      return opened
    }),
  )
  if (answer.outcome === 'done') await handOver(inside, engine, run)
  return answer
}

/** Takes a run up again: after a pause, after shards were parked, or after an engine lost its queue. What is done stays done. */
export const resumeRun = async (
  inside: VaultInside,
  engine: Engine,
  given: { readonly actor?: Mover; readonly run: string },
): Promise<StepAnswer> => {
  const answer = await runWork(
    operate(inside, async (act) => {
      const parked = (await shardsOf(act, given.run)).filter(({ state }) => state === 'parked')
      const moved = await moveRun(act, given, 'resume', (body) => ({ ...body, handed: body.handed + 1 }))
      if (moved.outcome === 'done')
        for (const { id } of parked)
          await moveMatter(act, shardKind, {
            customer: '',
            id,
            move: 'unpark',
            step: () => stepOf(inside, given.actor),
            change: ({ body }) => ({ body: { ...body, tries: 0 }, dueAt: undefined }),
          })
      return moved
    }),
  )
  if (answer.outcome === 'done') await handOver(inside, engine, given.run)
  return answer
}

/** Halts a run: a shard stops after the step that it is at. */
export const pauseRun = (
  inside: VaultInside,
  given: { readonly actor?: Mover; readonly run: string },
): Promise<StepAnswer> => runWork(operate(inside, (act) => moveRun(act, given, 'pause')))

/** Gives a run up: what was done stays, the rest isn't begun. */
export const cancelRun = (
  inside: VaultInside,
  given: { readonly actor?: Mover; readonly run: string },
): Promise<StepAnswer> =>
  runWork(operate(inside, (act) => moveRun(act, given, 'cancel', (body) => ({ ...body, endedAt: act.at }))))

/** The run, and its shards in order. */
export const readRun = (
  act: Act,
  run: string,
): Promise<{
  readonly run: Matter<RunBody, RunState>
  readonly shards: readonly Matter<ShardBody, ShardState>[]
}> =>
  readMatter(act, runKind, { customer: '', id: run }).then(async (found) => ({
    run: found,
    shards: await shardsOf(act, run),
  }))

/** Hands every shard that isn't done to the engine, each time under a new name, since an engine remembers what it has had. */
const handOver = async (inside: VaultInside, engine: Engine, run: string): Promise<void> => {
  const { run: found, shards } = await runWork(
    operate(inside, async (act) => {
      act.tell({
        action: 'govern',
        outcome: 'done',
        actor: { kind: 'system', id: 'tutela' },
        about: 'run/hand-over',
      })
      return readRun(act, run)
    }),
  )
  await engine.enqueue(
    shardQueue,
    shards
      .filter(({ state }) => state === 'waiting' || state === 'running')
      .map(({ id }) => ({ id: `${id}#${found.body.handed}`, data: { run, shard: id } })),
  )
}

const shardsOf = (act: Act, run: string) => listMatters(act, shardKind, { subject: run })

const moveRun = (
  act: Act,
  { actor, run }: { readonly actor?: Mover; readonly run: string },
  move: 'pause' | 'resume' | 'cancel',
  change: (body: RunBody) => RunBody = (body) => body,
): Promise<StepAnswer> =>
  moveMatter(act, runKind, {
    customer: '',
    id: run,
    move,
    step: () => stepOf(act.inside, actor),
    change: ({ body }) => ({ body: change(body), dueAt: undefined }),
  })

const stepOf = (
  { policy }: VaultInside,
  actor: Mover,
): { readonly actor: Actor | 'system'; readonly findings: readonly Finding[] } =>
  actor === undefined
    ? { actor: 'system', findings: [] }
    : { actor, findings: checkSpeaker(policy.tables, actor, '') }
