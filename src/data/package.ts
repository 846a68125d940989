/** What does a package for a partner hold? Its manifest, readable by all, and its content, for the recipient alone. */

import { z } from 'zod'
import { instant, itemName, name, opaqueId } from './names'
import type { Json } from './plain-json'

/** Who gets what, for what, under which agreement, and until when it may be opened (6.3.1, 6.4.2). */
export const packageManifest = z.strictObject({
  id: opaqueId,
  organization: z.string().min(1),
  recipient: name,
  /** The recipient's key that it is sealed to. */
  key: opaqueId,
  agreement: opaqueId,
  purpose: name,
  manner: z.string().min(1),
  items: z.array(itemName),
  customers: z.number().int().nonnegative(),
  issuedAt: instant,
  untilAt: instant,
  /** SHA-256 of the canonical content, hex. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
})
export type PackageManifest = z.infer<typeof packageManifest>

const value: z.ZodType<Json> = z.json()

/** One customer in a package: a pseudonym that holds for this recipient alone, and the items in their views. */
export const packageEntry = z.strictObject({
  customer: z.string().min(1),
  records: z.array(z.strictObject({ category: name, items: z.record(itemName, value) })),
})
export type PackageEntry = z.infer<typeof packageEntry>

/** The content of a package. */
export const packageContent = z.array(packageEntry)
export type PackageContent = z.infer<typeof packageContent>
