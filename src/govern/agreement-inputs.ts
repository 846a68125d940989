/** Who takes a step on an agreement, and with what? */

import type { Staff } from '../data/actor'
import type { AgreementTerms, PartnerProof } from './agreement-state'

/** Who takes a step on which agreement. */
export interface Step {
  readonly actor: Staff
  readonly id: string
}

/** The same with terms, which name the agreement. */
export interface WithTerms {
  readonly actor: Staff
  readonly terms: AgreementTerms
}

/** The same with where the partner's word is kept. */
export interface WithProof extends Step {
  readonly proof: PartnerProof
}

export interface WithReason extends Step {
  readonly reason: string
}
