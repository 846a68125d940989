/** Which number has an item, and which items does a pattern name? The part of compilation that everything else counts by. */

import type { Category } from '../data/category'
import type { PolicyDocument } from '../data/policy'
import { addItem, type ItemSet, itemSetOf } from './item-set'
import { type PolicyTables, viewsByRank } from './tables'

/** The tables of the items alone. */
export type ItemTables = Pick<
  PolicyTables,
  'words' | 'itemIndex' | 'items' | 'none' | 'all' | 'sensitive' | 'credit' | 'owned'
>

/** Numbers the items by name and sorts them into sets. */
export const compileItems = (document: PolicyDocument, categories: readonly Category[]): ItemTables => {
  const items = Object.entries(document.items)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, rule], index) => {
      const category = categoryOf(name)
      const owner = document.categories[category]?.owner ?? ''
      return Object.freeze({ index, name, category, owner, view: viewsByRank.indexOf(rule.view) })
    })
  const words = Math.max(1, Math.ceil(items.length / 32))
  const setOf = (belongs: (item: (typeof items)[number]) => boolean): ItemSet =>
    itemSetOf(
      words,
      items.filter(belongs).map((item) => item.index),
    )
  const creditNames = new Set([
    ...categories.filter((category) => category.credit).map((category) => category.name),
    ...Object.keys(document.categories).filter((name) => document.categories[name]?.credit === true),
  ])
  return {
    words,
    items: Object.freeze(items),
    itemIndex: new Map(items.map((item) => [item.name, item.index])),
    none: setOf(() => false),
    all: setOf(() => true),
    sensitive: setOf((item) => document.items[item.name]?.sensitivity === 'sensitive'),
    credit: setOf((item) => creditNames.has(item.category)),
    owned: new Map(
      [...new Set(items.map((item) => item.owner))].map((owner) => [
        owner,
        setOf((item) => item.owner === owner),
      ]),
    ),
  }
}

/** The items that names and patterns such as `basic.*` stand for; what the policy doesn't know stands for nothing. */
export const itemsNamed = (tables: ItemTables, patterns: readonly string[]): ItemSet => {
  const set = tables.none.slice()
  for (const pattern of patterns) {
    const index = tables.itemIndex.get(pattern)
    if (index !== undefined) addItem(set, index)
    else if (pattern.endsWith('.*')) {
      const category = pattern.slice(0, -2)
      for (const item of tables.items) if (item.category === category) addItem(set, item.index)
    }
  }
  return Object.freeze(set)
}

const categoryOf = (item: string): string => item.slice(0, item.indexOf('.'))
