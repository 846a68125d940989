/** How does a value look in a view? Plain, masked, as a pseudonym, or not at all; which view holds is decided elsewhere. */

import type { boundedDistributiveLattice as L } from 'fp-ts'
import type { Json } from '../data/plain-json'
import { strongestView, type View, weakestView } from '../data/view'
import { maskValue } from './mask-value'

/** The views as a lattice: `join` of two is the stronger, `meet` the weaker; `zero` is the weakest of all, `one` the strongest. */
export const viewLattice: L.BoundedDistributiveLattice<View> = {
  zero: 'plain',
  one: 'omitted',
  join: (left, right) => strongestView.concat(left, right),
  meet: (left, right) => weakestView.concat(left, right),
}

/** What is to be shown, and how. */
export interface Viewing<A, P = string> {
  readonly view: View
  /** The name of the item's mask. */
  readonly mask: string
  readonly value: A
  /** Makes a pseudonym of a value, or the promise of one; what it throws is passed on. Called for that view alone. */
  readonly pseudonym: (value: A) => P
}

/**
 * The value in its view; undefined where it is omitted, which every view is that isn't known.
 *
 * @example
 * ```ts
 * applyView({ view: 'masked', mask: 'mobile', value: '13800138000', pseudonym }) // '138****8000'
 * ```
 */
export const applyView = <A, P = string>(viewing: Viewing<A, P>): A | P | Json | undefined => {
  const { view, mask, value, pseudonym } = viewing
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
