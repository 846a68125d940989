/**
 * How are bytes encrypted and authenticated? XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) by @noble/ciphers.
 * It chooses no nonces and knows no layout; its fast twin is `native-cipher`, and tests hold the two equal.
 */

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'

/** What goes into the cipher: 32 bytes of key, 24 of nonce, the associated data, and the bytes to turn. */
export interface CipherInput {
  readonly key: Uint8Array
  readonly nonce: Uint8Array
  readonly context: Uint8Array
  readonly bytes: Uint8Array
}

/** One implementation of XChaCha20-Poly1305. */
export interface Cipher {
  /** The ciphertext, followed by its tag of 16 bytes. */
  readonly encrypt: (input: CipherInput) => Uint8Array
  /** The plaintext, or `undefined` if the tag doesn't fit. */
  readonly decrypt: (input: CipherInput) => Uint8Array | undefined
}

/** The implementation in JavaScript, for every runtime. */
export const pureCipher: Cipher = {
  encrypt: ({ key, nonce, context, bytes }) => xchacha20poly1305(key, nonce, context).encrypt(bytes),
  decrypt: ({ key, nonce, context, bytes }) => {
    try {
      return xchacha20poly1305(key, nonce, context).decrypt(bytes)
    } catch {
      return undefined
    }
  },
}
