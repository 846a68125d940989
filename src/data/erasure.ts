/** What is known of an erasure? Why it was asked for, what went, what stays, why and until when. It names no customer and holds no value. */

import { z } from 'zod'
import { instant, itemName, name, opaqueId } from './names'

/** Why a customer is erased: at the customer's request, or for one of the other grounds of PIPL art. 47. */
export const erasureGround = z.enum([
  'request',
  'purpose-achieved',
  'service-ended',
  'consent-withdrawn',
  'unlawful',
])
export type ErasureGround = z.infer<typeof erasureGround>

/** What keeps a record: the legal minimum or duty of its category until an instant, or a hold until it is released or ends. */
export const retentionDuty = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('law'), id: name, untilAt: instant }),
  z.strictObject({ kind: z.literal('hold'), id: opaqueId, untilAt: instant }),
])
export type RetentionDuty = z.infer<typeof retentionDuty>

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()

/** The certificate of an erasure. `customer` is the HMAC-SHA256 of the id under the vault's id: who knows both finds it. (7.3.3) */
export const erasureCertificate = z.strictObject({
  'tutela-erasure': z.literal(1),
  vault: opaqueId,
  customer: hash,
  ground: erasureGround,
  erasedAt: instant,
  /** The audit event of the erasure, `writer/counter`. */
  event: z.string().max(256),
  /** How many of each are gone: records by category, and what stood around them. */
  gone: z.strictObject({
    records: z.record(name, count),
    keys: count,
    indexEntries: count,
    consents: count,
    choices: count,
    disclosures: count,
    /** Audit events that no longer say whom they are about. */
    events: count,
  }),
  /** What is sealed anew under keys of its own, usable for these duties alone. */
  stays: z.array(
    z.strictObject({
      category: name,
      records: count,
      items: z.array(itemName),
      because: z.array(retentionDuty).min(1),
    }),
  ),
  /** Who received packages that the customer was in, and is to be told. */
  recipients: z.array(
    z.strictObject({ recipient: z.string().max(256), packages: z.array(opaqueId), lastAt: instant }),
  ),
})
export type ErasureCertificate = z.infer<typeof erasureCertificate>
