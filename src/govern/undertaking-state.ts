/** What is kept of a promise of confidentiality or a training (7.1.1, 7.1.2)? The last of each kind for a party, and its evidence. */

import { z } from 'zod'
import { instant, opaqueId } from '../data/names'
import { cycleFinding } from '../check/rules-of-cycles'
import type { MatterKind } from '../vault/matter'

/** What was signed or held: who, when, with what result, and where its document is kept. */
export const undertakingRecord = z.strictObject({
  kind: z.enum(['confidentiality', 'training']),
  /** The id of a member of staff, or the name of a recipient. */
  party: z.string().min(1).max(96),
  /** When it was signed, or the training took place. */
  doneAt: instant,
  /** A promise is given; a training is passed or failed. */
  result: z.enum(['passed', 'failed']),
  reference: z.string().regex(/^\S{1,200}$/, 'a reference names where the document is kept, without spaces'),
})
export type UndertakingRecord = z.infer<typeof undertakingRecord>

const undertakingBody = z.strictObject({
  record: undertakingRecord,
  by: opaqueId,
  /** How many were recorded of this kind for this party; each that counts is evidence by its number. */
  number: z.number().int().positive(),
  /** The evidence that counts, and until when; absent where none does. */
  evidence: opaqueId.optional(),
  untilAt: instant.optional(),
})
export type UndertakingBody = z.infer<typeof undertakingBody>
export type UndertakingState = 'recorded' | 'revoked'

export const undertakingKind: MatterKind<UndertakingBody, UndertakingState, 'renew' | 'revoke'> = {
  kind: 'undertaking',
  first: 'recorded',
  moves: {
    renew: { from: ['recorded', 'revoked'], to: 'recorded' },
    revoke: { from: ['recorded'], to: 'revoked' },
  },
  shape: undertakingBody,
  outOfOrder: cycleFinding['undertake/order']['out-of-order'],
}
