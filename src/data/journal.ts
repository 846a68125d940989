/** What does the journal say of an erasure or a withdrawal? Enough to do it again on restored data, and whom it is about only to who knows the id. */

import { z } from 'zod'
import { erasureCertificate } from './erasure'
import { instant } from './names'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const event = z.string().min(1).max(256)

/** One entry. Customer and consent are keyed hashes of their ids, under the vault's id. */
export const journalEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('erasure'), event, at: instant, certificate: erasureCertificate }),
  z.strictObject({
    kind: z.literal('withdrawal'),
    event,
    at: instant,
    customer: hash,
    consent: hash,
    state: z.enum(['withdrawn', 'revoked']),
  }),
])
export type JournalEntry = z.infer<typeof journalEntry>
