/**
 * What is the vault's key pair? X25519 (RFC 7748) by @noble/curves: 32 bytes each.
 * It seals nothing; `hpke` does.
 */

import { x25519 } from '@noble/curves/ed25519.js'
import { drawRandom, platformRandom, type RandomBytes } from './random'

/** A key pair; what is sealed to `publicKey` opens with `privateKey` alone. */
export interface KeyPair {
  readonly publicKey: Uint8Array
  readonly privateKey: Uint8Array
}

/**
 * A fresh key pair. Throws `key/unavailable` where randomness fails.
 *
 * @example
 * ```ts
 * const { publicKey, privateKey } = createKeyPair()
 * ```
 */
export const createKeyPair = (random: RandomBytes = platformRandom): KeyPair => {
  const privateKey = drawRandom(random, 32)
  return { publicKey: publicKeyOf(privateKey), privateKey }
}

/** The public key of a private key of 32 bytes. */
export const publicKeyOf = (privateKey: Uint8Array): Uint8Array => x25519.getPublicKey(privateKey)
