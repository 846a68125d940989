/** What was the customer told? The text of a notice in its five parts; a notice is identified by its hash. */

import { z } from 'zod'
import { itemName, name, opaqueId, term } from './names'

/** The five parts that a notice must have (3.2.3). */
export const noticePart = z.enum(['purpose', 'scope', 'manner', 'protection', 'rights'])
export type NoticePart = z.infer<typeof noticePart>

export const notice = z.strictObject({
  id: opaqueId,
  /** SHA-256 of the canonical text, hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  language: z.enum(['zh', 'en']),
  parts: z.partialRecord(noticePart, z.string()),
  purposes: z.array(name),
  items: z.array(itemName),
  ...term,
})

export type Notice = z.infer<typeof notice>
