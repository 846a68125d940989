/** May this person take a step of an incident (7.2.3)? Any staff detects; who is responsible or supervises decides, if it isn't about them. */

import type { Finding } from '../core/finding'
import type { Staff } from '../data/actor'
import type { PolicyTables } from '../policy/tables'
import { standingPosition } from './approval'
import { none } from './rule'
import { incidentFinding } from './rules-of-incidents'

/** Who detects holds a position. */
export const checkDetector = (tables: PolicyTables, actor: Staff): readonly Finding[] =>
  standingPosition(tables, actor) === undefined
    ? [incidentFinding['incident/person']['no-position']({ department: actor.department })]
    : none

/** Who decides is responsible or supervises, and is not who the incident is about. */
export const checkResponder = (
  tables: PolicyTables,
  actor: Staff,
  suspect: { readonly actor?: string | undefined; readonly position?: string | undefined },
): readonly Finding[] => {
  const find = incidentFinding['incident/person']
  const position = standingPosition(tables, actor)
  const decides = position?.responsible === true || actor.position === tables.document.supervision
  return [
    ...(position !== undefined && decides
      ? none
      : [find['not-responsible']({ department: actor.department })]),
    ...(suspect.actor === actor.id || suspect.position === actor.position ? [find.self({})] : none),
  ]
}
