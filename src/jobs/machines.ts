/** How do a run of a job and its shards stand? Two small machines whose rows lie in the vault's own store. */

import { z } from 'zod'
import { findingMakers } from '../check/rule'
import { instant } from '../data/names'
import { copyPlain, type Json, notPlain } from '../data/plain-json'
import type { MatterKind } from '../vault/matter'

const rules = findingMakers({
  'job/order': {
    clauses: ['4.3.2'],
    reasons: {
      'not-its-turn': {
        kind: 'violation',
        en: 'the run is not in a state from which this step can be taken',
        zh: '该任务当前状态不能执行此步骤',
      },
    },
  },
})

const count = z.number().int().nonnegative()

/** What is known of a run. */
export const runBody = z.strictObject({
  job: z.string(),
  input: z.custom<Json>((given) => copyPlain(given) !== notPlain),
  shards: count,
  startedAt: instant,
  endedAt: instant.optional(),
  /** How often its shards were handed to an engine. */
  handed: count,
})
export type RunBody = z.infer<typeof runBody>
export type RunState = 'running' | 'paused' | 'cancelled' | 'done'

/** What is known of a shard. */
export const shardBody = z.strictObject({
  from: z.string(),
  until: z.string().optional(),
  cursor: z.string().or(z.undefined()).optional(),
  looked: count,
  counts: z.record(z.string(), count),
  steps: count,
  /** How often it was begun since its last step. */
  tries: count,
  startedAt: instant.optional(),
  endedAt: instant.optional(),
  /** The kind of the failure that its last try ended in. */
  failure: z.string().max(64).or(z.undefined()).optional(),
})
export type ShardBody = z.infer<typeof shardBody>
export type ShardState = 'waiting' | 'running' | 'done' | 'parked'

/** A run: going on, halted for a while, given up, or over. */
export const runKind: MatterKind<RunBody, RunState, 'pause' | 'resume' | 'cancel' | 'finish'> = {
  kind: 'run',
  first: 'running',
  moves: {
    pause: { from: ['running'], to: 'paused' },
    resume: { from: ['running', 'paused'], to: 'running' },
    cancel: { from: ['running', 'paused'], to: 'cancelled' },
    finish: { from: ['running'], to: 'done' },
  },
  shape: runBody,
  outOfOrder: rules['job/order']['not-its-turn'],
}

/** A shard: a worker's claim raises its version, and a worker with an older one can write nothing more. */
export const shardKind: MatterKind<
  ShardBody,
  ShardState,
  'claim' | 'release' | 'park' | 'finish' | 'unpark'
> = {
  kind: 'shard',
  first: 'waiting',
  moves: {
    claim: { from: ['waiting', 'running'], to: 'running' },
    release: { from: ['running'], to: 'waiting' },
    park: { from: ['running'], to: 'parked' },
    finish: { from: ['running'], to: 'done' },
    unpark: { from: ['parked'], to: 'waiting' },
  },
  shape: shardBody,
  outOfOrder: rules['job/order']['not-its-turn'],
}

/** The id of a shard of a run. */
export const shardId = (run: string, number: number): string => `${run}/${String(number).padStart(6, '0')}`
