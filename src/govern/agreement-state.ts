/** How does an agreement with a partner stand (6.3.1, 6.4.3)? Drafted, signed in versions of which each has its own time, suspended, ended. */

import { z } from 'zod'
import type { Instant } from '../core/instant'
import { agreement, type Agreement } from '../data/agreement'
import { signatory } from '../data/approval'
import { instant, itemName, opaqueId } from '../data/names'
import { cycleFinding } from '../check/rules-of-cycles'
import type { MatterKind } from '../vault/matter'
import { type GovernInside, periodAfter } from './options'

/** What is agreed: the agreement without when it was signed, suspended, ended and last attested. */
export const agreementTerms = agreement
  .omit({ signedAt: true, suspendedAt: true, endedAt: true, lastAttestedAt: true })
  .extend({
    /** Room for the number of a version. */
    id: z.string().min(1).max(100),
    /** What is returned or destroyed when the agreement ends. */
    atEnd: z.array(z.strictObject({ items: z.array(itemName).min(1), how: z.enum(['return', 'destroy']) })),
  })
export type AgreementTerms = z.infer<typeof agreementTerms>

/** Where a document of the partner's is kept, and its hash; never the document. */
export const partnerProof = z.strictObject({
  reference: z.string().regex(/^\S{1,200}$/, 'a reference names where the document is kept, without spaces'),
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 hex digits'),
  /** When the partner said so. */
  saidAt: instant,
})
export type PartnerProof = z.infer<typeof partnerProof>

const kept = partnerProof.extend({ by: opaqueId, at: instant })

const agreementBody = z.strictObject({
  terms: agreementTerms,
  draftedBy: signatory,
  proposed: z.strictObject({ terms: agreementTerms, by: signatory, at: instant }).optional(),
  /** Each version in its order, under the id that decisions and disclosures name. */
  versions: z.array(
    z.strictObject({ evidence: opaqueId, signedBy: opaqueId, fromAt: instant, terms: agreementTerms }),
  ),
  attestations: z.array(kept),
  /** Why it was suspended or ended. */
  reason: z.string().min(1).max(500).optional(),
  endedAt: instant.optional(),
  confirmed: kept.optional(),
})
export type AgreementBody = z.infer<typeof agreementBody>
export type AgreementState = 'draft' | 'dropped' | 'signed' | 'suspended' | 'returning' | 'ended'
export type AgreementMove =
  | 'drop'
  | 'sign'
  | 'propose'
  | 'amend'
  | 'attest'
  | 'suspend'
  | 'resume'
  | 'end'
  | 'close'
  | 'confirm'

export const agreementKind: MatterKind<AgreementBody, AgreementState, AgreementMove> = {
  kind: 'agreement',
  first: 'draft',
  moves: {
    drop: { from: ['draft'], to: 'dropped' },
    sign: { from: ['draft'], to: 'signed' },
    propose: { from: ['signed'], to: 'signed' },
    amend: { from: ['signed'], to: 'signed' },
    attest: { from: ['signed'], to: 'signed' },
    suspend: { from: ['signed'], to: 'suspended' },
    resume: { from: ['suspended'], to: 'signed' },
    end: { from: ['signed', 'suspended'], to: 'returning' },
    close: { from: ['signed', 'suspended'], to: 'ended' },
    confirm: { from: ['returning'], to: 'ended' },
  },
  shape: agreementBody,
  outOfOrder: cycleFinding['agreement/order']['out-of-order'],
}

/** When the partner attests next: its interval after it did last, or after the signing. */
export const attestationDue = (govern: GovernInside, body: AgreementBody): Instant =>
  periodAfter(govern, lastAttested(body), body.terms.attestEvery)

/** When the partner attested last; the signing stands for the first time. */
export const lastAttested = ({ attestations, versions, terms }: AgreementBody): Instant =>
  attestations.at(-1)?.saidAt ?? versions[0]?.fromAt ?? terms.fromAt

/** When a signed agreement must be looked at next. */
export const signedDue = (govern: GovernInside, body: AgreementBody): Instant =>
  Math.min(body.terms.untilAt, attestationDue(govern, body))

/** The evidence of a version. */
export const evidenceOf = (
  { atEnd: _atEnd, ...terms }: AgreementTerms,
  changes: Pick<Agreement, 'id' | 'signedAt' | 'lastAttestedAt' | 'fromAt'>,
): Agreement => ({ ...terms, ...changes })
