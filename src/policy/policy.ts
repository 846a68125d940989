/** What is a policy once it is defined? Its document, its items' schemas, and the tables that decisions look up. */

import type { Category } from '../data/category'
import type { PolicyDocument } from '../data/policy'
import type { PolicyTables } from './tables'

/** The names that a policy written in TypeScript knows, as literal types; plain strings where it came from a file. */
export interface PolicyNames {
  readonly position: string
  readonly channel: string
  readonly recipient: string
  readonly item: string
  /** By purpose: the items that it needs. */
  readonly needs: { readonly [purpose: string]: string }
}

/** A sound policy, ready to decide by. Only `definePolicy` and `loadPolicy` make one. */
export interface Policy<N extends PolicyNames = PolicyNames> {
  readonly document: PolicyDocument
  /** By name; schemas of the items that the document lists. */
  readonly categories: ReadonlyMap<string, Category>
  readonly tables: PolicyTables
  /** Only for the compiler; never there at run time. */
  readonly names?: N
}
