/** What is known of a stored record besides its values? Provenance, review state and the events that periods count from. */

import { z } from 'zod'
import { instant, itemName, name, opaqueId } from './names'
import { retentionStart } from './policy'

export const reviewState = z.enum(['not-needed', 'pending', 'confirmed', 'returned'])

export const recordSummary = z.strictObject({
  id: opaqueId,
  customer: opaqueId,
  category: name,
  items: z.array(itemName),
  purposes: z.array(name).min(1),
  channel: name,
  consents: z.array(opaqueId),
  capturedAt: instant,
  enteredAt: instant,
  enteredBy: opaqueId,
  review: reviewState,
  /** When events happened that retention may count from. */
  events: z.partialRecord(retentionStart, instant),
  archivedAt: instant.optional(),
  erasedAt: instant.optional(),
})
export type RecordSummary = z.infer<typeof recordSummary>
