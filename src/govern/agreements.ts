/**
 * How does an agreement with a partner go on (6.3.1)? One person drafts and another signs; so is it amended. What was in force when stays:
 * each version, and each time after a suspension, is evidence of its own with its own term, and decisions read nothing else.
 */

import { runWork } from '../core/work'
import type { Staff } from '../data/actor'
import { checkSpeaker } from '../check/people'
import { listMatters } from '../vault/matter'
import { operate } from '../vault/operation'
import type { StepAnswer } from '../vault/step'
import type { Step, WithProof, WithReason, WithTerms } from './agreement-inputs'
import { type AgreementStandingNow, standingOfAgreement } from './agreement-standing'
import { agreementKind } from './agreement-state'
import { amend, attest, confirm, draft, drop, end, propose, resume, sign, suspend } from './agreement-steps'
import type { GovernInside } from './options'
import { type ReadAnswer, readOnRecord } from './read-on-record'

/** What may be done with agreements. Each step answers `done`, or a denial with rule and clause. */
export interface Agreements {
  /** Drafts one; nothing is in force by it. */
  readonly draft: (input: WithTerms) => Promise<StepAnswer>
  /** Gives a draft up. */
  readonly drop: (input: Step) => Promise<StepAnswer>
  /** Signs a draft: somebody responsible who didn't draft it. It is in force from now, or from its term's beginning. */
  readonly sign: (input: Step) => Promise<StepAnswer>
  /** Proposes other terms; those in force stay so until somebody else amends. */
  readonly propose: (input: WithTerms) => Promise<StepAnswer>
  /** Puts the proposed terms in force from now on. */
  readonly amend: (input: Step) => Promise<StepAnswer>
  /** Keeps what the partner attested of its use (6.4.3). */
  readonly attest: (input: WithProof) => Promise<StepAnswer>
  readonly suspend: (input: WithReason) => Promise<StepAnswer>
  readonly resume: (input: Step) => Promise<StepAnswer>
  /** Ends it; what must be returned or destroyed is awaited within the policy's time. */
  readonly end: (input: WithReason) => Promise<StepAnswer>
  /** Keeps the partner's word that it returned or destroyed what it had. */
  readonly confirm: (input: WithProof) => Promise<StepAnswer>
  /** Every agreement as it stands, with a finding for what is overdue. */
  readonly list: (input: { readonly actor: Staff }) => Promise<ReadAnswer<readonly AgreementStandingNow[]>>
}

/** The agreements of an open vault. */
export const agreementsOf = (govern: GovernInside): Agreements => ({
  draft: (input) => runWork(draft(govern, input)),
  drop: (input) => runWork(drop(govern, input)),
  sign: (input) => runWork(sign(govern, input)),
  propose: (input) => runWork(propose(govern, input)),
  amend: (input) => runWork(amend(govern, input)),
  attest: (input) => runWork(attest(govern, input)),
  suspend: (input) => runWork(suspend(govern, input)),
  resume: (input) => runWork(resume(govern, input)),
  end: (input) => runWork(end(govern, input)),
  confirm: (input) => runWork(confirm(govern, input)),
  list: ({ actor }) =>
    runWork(
      operate(govern.vault, (act) =>
        readOnRecord(
          act,
          { actor, about: 'agreement/list', findings: checkSpeaker(govern.vault.policy.tables, actor, '') },
          async () =>
            (await listMatters(act, agreementKind)).map((matter) =>
              standingOfAgreement(govern, matter, act.at),
            ),
        ),
      ),
    ),
})
