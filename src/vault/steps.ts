/** Which steps change what decisions rest on? Consents, choices, approvals, reviews, registered evidence, holds; sharing and the sweep. */

import { runWork, type Work } from '../core/work'
import type { Actor, Staff } from '../data/actor'
import type { Choice, Consent } from '../data/consent'
import type { Hold } from '../data/hold'
import type { PolicyNames } from '../policy/policy'
import {
  type Application,
  type ApplicationDecision,
  apply,
  decideApplication,
  revokeApproval,
} from './approvals'
import { choose, endChoice, giveConsent, revokeConsent, withdrawConsent } from './consents'
import { correct, type CorrectAnswer, type Correction } from './correct'
import { reviewEmergency } from './emergencies'
import { placeHold, releaseHold } from './holds'
import type { VaultInside } from './inside'
import { erase, type EraseAnswer, type EraseInput } from './erase'
import { noteEvent, type NoteInput } from './note'
import { type EndedKind, endEvidence, register, type Registration } from './register'
import { readRetained, type RetainedAnswer, type RetainedInput } from './read-retained'
import { type OverdueAnswer, overdueReviews, type RecordKey, review } from './review'
import { share, type ShareAnswer } from './share'
import { readStanding, type StandingAnswer } from './standing'
import type { StepAnswer } from './step'
import { type SweepInput, type SweepReport, sweep } from './sweep'

/** What is asked of sharing, in a policy's own names. */
export interface Sharing<N extends PolicyNames, P extends keyof N['needs'] & string> {
  readonly actor: Actor
  readonly customers: readonly string[]
  readonly purpose: P
  readonly recipient: N['recipient']
  readonly items: readonly N['needs'][P][]
  /** The caller's own name for this package: giving it again issues the same one, and discloses nothing twice. */
  readonly reference?: string
}

/**
 * Steps of people. Each answers `done` with its event, or a denial with the rule that says who may take it; what is not of its
 * shape rejects with `input/invalid`, what isn't there with `record/missing`, what changed meanwhile with `record/changed`.
 */
export interface VaultSteps<N extends PolicyNames = PolicyNames> {
  /** Records a consent; it counts for the next decision. (1.3.5) */
  readonly giveConsent: (input: { readonly actor: Actor; readonly consent: Consent }) => Promise<StepAnswer>
  /** Withdraws a consent; the next decision of every process sees it. (7.3.2) */
  readonly withdrawConsent: (input: {
    readonly actor: Actor
    readonly customer: string
    readonly consent: string
  }) => Promise<StepAnswer>
  /** Revokes a consent for the company, one that turned out unsound, say; staff alone do. (1.3.5) */
  readonly revokeConsent: (input: {
    readonly actor: Staff
    readonly customer: string
    readonly consent: string
  }) => Promise<StepAnswer>
  /** Records an opt-out. (7.3.2) */
  readonly choose: (input: { readonly actor: Actor; readonly choice: Choice }) => Promise<StepAnswer>
  /** Ends an opt-out. (7.3.2) */
  readonly endChoice: (input: {
    readonly actor: Actor
    readonly customer: string
    readonly choice: string
  }) => Promise<StepAnswer>
  /** What a customer agreed to and refused so far, ended or not: for the customer, and for staff who speak with them. (7.3.1, 7.3.2) */
  readonly standing: (input: { readonly actor: Actor; readonly customer: string }) => Promise<StandingAnswer>
  /** Applies for an approval. (5.3.1, 6.3.2) */
  readonly apply: (input: { readonly actor: Staff; readonly application: Application }) => Promise<StepAnswer>
  /** Approves or refuses an application, or the step of it whose turn it is: another person, in a responsible position. (5.3.1, 6.3.2) */
  readonly decideApplication: (input: {
    readonly actor: Staff
    readonly approval: string
    readonly decision: ApplicationDecision
  }) => Promise<StepAnswer>
  /** Ends an approval. (5.3.1) */
  readonly revokeApproval: (input: {
    readonly actor: Staff
    readonly approval: string
  }) => Promise<StepAnswer>
  /** Confirms a record or returns it: another person than entered it. (3.2.4) */
  readonly review: (input: {
    readonly actor: Staff
    readonly record: RecordKey
    readonly verdict: 'confirmed' | 'returned'
  }) => Promise<StepAnswer>
  /** The records that nobody reviewed in time. (3.2.4) */
  readonly overdueReviews: (input: {
    readonly actor: Staff
    readonly limit?: number
  }) => Promise<OverdueAnswer>
  /** Puts values of a record right: its next version, sealed anew; recipients are to be told. (1.3.2, 7.3.3) */
  readonly correct: (input: { readonly actor: Actor } & Correction) => Promise<CorrectAnswer>
  /** Records that an emergency use was reviewed. (5.3.1) */
  readonly reviewEmergency: (input: { readonly actor: Staff; readonly id: string }) => Promise<StepAnswer>
  /** Registers a notice, agreement, undertaking, grant between departments, or emergency. (3.2.3, 6.2.1, 6.3.1, 7.1.1) */
  readonly register: (input: { readonly actor: Actor } & Registration) => Promise<StepAnswer>
  /** Ends an agreement, undertaking or grant. (6.3.1, 7.1.1) */
  readonly endEvidence: (input: {
    readonly actor: Actor
    readonly kind: EndedKind
    readonly id: string
  }) => Promise<StepAnswer>
  /** Keeps a customer's records from disposal. (4.3.2) */
  readonly placeHold: (input: { readonly actor: Actor; readonly hold: Hold }) => Promise<StepAnswer>
  /** Ends a hold. (4.3.2) */
  readonly releaseHold: (input: {
    readonly actor: Actor
    readonly customer: string
    readonly hold: string
  }) => Promise<StepAnswer>
  /** Tells of an event that retention counts from. (4.3.1) */
  readonly noteEvent: (input: NoteInput) => Promise<StepAnswer>
  /**
   * Erases a customer: keys, records and index entries go in one transaction; what law or a hold keeps is sealed anew; the
   * certificate says what went, what stays, why and until when. Erasing again gives the same certificate. (7.3.3, 4.3.2)
   */
  readonly erase: (input: EraseInput) => Promise<EraseAnswer>
  /** Reads what a duty keeps of an erased customer: the supervision post does, for that duty alone. (4.3.2) */
  readonly readRetained: (input: RetainedInput) => Promise<RetainedAnswer>
  /** Seals a package to a recipient. (5.2.2, 6.1.1 to 6.4.3) */
  readonly share: <P extends keyof N['needs'] & string>(input: Sharing<N, P>) => Promise<ShareAnswer>
  /** Disposes of what is due, or says what it would. (4.3.2) */
  readonly sweep: (input?: SweepInput) => Promise<SweepReport>
}

/** The steps of an open vault. */
export const stepsOf = <N extends PolicyNames>(inside: VaultInside): VaultSteps<N> => {
  const door =
    <I, A>(operation: (inside: VaultInside, input: I) => Work<A>) =>
    (input: I): Promise<A> =>
      runWork(operation(inside, input))
  return {
    giveConsent: door(giveConsent),
    withdrawConsent: door(withdrawConsent),
    revokeConsent: door(revokeConsent),
    choose: door(choose),
    endChoice: door(endChoice),
    standing: door(readStanding),
    apply: door(apply),
    decideApplication: door(decideApplication),
    revokeApproval: door(revokeApproval),
    review: door(review),
    overdueReviews: door(overdueReviews),
    correct: door(correct),
    reviewEmergency: door(reviewEmergency),
    register: door(register),
    endEvidence: door(endEvidence),
    placeHold: door(placeHold),
    releaseHold: door(releaseHold),
    noteEvent: door(noteEvent),
    erase: door(erase),
    readRetained: door(readRetained),
    share: door(share),
    sweep: (input = {}) => runWork(sweep(inside, input)),
  }
}
