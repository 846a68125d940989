/** Which randomness do tests run on? ChaCha20 over a seed: the same for the same seed, on every machine. */

import { chacha20 } from '@noble/ciphers/chacha.js'
import type { RandomBytes } from '../../src/crypto/random'

/** A source that repeats itself for the same seed, and never within one. */
export const seededRandom = (seed: number): RandomBytes => {
  const key = new Uint8Array(32)
  new DataView(key.buffer).setFloat64(0, seed)
  let drawn = 0
  return (length) => {
    const nonce = new Uint8Array(12)
    new DataView(nonce.buffer).setUint32(0, drawn)
    drawn += 1
    return chacha20(key, nonce, new Uint8Array(length))
  }
}
