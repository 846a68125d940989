/** What is asked, once its names are looked up? Items as a set, purpose and position as their tables. It judges nothing. */

import type { Obligation } from '../core/decision'
import { indexesOf, type ItemSet, itemSetOf } from '../policy/item-set'
import type { PolicyTables, PositionTable, PurposeTable } from '../policy/tables'
import type { View } from '../data/view'

/** Items, known and unknown, each once and in the order of their names. */
export interface AskedItems {
  readonly items: ItemSet
  /** The known ones by name. */
  readonly names: readonly string[]
  readonly unknown: readonly string[]
}

interface Asked extends AskedItems {
  readonly tables: PolicyTables
  readonly purposeName: string
  readonly purpose: PurposeTable | undefined
}

/** A question by staff of a department and position. */
export interface StaffQuestion extends Asked {
  readonly kind: 'staff'
  readonly department: string
  /** The position, where it stands. */
  readonly position: PositionTable | undefined
  /** What the position is granted for the purpose. */
  readonly granted: ItemSet
  /** The asked items that another department owns. */
  readonly foreign: ItemSet
}

/** A question by a customer about themselves. */
export interface CustomerQuestion extends Asked {
  readonly kind: 'customer'
}

export type Question = StaffQuestion | CustomerQuestion

/** Looks the items up. */
export const askedItems = (tables: PolicyTables, asked: readonly string[]): AskedItems => {
  const items = itemSetOf(
    tables.words,
    asked.flatMap((name) => tables.itemIndex.get(name) ?? []),
  )
  return {
    items,
    names: namesOf(tables, items),
    unknown: Object.freeze([...new Set(asked.filter((name) => !tables.itemIndex.has(name)))].sort()),
  }
}

/** The names of a set's items, in their order. */
export const namesOf = (tables: PolicyTables, items: ItemSet): readonly string[] =>
  Object.freeze(indexesOf(items).flatMap((index) => tables.items[index]?.name ?? []))

/** The views of a permit, and what they oblige to. */
export interface Shown {
  readonly views: Readonly<Record<string, View>>
  readonly obligations: readonly Obligation[]
}
