/**
 * How does the library look to people who live in fp-ts? Parsing as `Either`, operations as `TaskEither` that run when
 * they are called. It offers nothing that the front door hasn't.
 */

import { attempt, type Work } from './core/work'

export type { Failure } from './core/error'
export { type Instant, parseInstant } from './core/instant'
export { addCalendar, addPeriod, type IsWorkingDay, type Period, parsePeriod } from './core/period'
export { runWork, type Work } from './core/work'
export {
  defineFormat,
  type Format,
  type FormatCode,
  type FormatIssue,
  formatSchema,
} from './data/formats/format'
export { findFormat, formats } from './data/formats/registry'
export { readResidentId } from './data/formats/resident-id'
export { sensitivityOrder } from './data/sensitivity'
export { strongestView, viewOrder, weakestView } from './data/view'
export { viewLattice } from './mask/view'
export { readPolicy } from './policy/define'

/**
 * An operation of the vault, or any promise of the library, as work that is not yet run: what it rejects with is the
 * failure on the left.
 *
 * @example
 * ```ts
 * const seen = workOf(() => vault.use({ actor, customer: 'c-1001', purpose: 'service', items: ['basic.name'] }))
 * ```
 */
export const workOf = <A>(run: () => Promise<A>): Work<A> =>
  attempt(
    {
      kind: 'tool/fault',
      message: 'the operation failed for a reason that is not the library’s',
      remedy: 'look at what was given to it',
    },
    run,
  )
