/** May this actor see these items at all? Staff by the grants of a position that stands, customers for themselves alone. */

import type { Finding } from '../core/finding'
import { both, isEmpty, isInside, type ItemSet, union, without } from '../policy/item-set'
import type { GrantGround } from './internal-grant'
import { namesOf, type StaffQuestion } from './question'
import { none } from './rule'
import { useFinding } from './rules-of-use'
import type { Standing } from './standing'

/** A customer acts for their own id only. */
export const checkOwnId = (actor: string, customer: string): readonly Finding[] =>
  actor === customer ? none : [useFinding['use/authority']['other-customer']({})]

/** The position stands and is granted every item; what another department owns is shared with the actor's. (1.2, 4.2.3, 5.2.1, 6.2.1) */
export const checkAuthority = (question: StaffQuestion, standing: Standing): readonly Finding[] => {
  const { tables, position, items, granted, foreign, purposeName, department } = question
  if (position === undefined) return [useFinding['use/authority']['no-position']({})]
  const refused = without(items, granted)
  const unshared = without(foreign, sharedWith(standing.grants, question))
  if (isEmpty(refused) && isEmpty(unshared)) return none
  return [
    ...(isEmpty(refused)
      ? none
      : [
          useFinding['use/authority']['not-granted']({
            purposes: [purposeName],
            items: namesOf(tables, refused),
          }),
        ]),
    ...(isEmpty(unshared)
      ? none
      : [
          useFinding['use/authority']['no-internal-grant']({
            purposes: [purposeName],
            items: namesOf(tables, unshared),
            department,
          }),
        ]),
  ]
}

/** The grants that share any of the asked items with the actor's department. */
export const grantsUsed = (
  grants: readonly GrantGround[],
  { department, foreign }: StaffQuestion,
): readonly GrantGround[] =>
  grants.filter((grant) => grant.receiver === department && !isEmpty(both(grant.items, foreign)))

const sharedWith = (grants: readonly GrantGround[], question: StaffQuestion): ItemSet =>
  grantsUsed(grants, question).reduce((items, grant) => union(items, grant.items), question.tables.none)

/** Does every foreign item have a grant? */
export const isShared = (grants: readonly GrantGround[], question: StaffQuestion): boolean =>
  isInside(question.foreign, sharedWith(grants, question))
