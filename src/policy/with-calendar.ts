/** By which calendar does a policy count working days? Monday to Friday, unless it is given one. */

import type { IsWorkingDay } from '../core/period'
import type { Policy, PolicyNames } from './policy'

/**
 * The same policy, counting periods of working days (`P15B`) by `calendar`. A period that reaches a year which the calendar doesn't know
 * fails with `input/invalid`: no holiday is taken for a working day.
 *
 * @example
 * ```ts
 * const counted = withCalendar(policy, (isoDate) => !isoDate.endsWith('-01'))
 * counted.document === policy.document // true
 * ```
 */
export const withCalendar = <N extends PolicyNames>(policy: Policy<N>, calendar: IsWorkingDay): Policy<N> =>
  Object.freeze({
    ...policy,
    tables: Object.freeze({
      ...policy.tables,
      calendar,
      // what was asked of the other policy was answered by its calendar
      asked: Array<object | undefined>(policy.tables.asked.length).fill(undefined),
    }),
  })
