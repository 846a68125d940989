/**
 * What does a sealed value look like? `version (1 byte, 1) | nonce (24) | ciphertext | tag (16)`, XChaCha20-Poly1305.
 * It doesn't decide what a seal is bound to (`context` does) nor where keys come from.
 */

import { either as E } from 'fp-ts'
import { type Failure, TutelaError } from '../core/error'
import { type Cipher, pureCipher } from './cipher'
import { findNativeCipher } from './native-cipher'
import { drawRandom, type RandomBytes, sharedRandom } from './random'

/** What to seal: under which key of 32 bytes, and bound to which associated data. */
export interface SealInput {
  readonly key: Uint8Array
  readonly plaintext: Uint8Array
  readonly context: Uint8Array
  readonly random?: RandomBytes
}

/** What to open. `context` must be the very bytes it was sealed with. */
export interface OpenInput {
  readonly key: Uint8Array
  readonly sealed: Uint8Array
  readonly context: Uint8Array
}

/** Sealing and opening over one implementation of the cipher. */
export interface Aead {
  readonly sealBytes: (input: SealInput) => Uint8Array
  readonly openBytes: (input: OpenInput) => E.Either<Failure, Uint8Array>
}

/** The length of every key here, in bytes. */
export const keyLength = 32

/** Seals and opens with the given cipher; {@link sealBytes} and {@link openBytes} use the platform's fastest. */
export const createAead = (cipher: Cipher): Aead => ({
  sealBytes: ({ key, plaintext, context, random = sharedRandom }) => {
    if (key.length !== keyLength) throw new TutelaError(wrongKeyLength)
    const nonce = drawRandom(random, nonceLength)
    const ciphertext = cipher.encrypt({ key, nonce, context, bytes: plaintext })
    const sealed = new Uint8Array(headLength + ciphertext.length)
    sealed[0] = version
    sealed.set(nonce, 1)
    sealed.set(ciphertext, headLength)
    return sealed
  },
  openBytes: ({ key, sealed, context }) => {
    if (sealed.length > 0 && sealed[0] !== version) return unknownVersion
    if (sealed.length < headLength + tagLength || key.length !== keyLength) return tampered
    const nonce = sealed.subarray(1, headLength)
    const plaintext = cipher.decrypt({ key, nonce, context, bytes: sealed.subarray(headLength) })
    return plaintext === undefined ? tampered : E.right(plaintext)
  },
})

/**
 * Seals bytes under a fresh random nonce. Throws `key/corrupt` for a key that isn't 32 bytes and `key/unavailable`
 * where randomness fails. Source: draft-irtf-cfrg-xchacha-03; clause 4.2.4.
 *
 * @example
 * ```ts
 * const sealed = sealBytes({ key, plaintext, context: recordContext(place) })
 * ```
 */
export const sealBytes = (input: SealInput): Uint8Array => platformAead().sealBytes(input)

/**
 * Opens what {@link sealBytes} sealed. Whatever is wrong - a bit, the length, the key, the context - is the one
 * failure `seal/tampered`; only a version that this library doesn't know is told apart, as `seal/version`.
 */
export const openBytes = (input: OpenInput): E.Either<Failure, Uint8Array> => platformAead().openBytes(input)

/** The failure of everything that doesn't open; it says nothing of the cause, so that nobody can ask for it. */
export const tamperedSeal: Failure = {
  kind: 'seal/tampered',
  message: 'the sealed bytes do not open',
  remedy: 'they were changed, cut, moved, or sealed under another key: restore them from a backup',
}

/** The failure of a seal whose first byte is no version of this library. */
export const unknownSealVersion: Failure = {
  kind: 'seal/version',
  message: 'the sealed bytes have a version that is not known here',
  remedy: 'open them with the release that wrote them, or a newer one',
}

const version = 1
const nonceLength = 24
const tagLength = 16
const headLength = 1 + nonceLength

const tampered = E.left(tamperedSeal)
const unknownVersion = E.left(unknownSealVersion)

let platform: Aead | undefined
const platformAead = (): Aead => {
  platform ??= createAead(findNativeCipher() ?? pureCipher)
  return platform
}

const wrongKeyLength: Failure = {
  kind: 'key/corrupt',
  message: 'a sealing key is not 32 bytes long',
  remedy: 'use a key that this library made',
}
