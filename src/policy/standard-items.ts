/** What is each item in a policy document? What its category's definition says, and nothing written twice. */

import type { standardCategories } from '../data/categories/standard'
import type { Category, ItemNameOf } from '../data/category'
import type { ItemRule } from '../data/policy'

/** The items of the six categories, by name. */
export type StandardItem = ItemNameOf<(typeof standardCategories)[number]>

/** The rules of a category's items as its definition gives them. */
export const itemRulesOf = (category: Category): Readonly<Record<string, ItemRule>> =>
  Object.fromEntries(
    Object.values(category.items).map(({ name, label, sensitivity, view, format }) => [
      name,
      { label, sensitivity, view, ...(format === undefined ? {} : { format }) },
    ]),
  )
