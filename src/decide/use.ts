/** May this actor see these items of this customer for this purpose, now? Every rule of use, all findings, the views of a permit. */

import type { Decision } from '../core/decision'
import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Evidence } from '../data/evidence'
import { type UseRequest, useRequest } from '../data/request'
import type { View } from '../data/view'
import type { Policy } from '../policy/policy'
import type { PolicyTables } from '../policy/tables'
import { approvalOfUse, missingApproval } from '../check/approval'
import { checkAuthority, checkOwnId } from '../check/authority'
import { checkReviews, emergencyOf } from '../check/break-glass'
import { checkConsent, checkSeparateConsent } from '../check/consent'
import { type EvidenceIndex, type Indexed, standingIn } from '../check/evidence-index'
import { checkMinimal } from '../check/minimal'
import { checkPurpose, checkRetention, checkReview } from '../check/provenance'
import { none } from '../check/rule'
import { useFinding } from '../check/rules-of-use'
import type { Standing } from '../check/standing'
import { checkUndertaking } from '../check/undertaking'
import { TutelaError } from '../core/error'
import { checkInstant, indexGiven, isId, isText, parseShape, plainActor, plainTexts, safely } from './entry'
import { permitUse } from './permit'
import { type PreparedUse, type ResolvedUse, resolvedInside, resolveUse } from './prepare'

/** Of whom a prepared question is asked, and by whom: ids. */
export interface Subject {
  readonly actor: string
  readonly customer: string
}

/**
 * Decides a use: a permit with a view per item, or a denial with every rule that was broken. Total for requests and evidence of
 * the right shape; another shape throws `input/invalid`. (1.2, 1.3.4, 1.3.5, 3.2.4, 4.2.3, 4.3.2, 5.2.1, 5.3.1, 5.3.2, 5.4.1,
 * 5.4.2, 6.2.1, 7.1.1, 7.1.2, 7.3.2)
 *
 * @example
 * ```ts
 * const answer = decideUse(policy, { actor, customer: 'c-1001', purpose: 'delivery', items: ['basic.phone'], manner: 'screen' }, evidence, at)
 * if (answer.outcome === 'deny') answer.findings // [{ rule: 'use/approval', clauses: ['5.3.1', ...], ... }]
 * ```
 */
export const decideUse = (
  policy: Policy,
  request: UseRequest,
  evidence: Evidence | EvidenceIndex,
  at: Instant,
): Decision<View> => {
  const { tables } = policy
  checkInstant(at)
  const asked = safely(() => plainUse(tables, request)) ?? parseShape(useRequest, request, 'request')
  const index = indexGiven(tables, evidence)
  return answerUse(resolveUse(tables, asked), asked.actor.id, asked.customer, index, at)
}

/** The same for a question whose names were looked up by `prepareUse`. */
export const decidePreparedUse = (
  prepared: PreparedUse,
  subject: Subject,
  evidence: Evidence | EvidenceIndex,
  at: Instant,
): Decision<View> => {
  checkInstant(at)
  const resolved = resolvedInside(prepared)
  const ids = safely(() => ({ actor: subject.actor, customer: subject.customer }))
  if (resolved === undefined || !isId(ids?.actor) || !isId(ids.customer)) throw new TutelaError(notPrepared)
  const index = indexGiven(resolved.question.tables, evidence)
  return answerUse(resolved, ids.actor, ids.customer, index, at)
}

const notPrepared = {
  kind: 'input/invalid',
  message: 'not a prepared question with the ids of an actor and a customer',
  remedy: 'make the question with `prepareUse` and give both ids',
} as const

const answerUse = (
  resolved: ResolvedUse,
  actor: string,
  customer: string,
  index: Indexed,
  at: Instant,
): Decision<View> => {
  const { question } = resolved
  const standing = standingIn(index, customer, question.purpose, at)
  const findings = checkUse(resolved, standing, actor, customer)
  const broken = findings.filter((finding) => finding.effect === 'deny')
  return broken.length === 0
    ? permitUse(resolved, standing, actor, Object.freeze(findings))
    : Object.freeze({ outcome: 'deny', findings: Object.freeze(findings) })
}

/** Every rule of use, in the order in which they are listed; an empty list is a pass. */
const checkUse = (
  resolved: ResolvedUse,
  standing: Standing,
  actor: string,
  customer: string,
): readonly Finding[] => {
  const { question } = resolved
  const { tables, purpose } = question
  return [
    ...(question.kind === 'customer' ? checkOwnId(actor, customer) : checkAuthority(question, standing)),
    ...(question.kind === 'customer'
      ? none
      : checkUndertaking(tables, standing.parties, actor, useFinding['use/undertaking'])),
    ...checkConsent(question, standing),
    ...checkSeparateConsent(question, standing),
    ...(standing.refusedBy === undefined
      ? none
      : [
          useFinding['use/choice'].refused({
            purposes: [question.purposeName],
            evidence: standing.refusedBy,
          }),
        ]),
    ...checkApproval(resolved, standing, actor),
    ...checkPurpose(question, standing),
    ...checkMinimal(tables, question, purpose?.needs ?? tables.none, useFinding['use/minimal']),
    ...checkRetention(question, standing),
    ...checkReview(question, standing),
    ...checkReviews(standing.overdue, actor),
  ]
}

/** Staff need an approval, or an emergency in its place; what names an unknown item is approved by nobody. */
const checkApproval = (
  { question, manner }: ResolvedUse,
  standing: Standing,
  actor: string,
): readonly Finding[] => {
  if (question.kind === 'customer') return none
  return question.unknown.length === 0 &&
    (approvalOfUse(standing.approvals, question.department, question.items, manner) !== undefined ||
      emergencyOf(standing.emergencies, actor, question.items) !== undefined)
    ? none
    : missingApproval(question)
}

/** A copy of a request that is plainly one. */
const plainUse = (tables: PolicyTables, request: UseRequest): UseRequest | undefined => {
  const { actor: someone, customer, purpose, items: asked, manner } = request
  const actor = plainActor(tables, someone)
  const items = plainTexts(asked, 1)
  return actor !== undefined && items !== undefined && isId(customer) && isText(purpose) && isText(manner)
    ? { actor, customer, purpose, items, manner }
    : undefined
}
