/** What was agreed with a partner? Scope, purposes, manner, term, keys and duties of one agreement. */

import { z } from 'zod'
import { instant, itemName, name, opaqueId, period, term } from './names'

/** A public key of the recipient, X25519, with its own term. */
export const recipientKey = z.strictObject({
  id: opaqueId,
  publicKey: z.string().regex(/^[0-9a-f]{64}$/, 'an X25519 public key is 64 hex digits'),
  revokedAt: instant.optional(),
  ...term,
})

export const agreement = z.strictObject({
  id: opaqueId,
  recipient: name,
  /** What the partner may be given, and what it may supply to us. */
  items: z.array(itemName),
  supplies: z.array(itemName),
  /** Items that leave in plain view (6.4.1). */
  plain: z.array(itemName),
  purposes: z.array(name).min(1),
  manner: z.string().min(1),
  basis: z.string().min(1),
  crossBorder: z.union([z.literal(false), z.strictObject({ basis: z.string().min(1) })]),
  keys: z.array(recipientKey),
  /** The recipient attests its use at this interval. */
  attestEvery: period,
  lastAttestedAt: instant,
  duties: z.array(z.string()),
  signedAt: instant.optional(),
  suspendedAt: instant.optional(),
  endedAt: instant.optional(),
  ...term,
})
export type Agreement = z.infer<typeof agreement>
