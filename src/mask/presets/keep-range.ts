/** Which preset keeps a range? This one; where more than half would show, it keeps none. */

import type { TextStrategy } from '../strategy'
import { byPosition, isCount } from './by-position'

/** From which to which character, both of them in the range, counted from 0 as a reader sees them. */
export interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Shows the characters of a range and hides what is before and after.
 *
 * @example
 * ```ts
 * maskWith(keepRange({ from: 2, to: 4 }), 'abcd1234') // '**cd1***'
 * maskWith(keepRange({ from: 0, to: 6 }), 'abcd1234') // '******'
 * ```
 */
export const keepRange = ({ from, to }: Range): TextStrategy<'keep-range'> =>
  byPosition('keep-range', (count) =>
    isRange({ from, to }) ? [{ from: Math.min(from, count), to: Math.min(to + 1, count) }] : undefined,
  )

/** Whole numbers from 0 on, in order. */
export const isRange = ({ from, to }: Range): boolean => isCount(from) && isCount(to) && from <= to
