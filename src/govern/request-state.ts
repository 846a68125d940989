/** What is a customer's request (7.3)? Received, its identity checked, perhaps extended, and answered: fulfilled or refused. */

import { z } from 'zod'
import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Localized } from '../core/locale'
import { instant, opaqueId } from '../data/names'
import { type Right, right, rightsOf } from '../data/rights'
import { ofClause } from '../check/oversight'
import { clauseOfRight } from '../check/rights'
import { rightsFinding } from '../check/rules-of-rights'
import type { Matter, MatterKind } from '../vault/matter'
import { type GovernInside, periodAfter } from './options'

/** How it was made sure who asks. */
export const identityCheck = z.enum(['signed-in', 'document', 'in-person', 'callback', 'code', 'guardian'])
export type IdentityCheck = z.infer<typeof identityCheck>

/** Why a deadline is moved (GDPR art. 12(3)). */
export const extensionReason = z.enum(['many-requests', 'complex', 'other-party', 'identity'])
export type ExtensionReason = z.infer<typeof extensionReason>

/** Why a request is refused, in words that hold nothing of the customer. */
export const refusalReason = z.enum([
  'legal-minimum',
  'legal-hold',
  'accurate-already',
  'nothing-held',
  'rights-of-others',
  'unfounded',
  'excessive',
])
export type RefusalReason = z.infer<typeof refusalReason>

/** What each reason says, and the provisions that it comes from. */
export const refusalReasons: {
  readonly [R in RefusalReason]: Localized & { readonly clauses: readonly string[] }
} = {
  'legal-minimum': {
    en: 'the law asks to keep it longer (PIPL art. 47)',
    zh: '法律、行政法规规定的保存期限未届满（个人信息保护法第四十七条）',
    clauses: ['4.3.1', '7.3.3'],
  },
  'legal-hold': { en: 'a legal hold keeps it', zh: '因法律保留不得处置', clauses: ['4.3.2', '7.3.3'] },
  'accurate-already': {
    en: 'what is stored was checked and is accurate',
    zh: '经核实，所存信息准确',
    clauses: ['1.3.2', '7.3.3'],
  },
  'nothing-held': {
    en: 'nothing of what was asked for is held',
    zh: '未保存所请求的信息',
    clauses: ['7.3.1', '7.3.2', '7.3.3'],
  },
  'rights-of-others': {
    en: 'an answer would harm the rights of others (GDPR art. 15(4))',
    zh: '答复将损害他人权益',
    clauses: ['1.3.3', '7.3.1'],
  },
  unfounded: {
    en: 'the request has no ground (GDPR art. 12(5))',
    zh: '请求无依据',
    clauses: ['7.3.1', '7.3.2', '7.3.3'],
  },
  excessive: {
    en: 'the request repeats one that was answered (GDPR art. 12(5); GB/T 35273-2020 8.7)',
    zh: '请求与已答复的请求重复',
    clauses: ['7.3.1', '7.3.2', '7.3.3'],
  },
}

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
