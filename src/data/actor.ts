/** Who asks? Staff with a department and a position, or a customer acting for their own id. */

import { z } from 'zod'
import { name, opaqueId } from './names'

export const actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('staff'), id: opaqueId, department: name, position: name }),
  z.strictObject({ kind: z.literal('customer'), id: opaqueId }),
])
export type Actor = z.infer<typeof actor>
export type Staff = Extract<Actor, { kind: 'staff' }>
