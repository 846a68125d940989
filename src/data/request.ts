/** What is asked? The questions that a decision answers, by shape alone: a name that the policy lacks is a finding, not a shape. */

import { z } from 'zod'
import { actor } from './actor'
import { instant, opaqueId } from './names'

const text = z.string().max(256)

/** May these values be taken from this customer? */
export const collectRequest = z.strictObject({
  actor,
  customer: opaqueId,
  channel: text,
  /** The partner that supplies the values, for a partner channel. */
  supplier: text.optional(),
  purposes: z.array(text),
  items: z.array(text).min(1),
  notice: opaqueId.optional(),
  capturedAt: instant,
  /** Items whose values did not parse, and why; never the values. */
  inaccurate: z.array(z.strictObject({ item: text, reason: z.string() })),
})

/** May this actor see these items of this customer for this purpose? */
export const useRequest = z.strictObject({
  actor,
  customer: opaqueId,
  purpose: text,
  items: z.array(text).min(1),
  manner: text,
})

/** May these items go to this recipient? */
export const shareRequest = z.strictObject({
  actor,
  customer: opaqueId,
  purpose: text,
  recipient: text,
  items: z.array(text).min(1),
})

export type CollectRequest = z.infer<typeof collectRequest>
export type UseRequest = z.infer<typeof useRequest>
export type ShareRequest = z.infer<typeof shareRequest>
