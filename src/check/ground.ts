/** Which piece of evidence does a permit name, where several would do? The one that ends last, the first by id among equals. */

import type { Instant } from '../core/instant'
import { both, isEmpty, type ItemSet, union, without } from '../policy/item-set'

/** A piece of evidence that a permit may rest on. */
export interface Ground {
  readonly id: string
  readonly endsAt: Instant
}

/** The same, for these items. */
export interface ItemGround extends Ground {
  readonly items: ItemSet
}

/** The one that ends last first, then by id. */
export const byEnd = (left: Ground, right: Ground): number =>
  right.endsAt - left.endsAt || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0)

/** The one that counts of several. */
export const lastOf = <G extends Ground>(grounds: readonly G[]): G | undefined =>
  grounds.reduce<G | undefined>(
    (best, ground) => (best === undefined || byEnd(ground, best) < 0 ? ground : best),
    undefined,
  )

/** Gives every item to the ground that counts for it; grounds without an item of their own fall away. */
export const shareOut = (none: ItemSet, grounds: readonly ItemGround[]): readonly ItemGround[] => {
  const parts: ItemGround[] = []
  let taken = none
  for (const ground of [...grounds].sort(byEnd)) {
    const items = without(ground.items, taken)
    if (isEmpty(items)) continue
    parts.push({ id: ground.id, endsAt: ground.endsAt, items })
    taken = union(taken, items)
  }
  return parts
}

/** The items of all the grounds. */
export const itemsOf = (none: ItemSet, grounds: readonly ItemGround[]): ItemSet =>
  grounds.reduce((items, ground) => union(items, ground.items), none)

/** The grounds that any of the items rest on. */
export const groundsFor = (grounds: readonly ItemGround[], items: ItemSet): readonly ItemGround[] =>
  grounds.filter((ground) => !isEmpty(both(ground.items, items)))
