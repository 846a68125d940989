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
import { checkAuthority, checkOwnId, isShared } from '../check/authority'
import { checkReviews, emergencyOf } from '../check/break-glass'
import { checkConsent, checkSeparateConsent } from '../check/consent'
import { type EvidenceIndex, type Indexed, standingIn } from '../check/evidence-index'
import { checkMinimal } from '../check/minimal'
import { checkPurpose, checkRetention, checkReview } from '../check/provenance'
import { none } from '../check/rule'
import { useFinding } from '../check/rules-of-use'
import { isInside } from '../policy/item-set'
import type { Standing } from '../check/standing'
import { suspensionOf } from '../check/suspended-question'
import { isAnybodySuspended } from '../check/suspension'
import { checkUndertaking } from '../check/undertaking'
import { TutelaError } from '../core/error'
import { checkInstant, indexGiven, isId, parseShape } from './entry'
import { type JudgedUse, permitUse } from './permit'
import { isPrepared, type PreparedInside, type PreparedUse, resolveUse } from './prepare'
import type { ResolvedUse } from './resolved-use'
import { type AskedUse, askQuickly, recallAnswer } from './quick'

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
  const index = indexGiven(tables, evidence)
  const recalled = recallAnswer(tables, request, index.answered, at)
  if (recalled !== undefined) return recalled
  const { resolved, actor, customer, manner } =
    askQuickly(tables, request, index.answered.question) ?? askSlowly(tables, request)
  return answerUse(resolved, manner, actor, customer, index, at)
}

/** The same for a question whose names were looked up by `prepareUse`. */
export const decidePreparedUse = (
  prepared: PreparedUse,
  subject: Subject,
  evidence: Evidence | EvidenceIndex,
  at: Instant,
): Decision<View> => {
  checkInstant(at)
  const { resolved, manner } = insideOf(prepared as Partial<PreparedInside>)
  const index = indexGiven(resolved.question.tables, evidence)
  const { answered } = index
  if (answered.question === resolved && answered.manner === manner && isSubject(subject, answered))
    if (answered.fromAt <= at && at < answered.untilAt) return answered.decision
  const { actor, customer } = idsOf(subject)
  return answerUse(resolved, manner, actor, customer, index, at)
}

const isSubject = (subject: Subject, { actor, customer }: Subject): boolean => {
  try {
    return subject.actor === actor && subject.customer === customer
  } catch {
    return false // a hostile getter: it is read again, and refused
  }
}

const insideOf = (prepared: Partial<PreparedInside>): PreparedInside => {
  try {
    if (isPrepared(prepared)) return prepared
  } catch {
    // a hostile trap: it is no prepared question
  }
  throw new TutelaError(notPrepared)
}

const idsOf = (subject: Subject): Subject => {
  try {
    const { actor, customer } = subject
    if (isId(actor) && isId(customer)) return { actor, customer }
  } catch {
    // a hostile getter is as wrong as a missing id
  }
  throw new TutelaError(notPrepared)
}

const notPrepared = {
  kind: 'input/invalid',
  message: 'not a prepared question with the ids of an actor and a customer',
  remedy: 'make the question with `prepareUse` and give both ids',
} as const

const answerUse = (
  resolved: ResolvedUse,
  manner: string,
  actor: string,
  customer: string,
  index: Indexed,
  at: Instant,
): Decision<View> => {
  const standing = standingIn(index, customer, resolved.question.purpose, at)
  const { fromAt, untilAt } = standing
  const decision = answerOn(standing, { resolved, manner, actor, customer, standing })
  index.answered = {
    ...resolved.names,
    question: resolved,
    actor,
    customer,
    manner,
    fromAt,
    untilAt,
    decision,
  }
  return decision
}

/** How many answers a standing remembers; then it forgets all of them. */
const mostAnswers = 64

/** The answer to a question on a standing: that of the last time, where the same actor asked in the same manner. */
const answerOn = (standing: Standing, asked: JudgedUse): Decision<View> => {
  const { answers } = standing
  const { resolved, actor, manner } = asked
  const given = answers.get(resolved)
  if (given !== undefined && given.actor === actor && given.manner === manner) return given.decision
  const decision = judgeUse(asked)
  if (answers.size >= mostAnswers) answers.clear()
  answers.set(resolved, { actor, manner, decision })
  return decision
}

const judgeUse = (asked: JudgedUse): Decision<View> => {
  const findings = passesUse(asked) ? none : Object.freeze(checkUse(asked))
  return findings.some((finding) => finding.effect === 'deny')
    ? Object.freeze({ outcome: 'deny', findings })
    : permitUse(asked, findings)
}

/** Does it pass at a glance, with nothing to warn about? The sets that the rules check one by one were met beforehand. */
const passesUse = ({ resolved, manner, actor, customer, standing }: JudgedUse): boolean => {
  const { question, possible } = resolved
  if (!possible || !isInside(question.items, standing.usable) || standing.overdue.size > 0) return false
  if (isAnybodySuspended(standing.suspended)) return false
  if (question.kind === 'customer') return actor === customer
  const party = standing.parties.get(actor)
  return (
    party?.confidentiality !== undefined &&
    party.training !== undefined &&
    approvalOfUse(standing.approvals, question.department, question.items, manner) !== undefined &&
    (!resolved.foreign || isShared(question, standing))
  )
}

/** Every rule of use, in the order in which they are listed; an empty list is a pass. */
const checkUse = (asked: JudgedUse): readonly Finding[] => {
  const { resolved, standing, actor, customer } = asked
  const { question } = resolved
  const { tables, purpose } = question
  return [
    ...(question.kind === 'customer' ? checkOwnId(actor, customer) : checkAuthority(question, standing)),
    ...suspensionOf(question, standing, actor),
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
    ...checkApproval(asked),
    ...checkPurpose(question, standing),
    ...checkMinimal(tables, question, purpose?.needs ?? tables.none, useFinding['use/minimal']),
    ...checkRetention(question, standing),
    ...checkReview(question, standing),
    ...checkReviews(standing.overdue, actor),
  ]
}

/** Staff need an approval, or an emergency in its place; what names an unknown item is approved by nobody. */
const checkApproval = ({ resolved, manner, standing, actor }: JudgedUse): readonly Finding[] => {
  const { question } = resolved
  if (question.kind === 'customer') return none
  return question.unknown.length === 0 &&
    (approvalOfUse(standing.approvals, question.department, question.items, manner) !== undefined ||
      emergencyOf(standing.emergencies, actor, question.items) !== undefined)
    ? none
    : missingApproval(question)
}

const askSlowly = (tables: PolicyTables, request: UseRequest): AskedUse => {
  const asked = parseShape(useRequest, request, 'request')
  const { actor, customer, manner } = asked
  return { resolved: resolveUse(tables, asked), actor: actor.id, customer, manner }
}
