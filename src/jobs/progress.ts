/** How far is a run? By its shards' own rows: what was looked at, how fast, and how long the rest will take at that rate. */

import type { Instant } from '../core/instant'
import { runWork } from '../core/work'
import { systemActor } from '../vault/event-parts'
import type { VaultInside } from '../vault/inside'
import { operate } from '../vault/operation'
import type { RunState, ShardState } from './machines'
import { readRun } from './runs'

/** A run, as far as it is. */
export interface Progress {
  readonly run: string
  readonly job: string
  readonly state: RunState
  readonly startedAt: Instant
  readonly endedAt?: Instant
  readonly shards: { readonly [S in ShardState]: number }
  /** How many things were looked at, and what was done with them, by name. */
  readonly looked: number
  readonly counts: Readonly<Record<string, number>>
  /** Things a second since the start. */
  readonly rate: number
  /** Milliseconds that the rest takes if the shards that are left are like those that are done; absent until one is. */
  readonly remaining?: number
  /** Shards that were given up for now: where they begin is a customer's id, so only their number and failure are told. */
  readonly parked: readonly { readonly shard: string; readonly failure: string | undefined }[]
}

/** Tells how far a run is. It is recorded like every look into the vault. */
export const progressOf = (inside: VaultInside, run: string): Promise<Progress> =>
  runWork(
    operate(inside, async (act) => {
      act.tell({ action: 'govern', outcome: 'done', actor: systemActor, about: 'run/progress' })
      const { run: found, shards } = await readRun(act, run)
      const states = { waiting: 0, running: 0, done: 0, parked: 0 }
      const counts: Record<string, number> = {}
      let looked = 0
      for (const { state, body } of shards) {
        states[state] += 1
        looked += body.looked
        for (const [what, count] of Object.entries(body.counts)) counts[what] = (counts[what] ?? 0) + count
      }
      const { job, startedAt, endedAt } = found.body
      const taken = Math.max((endedAt ?? act.at) - startedAt, 1)
      const left = states.waiting + states.running + states.parked
      return {
        run,
        job,
        state: found.state,
        startedAt,
        ...(endedAt === undefined ? {} : { endedAt }),
        shards: states,
        looked,
        counts,
        rate: (looked * 1000) / taken,
        ...(states.done === 0 ? {} : { remaining: (taken / states.done) * left }),
        parked: shards
          .filter(({ state }) => state === 'parked')
          .map(({ id, body }) => ({ shard: id, failure: body.failure })),
      }
    }),
  )
