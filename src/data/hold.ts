/** Why must a customer's records stay? A legal hold, with its reason. */

import { z } from 'zod'
import { instant, name, opaqueId, term } from './names'

export const hold = z.strictObject({
  id: opaqueId,
  customer: opaqueId,
  /** Categories that it covers; all of them where absent. */
  categories: z.array(name).optional(),
  reason: z.string().min(1),
  releasedAt: instant.optional(),
  ...term,
})
export type Hold = z.infer<typeof hold>
