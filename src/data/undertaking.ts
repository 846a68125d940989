/** Who promised confidentiality, and who was trained? Undertakings of actors and partners, with their terms. */

import { z } from 'zod'
import { instant, opaqueId, term } from './names'

export const undertaking = z.strictObject({
  id: opaqueId,
  kind: z.enum(['confidentiality', 'training']),
  /** The actor's or the recipient's id. */
  party: opaqueId,
  revokedAt: instant.optional(),
  ...term,
})
export type Undertaking = z.infer<typeof undertaking>
