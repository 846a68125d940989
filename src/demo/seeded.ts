/** Where does the demo's chance come from? A seed, so that every run tells the same story; it is no randomness for keys. */

/** Draws that depend on the seed alone. */
export interface Draw {
  /** A whole number from 0 up to `limit`, which is left out. */
  readonly below: (limit: number) => number
  /** True in `percent` of a hundred draws. */
  readonly chance: (percent: number) => boolean
  /** One of a list that isn't empty. */
  readonly pick: <const List extends readonly [unknown, ...unknown[]]>(list: List) => List[number]
}

/** Draws from a seed, a whole number: Marsaglia's 32-bit xorshift from a state in which near seeds lie far apart. */
export const seeded = (seed: number): Draw => {
  let state = scatter(scatter(seed) + 0x9e3779b9) || 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  const below = (limit: number): number => Math.floor((next() / 0x1_0000_0000) * limit)
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (list) => list[below(list.length)] ?? list[0],
  }
}

/** Multiplied and folded, since xorshift alone is linear: seeds that differ in one bit would draw alike. */
const scatter = (seed: number): number => {
  const folded = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b)
  return Math.imul(folded ^ (folded >>> 15), 0x2c1b3c6d) ^ (folded >>> 13)
}
