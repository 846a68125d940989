/**
 * How does a worker work one shard? It claims it, which ends the claim of any other, and then goes step by step; each step's effects and
 * the shard's progress are one transaction, so a worker that died or was overtaken has done each of its steps once or not at all.
 */

import { type Failure, isTutelaError, TutelaError } from '../core/error'
import { runWork } from '../core/work'
import type { Delivery } from '../engine/engine'
import { systemActor } from '../vault/event-parts'
import type { VaultInside } from '../vault/inside'
import { listMatters, type Matter, readMatter } from '../vault/matter'
import { type Act, operate } from '../vault/operation'
import { expectChange } from '../vault/step'
import type { AnyJob } from './job'
import { runKind, type ShardBody, shardKind, type ShardState } from './machines'

/** How shards are worked. */
export interface ShardWork {
  readonly jobs: readonly AnyJob[]
  /** How often a shard is tried without a step forward before it is parked. */
  readonly tries: number
  /** Waits between two steps, given how long the last took. */
  readonly pace: (milliseconds: number) => Promise<void>
  readonly isStopped: () => boolean
}

type Shard = Matter<ShardBody, ShardState>

/** Works a shard to its end, or until its run is halted, somebody else has claimed it, or a step fails. */
export const workShard = async (
  inside: VaultInside,
  work: ShardWork,
  place: { readonly run: string; readonly shard: string },
  delivery: Delivery,
): Promise<void> => {
  let shard = await claim(inside, work, place)
  try {
    while (shard?.state === 'running') {
      const begun = performance.now()
      shard = await step(inside, work, place, shard, delivery)
      if (shard?.state === 'running') await work.pace(performance.now() - begun)
    }
  } catch (error) {
    shard = await fail(inside, work, place, shard, isTutelaError(error) ? error.failure.kind : 'tool/fault')
    // also where it is somebody's: a step may have been written and only its answer lost
    if (shard.state === 'waiting' || shard.state === 'running') throw error
  }
  if (shard?.state === 'done') await finishRun(inside, place.run)
}

/** Claims a shard of a run that goes on, unless it is done or parked already; undefined where the run is halted. */
const claim = (
  inside: VaultInside,
  work: ShardWork,
  { run, shard: id }: { readonly run: string; readonly shard: string },
): Promise<Shard | undefined> =>
  transact(inside, 'shard/claim', async (act) => {
    if (!(await isGoingOn(act, run))) return undefined
    const shard = await readMatter(act, shardKind, { customer: '', id })
    if (shard.state === 'done' || shard.state === 'parked') return shard
    const tries = shard.body.tries + 1
    const body = { ...shard.body, tries, startedAt: shard.body.startedAt ?? act.at }
    return write(act, shard, { state: tries > work.tries ? 'parked' : 'running', body })
  })

const step = (
  inside: VaultInside,
  work: ShardWork,
  { run }: { readonly run: string },
  claimed: Shard,
  delivery: Delivery,
): Promise<Shard | undefined> =>
  transact(inside, undefined, async (act) => {
    const found = await readMatter(act, runKind, { customer: '', id: run })
    const shard = await readMatter(act, shardKind, claimed)
    if (shard.version !== claimed.version) return told(act, 'shard/overtaken')
    if (found.state !== 'running' || work.isStopped()) {
      act.tell(system('shard/release'))
      return write(act, shard, { state: 'waiting', body: { ...shard.body, tries: 0 } })
    }
    const job = work.jobs.find(({ name }) => name === found.body.job)
    if (job === undefined) throw new TutelaError(unknownJob)
    const { from, until, cursor } = shard.body
    const input = job.input.parse(found.body.input) as never // it was of this shape when the run began
    const result = await job.step(act, { input, range: { from, until }, cursor })
    const counts = { ...shard.body.counts }
    for (const [what, count] of Object.entries(result.counts)) counts[what] = (counts[what] ?? 0) + count
    const isDone = result.cursor === undefined
    const { body } = shard
    const next = await write(act, shard, {
      state: isDone ? 'done' : 'running',
      body: {
        ...body,
        cursor: result.cursor,
        ...(isDone ? { endedAt: act.at } : {}),
        failure: undefined,
        looked: body.looked + result.looked,
        counts,
        steps: body.steps + 1,
        tries: 0,
      },
    })
    if (isDone) await delivery.completeIn(act.transaction)
    return next
  })

/** Notes a failed step, and parks the shard after too many; gives the shard as it then stands. */
const fail = (
  inside: VaultInside,
  work: ShardWork,
  { shard: id }: { readonly shard: string },
  claimed: Shard | undefined,
  failure: string,
): Promise<Shard> =>
  transact(inside, 'shard/failed', async (act) => {
    const shard = await readMatter(act, shardKind, { customer: '', id })
    if (claimed === undefined || shard.version !== claimed.version) return shard
    const state = shard.body.tries >= work.tries ? 'parked' : 'waiting'
    return write(act, shard, { state, body: { ...shard.body, failure } })
  })

/** Ends a run whose every shard is done; one with parked shards stays open for whoever looks after it. */
const finishRun = (inside: VaultInside, run: string): Promise<void> =>
  transact(inside, 'run/look', async (act) => {
    const shards = await listMatters(act, shardKind, { subject: run })
    if (shards.some(({ state }) => state !== 'done')) return
    const found = await readMatter(act, runKind, { customer: '', id: run })
    if (found.state !== 'running') return
    await act.transaction.update(
      'matter',
      { customer: '', kind: runKind.kind, id: run },
      { version: found.version },
      {
        version: found.version + 1,
        state: 'done',
        body: JSON.stringify({ ...found.body, endedAt: act.at }),
      },
    )
  })

const write = async (
  act: Act,
  shard: Shard,
  { state, body }: { readonly state: ShardState; readonly body: ShardBody },
): Promise<Shard> => {
  const version = shard.version + 1
  expectChange(
    await act.transaction.update(
      'matter',
      { customer: '', kind: shardKind.kind, id: shard.id },
      { version: shard.version },
      { version, state, body: JSON.stringify(body) },
    ),
    'matter',
  )
  return { ...shard, version, state, body }
}

const isGoingOn = async (act: Act, run: string): Promise<boolean> =>
  (await readMatter(act, runKind, { customer: '', id: run })).state === 'running'

const transact = <A>(
  inside: VaultInside,
  about: string | undefined,
  steps: (act: Act) => Promise<A>,
): Promise<A> =>
  runWork(
    operate(inside, (act) => {
      if (about !== undefined) act.tell(system(about))
      return steps(act)
    }),
  )

const told = (act: Act, about: string): undefined => {
  act.tell(system(about))
  return undefined
}

const system = (about: string) => ({ action: 'govern', outcome: 'done', actor: systemActor, about }) as const

const unknownJob: Failure = {
  kind: 'input/invalid',
  message: 'this worker knows no job of the name that the run has',
  remedy: 'work with `jobsOf` over the same jobs that began it; the shard waits for a worker that knows it',
}
