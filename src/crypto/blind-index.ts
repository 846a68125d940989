/**
 * How is a customer found by a value that is stored only as ciphertext? By a keyed fingerprint of the value.
 * It doesn't normalise: the same value written in two ways has two indexes. Equal values are seen to be equal.
 */

import { TutelaError } from '../core/error'
import { deriveKey } from './derive'
import { hmacSha256 } from './digest'
import { encodeText } from './fields'

/** The index key of one item, derived from the ring's index root: indexes of different items can't be compared. */
export const createIndexKey = (root: Uint8Array, item: string): Uint8Array =>
  deriveKey(root, 'tutela/index/v1', [item])

/**
 * The blind index of a normalised text: HMAC-SHA256, cut to `bits` (8 to 256, 128 unless told). Fewer bits mean more
 * false hits and less that equality gives away. Throws `input/invalid` for another number of bits.
 *
 * @example
 * ```ts
 * blindIndex(createIndexKey(root, 'basic.phone'), '+8613800138000').length // 16; bytes
 * ```
 */
export const blindIndex = (key: Uint8Array, normalisedText: string, bits = 128): Uint8Array => {
  if (!Number.isInteger(bits) || bits < 8 || bits > 256) throw new TutelaError(wrongBits)
  const index = hmacSha256(key, encodeText(normalisedText)).slice(0, Math.ceil(bits / 8))
  const spare = index.length * 8 - bits
  const last = index.length - 1
  index[last] = ((index[last] ?? 0) >> spare) << spare
  return index
}

const wrongBits = {
  kind: 'input/invalid',
  message: '`bits` of a blind index is not a whole number from 8 to 256',
  remedy: 'leave it out for 128',
} as const
