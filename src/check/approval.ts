/** Which approvals stand for a purpose, and does one cover the request? An approval by its own applicant stands for nothing. */

import type { Finding } from '../core/finding'
import type { Approval, Signatory } from '../data/approval'
import type { Evidence } from '../data/evidence'
import { itemsNamed } from '../policy/compile-items'
import { isInside, type ItemSet } from '../policy/item-set'
import type { PolicyTables, PositionTable, PurposeTable } from '../policy/tables'
import { byEnd, type ItemGround } from './ground'
import { endOf, hasReached, isInForce, type Watch } from './in-force'
import type { StaffQuestion } from './question'
import { shareFinding } from './rules-of-share'
import { useFinding } from './rules-of-use'

/** An approval that stands for a customer and a purpose, the one that ends last first. */
export interface ApprovalGround extends ItemGround {
  readonly action: Approval['action']
  readonly department: string
  readonly manner: string
  readonly recipient: string | undefined
}

/** The approvals that stand: in force, decided by another person who may, and not used up. */
export const approvalsFor = (
  tables: PolicyTables,
  evidence: Evidence,
  customer: string,
  purpose: PurposeTable | undefined,
  watch: Watch,
): readonly ApprovalGround[] =>
  evidence.approvals
    .filter(
      (approval) =>
        approval.purpose === purpose?.name &&
        (approval.customers === 'all' || approval.customers.includes(customer)) &&
        isDecided(tables, approval, watch) &&
        !isUsedUp(evidence, approval) &&
        isInForce(watch, approval),
    )
    .map((approval) => ({
      id: approval.id,
      endsAt: endOf(approval),
      items: itemsNamed(tables, approval.items),
      action: approval.action,
      department: approval.applicant.department,
      manner: approval.manner,
      recipient: approval.recipient,
    }))
    .sort(byEnd)

/** The approval that covers a use by this department in this manner. */
export const approvalOfUse = (
  approvals: readonly ApprovalGround[],
  department: string,
  items: ItemSet,
  manner: string,
): ApprovalGround | undefined => {
  for (const approval of approvals)
    if (
      approval.action === 'use' &&
      approval.department === department &&
      approval.manner === manner &&
      isInside(items, approval.items)
    )
      return approval
  return undefined
}

/** The approval that covers a disclosure to this recipient. */
export const approvalOfSharing = (
  approvals: readonly ApprovalGround[],
  department: string,
  items: ItemSet,
  recipient: string,
): ApprovalGround | undefined =>
  approvals.find(
    (approval) =>
      approval.action === 'share' &&
      approval.department === department &&
      approval.recipient === recipient &&
      isInside(items, approval.items),
  )

/** What a missing approval of a use is: a gap that the applying department can close. */
export const missingApproval = (question: StaffQuestion): readonly Finding[] => [
  useFinding['use/approval'].absent({
    purposes: [question.purposeName],
    items: question.names,
    department: question.department,
  }),
]

/** The same for sharing. */
export const missingSharingApproval = (question: StaffQuestion, recipient: string): readonly Finding[] => [
  shareFinding['share/approval'].absent({
    purposes: [question.purposeName],
    items: question.names,
    recipient,
    department: question.department,
  }),
]

/** The position that somebody held, if the policy knows it in that department. */
export const standingPosition = (
  tables: PolicyTables,
  holder: Pick<Signatory, 'department' | 'position'>,
): PositionTable | undefined => {
  const position = tables.positionByName.get(holder.position)
  return position?.department === holder.department ? position : undefined
}

const isDecided = (tables: PolicyTables, { applicant, decision }: Approval, watch: Watch): boolean =>
  decision.state === 'approved' &&
  decision.by.id !== applicant.id &&
  standingPosition(tables, decision.by)?.responsible === true &&
  hasReached(watch, decision.at)

const isUsedUp = (evidence: Evidence, approval: Approval): boolean =>
  approval.extractions !== undefined &&
  Object.hasOwn(evidence.extractions, approval.id) &&
  (evidence.extractions[approval.id] ?? 0) >= approval.extractions
