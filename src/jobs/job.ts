/** What is long work? A job is cut into shards by ranges of customers; each shard goes on step by step, and every step is one transaction. */

import type { z } from 'zod'
import type { Json } from '../data/plain-json'
import type { Act } from '../vault/operation'

/** Customers whose ids sort from `from` on and before `until`; without `until` to the end. */
export interface CustomerRange {
  readonly from: string
  readonly until?: string | undefined
}

/** What one step is given. */
export interface JobStep<Input> {
  readonly input: Input
  readonly range: CustomerRange
  /** Where the step before left off; undefined for the first. */
  readonly cursor: string | undefined
}

/** What one step did. */
export interface StepResult {
  /** Where to go on; undefined when the shard is done. */
  readonly cursor: string | undefined
  /** How many things it looked at. */
  readonly looked: number
  /** What was done, by name: names and numbers alone. */
  readonly counts: Readonly<Record<string, number>>
}

/**
 * A job. `step` does a bounded part of a shard in the transaction that also moves the shard's progress on, and tells at least one
 * event: so a step happens once, whoever repeats it.
 */
export interface Job<Input = Json> {
  /** Letters, digits and hyphens. */
  readonly name: string
  readonly input: z.ZodType<Input>
  readonly step: (act: Act, given: JobStep<Input>) => Promise<StepResult>
}

/** A job whose input is read where it is stored. */
export type AnyJob = Omit<Job<never>, 'step' | 'input'> & {
  readonly input: z.ZodType
  readonly step: (act: Act, given: JobStep<never>) => Promise<StepResult>
}
