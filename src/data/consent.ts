/** What did the customer authorize? A consent with the content of ISO/IEC TS 27560, and the choices made against it. */

import { z } from 'zod'
import { instant, itemName, name, opaqueId, term } from './names'

/** How the consent was expressed; only an affirmative act counts (3.3.2). */
export const consentAct = z.enum(['ticked', 'signed', 'spoken', 'pre-ticked', 'silence'])

/** Only `given` and `renewed` authorize. */
export const consentState = z.enum([
  'requested',
  'given',
  'refused',
  'renewed',
  'withdrawn',
  'revoked',
  'expired',
  'invalidated',
])

export const consent = z.strictObject({
  id: opaqueId,
  customer: opaqueId,
  controller: z.string().min(1),
  /** The notice shown: which version, and in which language. */
  notice: z.strictObject({ id: opaqueId, hash: z.string(), language: z.enum(['zh', 'en']) }),
  purposes: z.array(name).min(1),
  items: z.array(z.strictObject({ item: itemName, necessary: z.boolean() })).min(1),
  /** Partners that may receive the items; empty for none. */
  recipients: z.array(name),
  crossBorder: z.boolean(),
  /** Was this its own act, for this alone (单独同意, PIPL art. 14, 23, 29, 39)? */
  separate: z.boolean(),
  channel: name,
  act: consentAct,
  /** One act for several purposes that could have been refused one by one. */
  bundled: z.boolean(),
  /** Something was promised for it. */
  inducement: z.boolean(),
  /** Purposes without which service was refused. */
  conditionFor: z.array(name),
  givenBy: z.enum(['customer', 'guardian']),
  state: consentState,
  givenAt: instant,
  ...term,
  /** When it was withdrawn by the customer, revoked by the company, or invalidated. */
  endedAt: instant.optional(),
  /** How the customer can withdraw it. */
  withdrawal: z.string().min(1),
})

export type Consent = z.infer<typeof consent>
export type ConsentState = z.infer<typeof consentState>

/** An opt-out: of a purpose, or of sharing with a recipient (all of them where none is named). */
export const choice = z.strictObject({
  id: opaqueId,
  customer: opaqueId,
  refuses: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('purpose'), purpose: name }),
    z.strictObject({ kind: z.literal('sharing'), recipient: name.optional() }),
  ]),
  ...term,
})

export type Choice = z.infer<typeof choice>
