/** Where does the demo's chance come from? A seed, so that every run tells the same story; it is no randomness for keys. */

/** Draws that depend on the seed alone. */
export interface Draw {
  /** A whole number from 0 up to `limit`, which is left out. */
  readonly below: (limit: number) => number
  /** True in `percent` of a hundred draws. */
  readonly chance: (percent: number) => boolean
  /** One of a list that isn't empty. */
  readonly pick: <A>(list: readonly [A, ...A[]]) => A
  /** That many decimal digits. */
  readonly digits: (count: number) => string
}

/** Draws from a seed, a whole number: Marsaglia's 32-bit xorshift, after its first few steps. */
export const seeded = (seed: number): Draw => {
  let state = (seed ^ 0x9e3779b9) | 0
  if (state === 0) state = 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  for (let step = 0; step < 16; step += 1) next()
  const below = (limit: number): number => Math.floor((next() / 0x1_0000_0000) * limit)
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (list) => list[below(list.length)] ?? list[0],
    digits: (count) => Array.from({ length: count }, () => below(10)).join(''),
  }
}
