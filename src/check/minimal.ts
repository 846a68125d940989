/** Is every item known, and needed by the purpose? What is not needed is neither collected, used nor shared. */

import type { Finding } from '../core/finding'
import { isInside, type ItemSet, without } from '../policy/item-set'
import type { PolicyTables } from '../policy/tables'
import { type AskedItems, namesOf } from './question'
import { type MakeFinding, none } from './rule'

/** The items that are unknown, and those that nothing asked needs. */
export const checkMinimal = (
  tables: PolicyTables,
  { items, unknown }: AskedItems,
  needed: ItemSet,
  find: { readonly 'unknown-item': MakeFinding; readonly 'not-needed': MakeFinding },
): readonly Finding[] => {
  if (unknown.length === 0 && isInside(items, needed)) return none
  return [
    ...(unknown.length === 0 ? none : [find['unknown-item']({ items: unknown })]),
    ...(isInside(items, needed)
      ? none
      : [find['not-needed']({ items: namesOf(tables, without(items, needed)) })]),
  ]
}
