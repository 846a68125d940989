/**
 * Where do keys live in a test or a demonstration? In memory, until the ring is closed or the process ends.
 * It keeps nothing: what was sealed to a lost ring is lost with it.
 */

import { platformRandom, type RandomBytes } from '../crypto/random'
import type { KeyRing } from './key-ring'
import { createSecrets, ringOf } from './secrets'

export type { RandomBytes } from '../crypto/random'
export type { KeyRing } from './key-ring'

/**
 * A ring with fresh secrets that exist only in this process. The same `random` gives the same ring again: leave it
 * out wherever the data is real. Throws `key/unavailable` where randomness fails.
 *
 * @example
 * ```ts
 * const keys = memoryKeys()
 * ```
 */
export const memoryKeys = (options: { readonly random?: RandomBytes } = {}): KeyRing => {
  const random = options.random ?? platformRandom
  return ringOf(createSecrets(random), random)
}
