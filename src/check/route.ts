/** Whose turn is it to decide an application (5.3.1, 6.3.2)? The positions that the policy routes it to, one after another, each another person. */

import type { Finding } from '../core/finding'
import type { Instant, Term } from '../core/instant'
import type { Staff } from '../data/actor'
import type { Approval, Signatory } from '../data/approval'
import { type ApprovalRoute, cyclesOf } from '../data/cycles'
import { itemsNamed } from '../policy/compile-items'
import { meets } from '../policy/item-set'
import type { PolicyTables } from '../policy/tables'
import { checkApprover } from './people'
import { none } from './rule'
import { cycleFinding } from './rules-of-cycles'

/** What of an application its route hangs on. */
export type Routed = Pick<Approval, 'action' | 'purpose' | 'items' | 'recipient'>

/** The positions that decide an application, in their order; none where any responsible person may. */
export const routeOf = (tables: PolicyTables, application: Routed): readonly string[] => [
  ...new Set(
    Object.entries(cyclesOf(tables.document).routes)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .filter(([, route]) => fits(tables, route, application))
      .flatMap(([, { steps }]) => steps),
  ),
]

/** The position whose turn it is, if the policy names one. */
export const nextPosition = (tables: PolicyTables, approval: Approval): string | undefined =>
  routeOf(tables, approval)[stepsOf(approval).length]

/** Who decides is another person than applied and than decided before, and holds the position whose turn it is. */
export const checkStep = (tables: PolicyTables, approval: Approval, approver: Staff): readonly Finding[] => {
  const find = cycleFinding['approve/step']
  const next = nextPosition(tables, approval)
  return [
    ...checkApprover(tables, approval.applicant, approver, approval.id),
    ...(stepsOf(approval).some(({ by }) => by.id === approver.id)
      ? [find.twice({ evidence: approval.id })]
      : none),
    ...(next === undefined || next === approver.position
      ? none
      : [find['not-your-turn']({ evidence: approval.id })]),
  ]
}

/** The steps that were taken so far. */
export const stepsOf = ({ decision }: Approval): readonly { readonly by: Signatory }[] => decision.steps ?? []

/** A term is yet to end, and ends after it begins. */
export const checkTerm = (term: Term, at: Instant, evidence: string): readonly Finding[] =>
  term.untilAt <= at || term.untilAt <= term.fromAt
    ? [cycleFinding['apply/term'].past({ evidence, at: term.untilAt })]
    : none

const fits = (tables: PolicyTables, route: ApprovalRoute, application: Routed): boolean =>
  (route.action ?? application.action) === application.action &&
  (route.purposes?.includes(application.purpose) ?? true) &&
  (route.recipients === undefined || route.recipients.includes(application.recipient ?? '')) &&
  (route.sensitive !== true || meets(itemsNamed(tables, application.items), tables.sensitive))
