/** What is a category of customer information? Items, each with its schema, sensitivity, mask and format in one place; `defineCategory` makes one. */

import type { z } from 'zod'
import type { Localized } from '../core/locale'
import type { Sensitivity } from './sensitivity'
import type { View } from './view'

/** How an item is classified; an item without all of this is refused. */
export interface ItemMark {
  readonly label: Localized
  readonly sensitivity: Sensitivity
  /** The view where nobody says otherwise. */
  readonly view: View
  /** The name of the mask strategy that makes its masked view; `none` only for general items. */
  readonly mask: string
  /** The name of a format, where the item is one text of that format. */
  readonly format?: string
  /**
   * The normalised texts by which a customer can be found by this item (blind index); none where absent. Takes a
   * whole value or the one text that somebody looks for, and is total: what doesn't parse gives none.
   */
  readonly findBy?: (value: unknown) => readonly string[]
}

/** One item of a category: `category.field`, its mark and the schema of its value. */
export interface Item extends ItemMark {
  readonly name: string
  readonly field: string
  readonly schema: z.ZodType
}

/** A category with its items by field. */
export interface Category<Name extends string = string, Field extends string = string> {
  readonly name: Name
  readonly label: Localized
  /** Collected only by a company with a credit business (2.2.5). */
  readonly credit: boolean
  readonly items: { readonly [F in Field]: Item }
}

/** The names of a category's items, as literal types: `'basic.name' | 'basic.phone' | ...`. */
export type ItemNameOf<C extends Category> =
  C extends Category<infer Name, infer Field> ? `${Name}.${Field}` : never
