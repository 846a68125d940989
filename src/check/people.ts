/** May this person take this step? Applying, deciding an application, reviewing a record, speaking for a customer. */

import type { Finding } from '../core/finding'
import type { Actor, Staff } from '../data/actor'
import type { PolicyTables } from '../policy/tables'
import { standingPosition } from './approval'
import { none } from './rule'
import { peopleFinding } from './rules-of-people'

/** An application comes from a position that applies for its department. (5.3.1, 6.3.2) */
export const checkApplicant = (tables: PolicyTables, applicant: Staff): readonly Finding[] => {
  const find = peopleFinding['apply/person']
  const position = standingPosition(tables, applicant)
  if (position === undefined) return [find['no-position']({ department: applicant.department })]
  const rule = tables.document.positions[applicant.position]
  return rule?.applies === true ? none : [find['not-applying']({ department: applicant.department })]
}

/** An application is decided by another person, in a responsible position. (5.3.1, 6.3.2) */
export const checkApprover = (
  tables: PolicyTables,
  applicant: Pick<Staff, 'id'>,
  approver: Staff,
  approval: string,
): readonly Finding[] => {
  const find = peopleFinding['approve/person']
  return [
    ...(approver.id === applicant.id ? [find.self({ evidence: approval })] : none),
    ...(standingPosition(tables, approver)?.responsible === true
      ? none
      : [find['not-responsible']({ evidence: approval, department: approver.department })]),
  ]
}

/** A record is reviewed by another person than entered it. (3.2.4) */
export const checkReviewer = (
  tables: PolicyTables,
  reviewer: Staff,
  record: { readonly id: string; readonly enteredBy: string },
): readonly Finding[] => {
  const find = peopleFinding['review/person']
  return [
    ...(reviewer.id === record.enteredBy ? [find.self({ evidence: record.id })] : none),
    ...(standingPosition(tables, reviewer) === undefined
      ? [find['no-position']({ department: reviewer.department })]
      : none),
  ]
}

/** A consent or a choice is the customer's own word, or entered by staff of the company. (1.3.5, 7.3.2) */
export const checkSpeaker = (tables: PolicyTables, actor: Actor, customer: string): readonly Finding[] => {
  const find = peopleFinding['consent/person']
  if (actor.kind === 'customer') return actor.id === customer ? none : [find['other-customer']({})]
  return standingPosition(tables, actor) === undefined
    ? [find['no-position']({ department: actor.department })]
    : none
}

/** A consent is revoked for the company by its staff; a customer withdraws. (1.3.5) */
export const checkRevoker = (tables: PolicyTables, actor: Actor, customer: string): readonly Finding[] =>
  actor.kind === 'customer'
    ? [peopleFinding['consent/person']['no-position']({})]
    : checkSpeaker(tables, actor, customer)
