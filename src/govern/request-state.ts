/** What is a customer's request (7.3)? Received, its identity checked, perhaps extended, and answered: fulfilled or refused. */

import { z } from 'zod'
import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import { instant, opaqueId } from '../data/names'
import { type Right, right, rightsOf } from '../data/rights'
import { ofClause } from '../check/oversight'
import { clauseOfRight } from '../check/rights'
import { rightsFinding } from '../check/rules-of-rights'
import type { Matter, MatterKind } from '../vault/matter'
import { type GovernInside, periodAfter } from './options'
import { refusalReason } from './refusal-reason'

/** How it was made sure who asks. */
export const identityCheck = z.enum(['signed-in', 'document', 'in-person', 'callback', 'code', 'guardian'])
export type IdentityCheck = z.infer<typeof identityCheck>

/** Why a deadline is moved (GDPR art. 12(3)). */
export const extensionReason = z.enum(['many-requests', 'complex', 'other-party', 'identity'])
export type ExtensionReason = z.infer<typeof extensionReason>

const requestBody = z.strictObject({
  right,
  receivedAt: instant,
  openedBy: opaqueId,
  /** The deadline before any extension. */
  firstDueAt: instant,
  identity: z.strictObject({ how: identityCheck, by: opaqueId, at: instant }).optional(),
  extensions: z.array(
    z.strictObject({ from: instant, to: instant, reason: extensionReason, by: opaqueId, at: instant }),
  ),
  answer: z
    .strictObject({
      at: instant,
      by: opaqueId,
      /** After its deadline. */
      late: z.boolean(),
      refused: z.strictObject({ reason: refusalReason, clause: z.string().max(16) }).optional(),
      /** The records, consents or choices that the answer touched. */
      touched: z.array(opaqueId),
    })
    .optional(),
})
export type RequestBody = z.infer<typeof requestBody>

/** `unverified`: nobody could make sure who asked. `withdrawn`: by who asked. */
export type RequestState =
  | 'received'
  | 'verified'
  | 'extended'
  | 'fulfilled'
  | 'refused'
  | 'unverified'
  | 'withdrawn'

export type RequestMove = 'verify' | 'reject' | 'extend' | 'fulfil' | 'refuse' | 'withdraw'

/** A customer's request; nothing is answered before it is known who asks. */
export const requestKind: MatterKind<RequestBody, RequestState, RequestMove> = {
  kind: 'request',
  first: 'received',
  moves: {
    verify: { from: ['received'], to: 'verified' },
    reject: { from: ['received'], to: 'unverified' },
    extend: { from: ['verified', 'extended'], to: 'extended' },
    fulfil: { from: ['verified', 'extended'], to: 'fulfilled' },
    refuse: { from: ['verified', 'extended'], to: 'refused' },
    withdraw: { from: ['received', 'verified', 'extended'], to: 'withdrawn' },
  },
  shape: requestBody,
  outOfOrder: rightsFinding['rights/order']['out-of-order'],
}

/** The states in which an answer is owed. */
export const openStates: readonly RequestState[] = ['received', 'verified', 'extended']

/** A request as it stands, and what is found against it: that its answer is overdue, or came late. */
export interface RequestStanding extends RequestBody {
  readonly id: string
  readonly customer: string
  readonly state: RequestState
  /** When the answer is due; absent once it was given. */
  readonly dueAt?: Instant
  readonly findings: readonly Finding[]
}

/** A request, judged at an instant. */
export const standingOf = (
  { id, customer, state, dueAt, body }: Matter<RequestBody, RequestState>,
  at: Instant,
): RequestStanding => {
  const find = rightsFinding['rights/deadline']
  const clause = clauseOfRight(body.right)
  const findings = [
    ...(dueAt !== undefined && dueAt <= at
      ? [ofClause(find.overdue({ evidence: id, at: dueAt }), clause)]
      : []),
    ...(body.answer?.late === true
      ? [ofClause(find.late({ evidence: id, at: body.answer.at }), clause)]
      : []),
  ]
  return { ...body, id, customer, state, ...(dueAt === undefined ? {} : { dueAt }), findings }
}

/** When a request that came in at an instant is to be answered. */
export const answerDueAt = (govern: GovernInside, of: Right, receivedAt: Instant): Instant =>
  periodAfter(govern, receivedAt, rightsOf(govern.vault.policy.document).answerWithin[of])

/** The last instant to which its deadline may be moved. */
export const latestDueAt = (govern: GovernInside, firstDueAt: Instant): Instant =>
  periodAfter(govern, firstDueAt, rightsOf(govern.vault.policy.document).extendBy)
