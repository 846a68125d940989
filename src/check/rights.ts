/** May this person take a step of a customer's request, and does the step fit its deadline (7.3)? */

import type { ClauseId } from '../core/clause'
import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Actor } from '../data/actor'
import type { Evidence } from '../data/evidence'
import type { Right } from '../data/rights'
import type { PolicyTables } from '../policy/tables'
import { askedItems } from './question'
import { isEmpty, isInside, union, without } from '../policy/item-set'
import { standingPosition } from './approval'
import { watchAt } from './in-force'
import { namesOf } from './question'
import { none } from './rule'
import { rightsFinding } from './rules-of-rights'
import { checkUndertaking, partiesOf } from './undertaking'

/** The provision that a right comes from. */
export const clauseOfRight = (right: Right): ClauseId => clauseOf[right]

const clauseOf: { readonly [R in Right]: ClauseId } = {
  know: '7.3.1',
  export: '7.3.1',
  choose: '7.3.2',
  correct: '7.3.3',
  delete: '7.3.3',
}

/** A request comes from the customer themselves, or is taken down by staff. */
export const checkAsker = (tables: PolicyTables, actor: Actor, customer: string): readonly Finding[] => {
  const find = rightsFinding['rights/person']
  if (actor.kind === 'customer') return actor.id === customer ? none : [find['other-customer']({})]
  return standingPosition(tables, actor) === undefined
    ? [find['no-position']({ department: actor.department })]
    : none
}

/** Who checks an identity is staff. */
export const checkIdentifier = (tables: PolicyTables, actor: Actor): readonly Finding[] =>
  actor.kind === 'customer'
    ? [rightsFinding['rights/person']['not-staff']({})]
    : checkAsker(tables, actor, '')

/** Who answers holds a responsible position and has not checked the identity; a signed-in customer may see their own. */
export const checkAnswerer = (
  tables: PolicyTables,
  actor: Actor,
  request: { readonly id: string; readonly customer: string; readonly checkedBy: string | undefined },
  undertakings: Evidence['undertakings'],
  at: Instant,
): readonly Finding[] => {
  const find = rightsFinding['rights/person']
  if (actor.kind === 'customer') return checkAsker(tables, actor, request.customer)
  const party = partiesOf({ undertakings }, watchAt(at)).get(actor.id)
  return [
    ...(standingPosition(tables, actor)?.responsible === true
      ? none
      : [find['not-responsible']({ evidence: request.id, department: actor.department })]),
    ...(actor.id === request.checkedBy ? [find.self({ evidence: request.id })] : none),
    ...(party?.confidentiality === undefined ? [find['no-undertaking']({ evidence: request.id })] : none),
  ]
}

/** A deadline is moved before it is over, and no further than the policy lets. */
export const checkExtension = (
  moved: { readonly dueAt: Instant | undefined; readonly toAt: Instant; readonly latest: Instant },
  at: Instant,
): readonly Finding[] => {
  const find = rightsFinding['rights/deadline']
  const { dueAt, toAt, latest } = moved
  return [
    ...(dueAt !== undefined && dueAt <= at ? [find.past({ at: dueAt })] : none),
    ...(toAt <= at || (dueAt !== undefined && toAt <= dueAt) ? [find.past({ at: toAt })] : none),
    ...(toAt > latest ? [find['too-long']({ at: latest })] : none),
  ]
}

/** Who corrects a record is its customer, or staff who may enter these items and promised confidentiality. (4.2.3, 7.1.1) */
export const checkCorrection = (
  tables: PolicyTables,
  asked: { readonly actor: Actor; readonly customer: string; readonly items: readonly string[] },
  undertakings: Evidence['undertakings'],
  at: Instant,
): readonly Finding[] => {
  const find = rightsFinding['rights/authority']
  const { actor, customer } = asked
  if (actor.kind === 'customer') return actor.id === customer ? none : [find['other-customer']({})]
  const position = standingPosition(tables, actor)
  const parties = partiesOf({ undertakings }, watchAt(at))
  const promised = checkUndertaking(tables, parties, actor.id, rightsFinding['rights/undertaking'])
  if (position === undefined) return [find['no-position']({ department: actor.department }), ...promised]
  const { items } = askedItems(tables, asked.items)
  const allowed = [...position.collects.values()].reduce(union, tables.none)
  const refused = without(items, allowed)
  return [
    ...(isInside(items, allowed) || isEmpty(refused)
      ? none
      : [find['not-allowed']({ items: namesOf(tables, refused) })]),
    ...promised,
  ]
}
