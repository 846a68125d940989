/** What may customers ask of a company, and how is it answered (7.3)? Requests with their deadlines, and the answers that do what is asked. */

import { runWork, type Work } from '../core/work'
import type { Instant } from '../core/instant'
import type { Actor, Staff } from '../data/actor'
import type { ToldHow } from '../vault/recipient-notice'
import type { StepAnswer } from '../vault/step'
import {
  answerWithChoices,
  answerWithCorrections,
  type ChoosingInput,
  type Corrected,
  type CorrectingInput,
} from './answers'
import { answerWithErasure, type Erasure } from './answer-delete'
import { answerWithExport, answerWithReport } from './answer-report'
import type { Answered, AnswerInput } from './request-answer'
import type { KnowReport } from './know-report'
import type { GovernInside } from './options'
import type { PortableExport } from './portable'
import type { ReadAnswer } from './read-on-record'
import { listRequests, type ListedNotice, listNotices, tellRecipient, refuseRequest } from './request-desk'
import type { RefusalReason } from './refusal-reason'
import type { ExtensionReason, IdentityCheck, RequestStanding } from './request-state'
import {
  extendRequest,
  openRequest,
  rejectRequest,
  type RequestInput,
  type RequestKey,
  verifyRequest,
  withdrawRequest,
} from './request-steps'

/** The rights of customers. */
export interface Rights {
  /** Takes a request down; its deadline counts from when it came in. */
  readonly open: (input: RequestInput) => Promise<StepAnswer>
  /** Notes how it was made sure who asks, and by whom. */
  readonly verify: (
    input: RequestKey & { readonly actor: Staff; readonly how: Exclude<IdentityCheck, 'signed-in'> },
  ) => Promise<StepAnswer>
  /** Ends a request of which nobody could tell who asked. */
  readonly reject: (input: RequestKey & { readonly actor: Staff }) => Promise<StepAnswer>
  /** Moves the deadline, with a reason, before it is over. */
  readonly extend: (
    input: RequestKey & { readonly actor: Staff; readonly to: Instant; readonly reason: ExtensionReason },
  ) => Promise<StepAnswer>
  /** Ends a request because who asked no longer does. */
  readonly withdraw: (input: RequestKey & { readonly actor: Actor }) => Promise<StepAnswer>
  /** Refuses a request, with a reason and the provision that it comes from. */
  readonly refuse: (
    input: RequestKey & { readonly actor: Staff; readonly reason: RefusalReason; readonly clause: string },
  ) => Promise<StepAnswer>
  /** Answers with everything that is known of the customer. (7.3.1) */
  readonly know: (input: AnswerInput) => Promise<Answered<KnowReport>>
  /** Answers with a document to take elsewhere. (7.3.1) */
  readonly export: (input: AnswerInput) => Promise<Answered<PortableExport>>
  /** Answers by putting records right: all of them, or none. (1.3.2, 7.3.3) */
  readonly correct: (input: CorrectingInput) => Promise<Answered<Corrected>>
  /** Answers by erasing the customer; what law or a hold keeps is in the certificate. (7.3.3) */
  readonly delete: (input: AnswerInput) => Promise<Answered<Erasure>>
  /** Answers by withdrawing consents and recording refusals. (7.3.2) */
  readonly choose: (input: ChoosingInput) => Promise<Answered<readonly string[]>>
  /** Requests: those still to be answered unless told, the first due first, each overdue one with its finding. */
  readonly list: (input: {
    readonly actor: Staff
    readonly which?: 'open' | 'overdue' | 'all'
  }) => Promise<ReadAnswer<readonly RequestStanding[]>>
  /** The recipients that are yet to be told of a correction, each overdue one with its finding. */
  readonly notices: (input: { readonly actor: Staff }) => Promise<ReadAnswer<readonly ListedNotice[]>>
  /** Notes that a recipient was told. */
  readonly told: (input: {
    readonly actor: Staff
    readonly customer: string
    readonly notice: string
    readonly how: ToldHow
  }) => Promise<StepAnswer>
}

/** The rights of an open vault's customers. */
export const rightsOfVault = (govern: GovernInside): Rights => {
  const door =
    <I, A>(operation: (govern: GovernInside, input: I) => Work<A>) =>
    (input: I): Promise<A> =>
      runWork(operation(govern, input))
  return {
    open: door(openRequest),
    verify: door(verifyRequest),
    reject: door(rejectRequest),
    extend: door(extendRequest),
    withdraw: door(withdrawRequest),
    refuse: door(refuseRequest),
    know: door(answerWithReport),
    export: door(answerWithExport),
    correct: door(answerWithCorrections),
    delete: door(answerWithErasure),
    choose: door(answerWithChoices),
    list: door(listRequests),
    notices: door(listNotices),
    told: door(tellRecipient),
  }
}
