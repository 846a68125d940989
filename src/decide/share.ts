/** May these items go to this recipient? Every rule of sharing, and those of use that concern the actor and the records. */

import type { Decision, Obligation } from '../core/decision'
import type { Finding } from '../core/finding'
import { endOfTime, type Instant } from '../core/instant'
import type { Evidence } from '../data/evidence'
import { type ShareRequest, shareRequest } from '../data/request'
import type { View } from '../data/view'
import type { Policy } from '../policy/policy'
import type { PolicyTables } from '../policy/tables'
import {
  agreementFor,
  type AgreementStanding,
  checkAgreement,
  checkRecipient,
  checkScope,
} from '../check/agreement'
import { approvalOfSharing, missingSharingApproval } from '../check/approval'
import { checkAuthority, checkOwnId } from '../check/authority'
import { checkReviews } from '../check/break-glass'
import { sharingRefusalOf } from '../check/choice'
import { customerIn, type EvidenceIndex, standingIn } from '../check/evidence-index'
import { type Ground, groundsFor, shareOut } from '../check/ground'
import { watchAt } from '../check/in-force'
import { checkMinimal } from '../check/minimal'
import { checkPurpose, checkRetention, checkReview } from '../check/provenance'
import type { Question } from '../check/question'
import { checkRecipientConsent, type RecipientConsents, recipientConsents } from '../check/recipient-consent'
import { none } from '../check/rule'
import { shareFinding } from '../check/rules-of-share'
import { useFinding } from '../check/rules-of-use'
import type { Standing } from '../check/standing'
import { suspensionOf } from '../check/suspended-question'
import { checkUndertaking } from '../check/undertaking'
import { checkInstant, indexGiven, parseShape, plainActor, plainTexts, safely, isId, isText } from './entry'
import { actorGrounds, recordsOf, endOfAll, idsOf } from './permit'
import { resolveQuestion } from './prepare'
import { showShare } from './shown'

/** What a share is judged by, beside the question itself. */
interface Sharing {
  readonly question: Question
  readonly recipient: string
  readonly standing: Standing
  readonly agreement: AgreementStanding | undefined
  readonly consents: RecipientConsents
  readonly refusedBy: string | undefined
  readonly at: Instant
}

/**
 * Decides a disclosure to a recipient: a permit with the views that leave and the key to seal to, or a denial with every rule that
 * was broken. Total for requests and evidence of the right shape; another shape throws `input/invalid`. (1.3.5, 5.2.2, 6.1.1, 6.1.2,
 * 6.1.3, 6.3.1, 6.3.2, 6.4.1, 6.4.2, 6.4.3, 7.1.1, 7.3.2 and those of the actor and the records)
 *
 * @example
 * ```ts
 * const asked = { actor, customer: 'c-1001', purpose: 'delivery', recipient: 'carrier', items: ['basic.address'] }
 * decideShare(policy, asked, evidence, at).outcome // 'deny'
 * ```
 */
export const decideShare = (
  policy: Policy,
  request: ShareRequest,
  evidence: Evidence | EvidenceIndex,
  at: Instant,
): Decision<View> => {
  const { tables } = policy
  checkInstant(at)
  const asked = safely(() => plainShare(tables, request)) ?? parseShape(shareRequest, request, 'request')
  const index = indexGiven(tables, evidence)
  const { customer, recipient, actor } = asked
  const question = resolveQuestion(tables, asked)
  const standing = standingIn(index, customer, question.purpose, at)
  const watch = watchAt(at)
  const sharing = {
    question,
    recipient,
    standing,
    at,
    agreement: agreementFor(tables, index.evidence, recipient, question.purpose, question, watch),
    consents: recipientConsents(
      question,
      customerIn(index, customer).covers,
      recipient,
      standing.minor,
      watch,
    ),
    refusedBy: sharingRefusalOf(customerIn(index, customer).choices, recipient, watch) ?? standing.refusedBy,
  }
  const findings = Object.freeze(checkShare(sharing, actor.id, customer))
  return findings.some((finding) => finding.effect === 'deny')
    ? Object.freeze({ outcome: 'deny', findings })
    : permitShare(sharing, actor.id, findings)
}

const checkShare = (sharing: Sharing, actor: string, customer: string): readonly Finding[] => {
  const { question, recipient, standing, agreement, at } = sharing
  const { tables, purpose } = question
  return [
    ...checkMinimal(tables, question, purpose?.needs ?? tables.none, shareFinding['share/necessary']),
    ...(agreement === undefined ? none : checkScope(tables, question.items, recipient, agreement)),
    ...checkAgreement(tables, recipient, question.purposeName, agreement),
    ...checkRecipientConsent(question, sharing.consents, recipient),
    ...(sharing.refusedBy === undefined
      ? none
      : [shareFinding['share/choice'].refused({ recipient, evidence: sharing.refusedBy })]),
    ...(question.kind === 'customer' || approvalFor(sharing) !== undefined
      ? none
      : missingSharingApproval(question, recipient)),
    ...(standing.parties.get(recipient)?.confidentiality === undefined
      ? [shareFinding['share/undertaking'].absent({ recipient })]
      : none),
    ...(agreement === undefined ? none : checkRecipient(recipient, agreement, at)),
    ...(question.kind === 'customer' ? checkOwnId(actor, customer) : checkAuthority(question, standing)),
    ...suspensionOf(question, standing, actor),
    ...(question.kind === 'customer'
      ? none
      : checkUndertaking(tables, standing.parties, actor, useFinding['use/undertaking'])),
    ...checkPurpose(question, standing),
    ...checkRetention(question, standing),
    ...checkReview(question, standing),
    ...checkReviews(standing.overdue, actor),
  ]
}

const approvalFor = ({ question, standing, recipient }: Sharing): Ground | undefined =>
  question.kind === 'staff' && question.unknown.length === 0
    ? approvalOfSharing(standing.approvals, question.department, question.items, recipient)
    : undefined

const permitShare = (sharing: Sharing, actor: string, warnings: readonly Finding[]): Decision<View> => {
  const { question, recipient, standing, agreement, consents } = sharing
  const { none: nothing } = question.tables
  const key = agreement?.key
  const shown = showShare(question, agreement?.plain ?? nothing, standing.sensitive)
  const grounds = [
    ...actorGrounds(question, standing, actor),
    ...groundsFor(shareOut(nothing, consents.named), question.items),
    ...groundsFor(shareOut(nothing, consents.separate), question.items),
    approvalFor(sharing),
    agreement,
    standing.parties.get(recipient)?.confidentiality,
  ].filter((ground) => ground !== undefined)
  const seal: readonly Obligation[] =
    key === undefined ? [] : [Object.freeze({ kind: 'seal', recipient, key: key.id })]
  return Object.freeze({
    outcome: 'permit',
    purposes: Object.freeze([question.purposeName]),
    views: shown.views,
    evidence: idsOf(grounds),
    untilAt: Math.min(endOfAll(grounds), key?.endsAt ?? endOfTime, agreement?.attestBy ?? endOfTime),
    obligations: Object.freeze([...shown.obligations, ...seal]),
    records: recordsOf(question, standing),
    warnings,
  })
}

/** A copy of a request that is plainly one. */
const plainShare = (tables: PolicyTables, request: ShareRequest): ShareRequest | undefined => {
  const { actor: someone, customer, purpose, recipient, items: asked } = request
  const actor = plainActor(tables, someone)
  const items = plainTexts(asked, 1)
  return actor !== undefined && items !== undefined && isId(customer) && isText(purpose) && isText(recipient)
    ? { actor, customer, purpose, recipient, items }
    : undefined
}
