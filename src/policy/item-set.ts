/** How is a set of items held? As 32-bit words, so that any number of items is compared by a few ANDs. It names nothing. */

/** Item `i` is bit `i & 31` of word `i >> 5`. */
export type ItemSet = readonly number[]

/** The set of these item indexes, in so many words. */
export const itemSetOf = (words: number, indexes: Iterable<number>): ItemSet => {
  const set = Array<number>(words).fill(0)
  for (const index of indexes) addItem(set, index)
  return Object.freeze(set)
}

/** Adds an item to a set that is still being made. */
export const addItem = (set: number[], index: number): void => {
  set[index >> 5] = (set[index >> 5] ?? 0) | (1 << (index & 31))
}

/** Is the item in the set? */
export const hasItem = (set: ItemSet, index: number): boolean =>
  ((set[index >> 5] ?? 0) & (1 << (index & 31))) !== 0

/** Is every item of `part` in `whole`? */
export const isInside = (part: ItemSet, whole: ItemSet): boolean => {
  for (let word = 0; word < part.length; word++)
    if (((part[word] ?? 0) & ~(whole[word] ?? 0)) !== 0) return false
  return true
}

/** Do the two sets hold the same items? */
export const isSame = (left: ItemSet, right: ItemSet): boolean => {
  for (let word = 0; word < left.length; word++) if (left[word] !== right[word]) return false
  return true
}

/** Have the two sets an item in common? */
export const meets = (left: ItemSet, right: ItemSet): boolean => {
  for (let word = 0; word < left.length; word++)
    if (((left[word] ?? 0) & (right[word] ?? 0)) !== 0) return true
  return false
}

/** Is there nothing in the set? */
export const isEmpty = (set: ItemSet): boolean => !set.some((word) => word !== 0)

/** The items of either set. */
export const union = (left: ItemSet, right: ItemSet): ItemSet =>
  left.map((word, index) => word | (right[index] ?? 0))

/** The items of both sets. */
export const both = (left: ItemSet, right: ItemSet): ItemSet =>
  left.map((word, index) => word & (right[index] ?? 0))

/** The items of the first set that the second lacks. */
export const without = (left: ItemSet, right: ItemSet): ItemSet =>
  left.map((word, index) => word & ~(right[index] ?? 0))

/** The indexes of the set's items, lowest first. */
export const indexesOf = (set: ItemSet): readonly number[] =>
  set.flatMap((word, position) => {
    const indexes: number[] = []
    for (let bit = 0; bit < 32; bit++) if ((word & (1 << bit)) !== 0) indexes.push(position * 32 + bit)
    return indexes
  })
