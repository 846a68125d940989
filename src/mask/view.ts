/** How does a value look in a view? Plain, masked, as a pseudonym, or not at all; which view holds is decided elsewhere. */

import type { lattice as L } from 'fp-ts'
import type { Json } from '../data/plain-json'
import { strongestView, type View, weakestView } from '../data/view'
import { maskValue } from './mask-value'

/** The views as a lattice: `join` of two is the stronger, `meet` the weaker. */
export const viewLattice: L.Lattice<View> = {
  join: (left, right) => strongestView.concat(left, right),
  meet: (left, right) => weakestView.concat(left, right),
}

/** What is to be shown, and how. */
export interface Viewing<A> {
  readonly view: View
  /** The name of the item's mask. */
  readonly mask: string
  readonly value: A
  /** Makes a pseudonym of a value; what it throws is passed on. Called for that view alone. */
  readonly pseudonym: (value: A) => string
}

/**
 * The value in its view; undefined where it is omitted, which every view is that isn't known.
 *
 * @example
 * ```ts
 * applyView({ view: 'masked', mask: 'mobile', value: '13800138000', pseudonym }) // '138****8000'
 * ```
 */
export const applyView = <A>({ view, mask, value, pseudonym }: Viewing<A>): A | Json | undefined => {
  switch (view) {
    case 'plain':
      return value
    case 'masked':
      return maskValue(mask, value)
    case 'pseudonym':
      return pseudonym(value)
    default:
      return undefined
  }
}
