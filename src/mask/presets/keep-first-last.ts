/** Which preset keeps the first and the last characters? This one; where more than half would show, it keeps none. */

import type { TextStrategy } from '../strategy'
import { byPosition, isCount } from './by-position'

/** How many characters at each end, as a reader counts them; whole numbers from 0 on. */
export interface FirstLast {
  readonly first: number
  readonly last: number
}

/**
 * Shows the first and the last characters and hides what is between. Where that isn't at least half of the letters
 * and digits, the value is masked whole: it is too short, or too much was asked for.
 *
 * @example
 * ```ts
 * maskWith(keepFirstLast({ first: 1, last: 2 }), '11010519491231002X') // '1***************2X'
 * maskWith(keepFirstLast({ first: 9, last: 9 }), '11010519491231002X') // '******'
 * ```
 */
export const keepFirstLast = ({ first, last }: FirstLast): TextStrategy<'keep-first-last'> =>
  byPosition('keep-first-last', (count) =>
    isCount(first) && isCount(last) && first + last <= count
      ? [
          { from: 0, to: first },
          { from: count - last, to: count },
        ]
      : undefined,
  )
