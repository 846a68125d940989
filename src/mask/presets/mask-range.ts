/** Which preset hides a range? This one; where more than half would show, nothing does. */

import type { TextStrategy } from '../strategy'
import { byPosition } from './by-position'
import { isRange, type Range } from './keep-range'

/**
 * Hides the characters of a range and shows what is before and after. A value that ends before the range is masked
 * whole.
 *
 * @example
 * ```ts
 * maskWith(maskRange({ from: 3, to: 6 }), '13800138000') // '138****8000'
 * maskWith(maskRange({ from: 3, to: 6 }), '138') // '******'
 * ```
 */
export const maskRange = ({ from, to }: Range): TextStrategy<'mask-range'> =>
  byPosition('mask-range', (count) =>
    isRange({ from, to }) && from < count
      ? [
          { from: 0, to: from },
          { from: Math.min(to + 1, count), to: count },
        ]
      : undefined,
  )
