/** How does an agreement stand at an instant, and what of it is overdue (6.3.1, 6.4.3)? */

import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import { cycleFinding } from '../check/rules-of-cycles'
import type { Matter } from '../vault/matter'
import {
  type AgreementBody,
  type AgreementState,
  type AgreementTerms,
  attestationDue,
} from './agreement-state'
import type { GovernInside } from './options'

/** One agreement as it stands. */
export interface AgreementStandingNow {
  readonly id: string
  readonly recipient: string
  readonly state: AgreementState
  /** The id under which decisions and disclosures name the version that stands. */
  readonly evidence?: string
  readonly terms: AgreementTerms
  readonly versions: AgreementBody['versions']
  readonly attestations: AgreementBody['attestations']
  /** The next attestation, the end of the term, or the confirmation that is awaited, whichever comes first. */
  readonly dueAt?: Instant
  readonly findings: readonly Finding[]
}

/** How a matter stands at an instant, with a finding for what is overdue. */
export const standingOfAgreement = (
  govern: GovernInside,
  matter: Matter<AgreementBody, AgreementState>,
  at: Instant,
): AgreementStandingNow => {
  const { terms, versions, attestations } = matter.body
  const last = versions.at(-1)
  const concern = { evidence: matter.id, recipient: terms.recipient }
  return {
    id: matter.id,
    recipient: terms.recipient,
    state: matter.state,
    terms,
    versions,
    attestations,
    ...(last === undefined ? {} : { evidence: last.evidence }),
    ...(matter.dueAt === undefined ? {} : { dueAt: matter.dueAt }),
    findings: findingsOfAgreement(govern, matter, at, concern),
  }
}

const findingsOfAgreement = (
  govern: GovernInside,
  { state, body, dueAt }: Matter<AgreementBody, AgreementState>,
  at: Instant,
  concern: { readonly evidence: string; readonly recipient: string },
): readonly Finding[] => {
  if (dueAt === undefined || dueAt > at) return []
  if (state === 'returning') return [cycleFinding['agreement/return'].overdue({ ...concern, at: dueAt })]
  const { untilAt } = body.terms
  const attestBy = state === 'signed' ? attestationDue(govern, body) : undefined
  return [
    ...(untilAt <= at ? [cycleFinding['agreement/order'].lapsed({ ...concern, at: untilAt })] : []),
    ...(attestBy !== undefined && attestBy <= at
      ? [cycleFinding['agreement/attestation'].overdue({ ...concern, at: attestBy })]
      : []),
  ]
}
