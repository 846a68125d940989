/** May this actor see these items at all? Staff by the grants of a position that stands, customers for themselves alone. */

import type { Finding } from '../core/finding'
import { isEmpty, isInside, without } from '../policy/item-set'
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
  const unshared = without(foreign, standing.shares.get(department)?.items ?? tables.none)
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

/** Does every asked item of another department have a grant to the actor's? */
export const isShared = ({ department, foreign, tables }: StaffQuestion, { shares }: Standing): boolean =>
  isInside(foreign, shares.get(department)?.items ?? tables.none)
