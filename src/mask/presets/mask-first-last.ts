/** Which preset hides the first and the last characters? This one; where more than half would show, nothing does. */

import type { TextStrategy } from '../strategy'
import { byPosition, isCount } from './by-position'
import type { FirstLast } from './keep-first-last'

/**
 * Hides the first and the last characters and shows what is between.
 *
 * @example
 * ```ts
 * maskWith(maskFirstLast({ first: 2, last: 3 }), 'abcd1234') // '**cd1***'
 * maskWith(maskFirstLast({ first: 1, last: 1 }), 'abcd1234') // '******'
 * ```
 */
export const maskFirstLast = ({ first, last }: FirstLast): TextStrategy<'mask-first-last'> =>
  byPosition('mask-first-last', (count) =>
    isCount(first) && isCount(last) ? [{ from: Math.min(first, count), to: count - last }] : undefined,
  )
