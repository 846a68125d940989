/** Who may do nothing for now? A person or a position that an incident suspended, until it is lifted. */

import { z } from 'zod'
import { instant, name, opaqueId, term } from './names'

export const suspension = z.strictObject({
  id: opaqueId,
  /** A person by id, or everybody in a position. */
  of: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('actor'), actor: opaqueId }),
    z.strictObject({ kind: z.literal('position'), position: name }),
  ]),
  incident: opaqueId,
  by: opaqueId,
  releasedAt: instant.optional(),
  ...term,
})
export type Suspension = z.infer<typeof suspension>
