/** May this person show a measure, inspect a department, place responsibility or correct (8.1.1, 8.3.2, 8.3.3)? */

import type { ClauseId } from '../core/clause'
import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Staff } from '../data/actor'
import type { PolicyTables } from '../policy/tables'
import { standingPosition } from './approval'
import { none } from './rule'
import { oversightFinding } from './rules-of-oversight'

/** Evidence of a measure comes from the department that answers for it. */
export const checkControlOwner = (
  tables: PolicyTables,
  actor: Staff,
  control: string,
): readonly Finding[] => {
  const find = oversightFinding['control/person']
  const rule = tables.document.controls?.[control]
  if (rule === undefined) return [oversightFinding['control/evidence'].unknown({ evidence: control })]
  if (standingPosition(tables, actor) === undefined)
    return [ofClause(find['no-position']({ evidence: control }), rule.clause)]
  return actor.department === rule.owner
    ? none
    : [ofClause(find['not-owner']({ evidence: control, department: rule.owner }), rule.clause)]
}

/** A finding about one measure names its provision alone. */
export const ofClause = (finding: Finding, clause: string): Finding =>
  Object.freeze({ ...finding, clauses: Object.freeze([clause as ClauseId]) }) // a sound policy names only provisions of the register

/** Who inspects holds the supervising position, or the one that the plan names, and is of no inspected department. (8.1.1) */
export const checkInspector = (
  tables: PolicyTables,
  actor: Staff,
  inspected: readonly string[],
  position: string = tables.document.supervision,
): readonly Finding[] => {
  const find = oversightFinding['inspect/person']
  return [
    ...(actor.position === position && standingPosition(tables, actor) !== undefined
      ? none
      : [find['not-supervisor']({ department: actor.department })]),
    ...(inspected.includes(actor.department)
      ? [find['own-department']({ department: actor.department })]
      : none),
  ]
}

/** Who places responsibility or decides on it holds an inspecting position, and is neither the person nor of the department. (8.3.2) */
export const checkJudge = (
  tables: PolicyTables,
  actor: Staff,
  responsible: { readonly department?: string | undefined; readonly person?: string | undefined },
  positions: readonly string[],
): readonly Finding[] => {
  const find = oversightFinding['correct/person']
  return [
    ...(positions.includes(actor.position) && standingPosition(tables, actor) !== undefined
      ? none
      : [find['not-supervisor']({ department: actor.department })]),
    ...(actor.id === responsible.person || actor.department === responsible.department
      ? [find.self({ department: actor.department })]
      : none),
  ]
}

/** Who corrects is of the department that is responsible. (8.3.3) */
export const checkCorrector = (
  tables: PolicyTables,
  actor: Staff,
  department: string | undefined,
): readonly Finding[] =>
  standingPosition(tables, actor) !== undefined && actor.department === department
    ? none
    : [oversightFinding['correct/person']['not-responsible']({ department: department ?? '' })]

/** A deadline lies ahead, and no later than the policy gives. (8.3.3) */
export const checkDeadline = (dueAt: Instant, latest: Instant, at: Instant): readonly Finding[] => [
  ...(dueAt <= at ? [oversightFinding['correct/order'].past({ at: dueAt })] : none),
  ...(dueAt > latest ? [oversightFinding['correct/order'].late({ at: latest })] : none),
]
