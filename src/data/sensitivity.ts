/** How sensitive is an item? Three ordered levels, after PIPL article 28; which item has which stands on the item. */

import { ord as Ord } from 'fp-ts'
import { z } from 'zod'

/** `general` < `personal` < `sensitive` (PIPL art. 28, identity documents and credit). */
export const sensitivity = z.enum(['general', 'personal', 'sensitive'])
export type Sensitivity = z.infer<typeof sensitivity>

const rank: Readonly<Record<Sensitivity, number>> = { general: 0, personal: 1, sensitive: 2 }

/** The order of the levels, least sensitive first. */
export const sensitivityOrder: Ord.Ord<Sensitivity> = Ord.fromCompare((left, right) =>
  rank[left] < rank[right] ? -1 : rank[left] > rank[right] ? 1 : 0,
)
