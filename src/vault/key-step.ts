/** How is long work on data keys told what to do? Which keys it replaces, and which of them one step looks at. */

import { isTutelaError } from '../core/error'
import type { Instant } from '../core/instant'
import type { KeyOf } from '../store/tables'
import type { Act } from './operation'

/** Which keys are replaced. */
export interface KeyWork {
  /** Those made before this instant; before now unless told. Give the same again to go on after a failure. */
  readonly before?: Instant
  /** How many keys one transaction looks at; 200 unless told. */
  readonly batch?: number
}

/** Part of a long work on data keys: whose, from where on, and how much. */
export interface KeyStep {
  readonly from: string
  readonly until?: string | undefined
  readonly after: KeyOf<'data_key'> | undefined
  readonly before: Instant
  readonly batch: number
}

/** A page of data keys, by customer. */
export const listKeys = (act: Act, { from, until, after, batch }: KeyStep) =>
  act.transaction.list('data_key', {
    equals: {},
    from,
    ...(until === undefined ? {} : { until }),
    limit: batch,
    after,
  })

/** Nothing, where a seal or a key fails; any other failure goes on. */
export const ofKeys = (error: unknown): undefined => {
  if (isTutelaError(error) && /^(seal\/|key\/missing)/.test(error.failure.kind)) return undefined
  throw error
}
