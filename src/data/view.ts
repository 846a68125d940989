/** In what form may a value be seen? Four views in one order; the stronger of two always wins. */

import { ord as Ord, semigroup as Semigroup } from 'fp-ts'
import { z } from 'zod'

/** `plain` < `masked` < `pseudonym` < `omitted`. */
export const view = z.enum(['plain', 'masked', 'pseudonym', 'omitted'])
export type View = z.infer<typeof view>

const rank: Readonly<Record<View, number>> = { plain: 0, masked: 1, pseudonym: 2, omitted: 3 }

/** The order of the views, weakest first. */
export const viewOrder: Ord.Ord<View> = Ord.fromCompare((left, right) =>
  rank[left] < rank[right] ? -1 : rank[left] > rank[right] ? 1 : 0,
)

/** Combines views: the stronger of the two. */
export const strongestView: Semigroup.Semigroup<View> = Semigroup.max(viewOrder)

/** Combines views: the weaker of the two, where either of two grants would do. */
export const weakestView: Semigroup.Semigroup<View> = Semigroup.min(viewOrder)
