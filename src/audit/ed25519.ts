/**
 * Who signs checkpoints, and who checks them? Ed25519 keys (RFC 8032), by @noble/curves. Checking is strict: what only the laxer
 * rules of ZIP 215 would take, such as keys of small order, is refused.
 */

import { ed25519 } from '@noble/curves/ed25519.js'
import { isSame } from './bytes'
import { drawRandom, platformRandom, type RandomBytes } from '../crypto/random'
import type { NoteSigner, NoteVerifier } from './note'
import {
  corruptKey,
  ed25519Byte,
  keyIdOf,
  readSignerKey,
  readVerifierKey,
  signerKeyText,
  verifierKeyText,
} from './note-key'
import { fromHex } from './bytes'

/** A new key of a log, as texts: the public one is for everybody who checks, the secret one signs. */
export interface LogKey {
  readonly publicKey: string
  readonly secretKey: string
}

/**
 * A fresh key for the log of this name. Throws `input/invalid` for a name with spaces or a plus, `key/unavailable` where randomness
 * fails.
 *
 * @example
 * ```ts
 * const { publicKey, secretKey } = createLogKey('example.com/customers')
 * ```
 */
export const createLogKey = (name: string, random: RandomBytes = platformRandom): LogKey => {
  const secret = drawRandom(random, 32)
  const key = ed25519.getPublicKey(secret)
  return { publicKey: verifierKeyText(name, key), secretKey: signerKeyText(name, key, secret) }
}

/** Signs with a secret key's text. Throws `key/corrupt` for what is none. */
export const logSigner = (secretKey: string): NoteSigner => {
  const { name, key, id } = readSignerKey(secretKey)
  const ownId = keyIdOf(name, ed25519Byte, ed25519.getPublicKey(key))
  if (!isSame(fromHex(id), ownId)) throw corruptKey
  return { name, id: ownId, sign: async (message) => ed25519.sign(message, key) }
}

/** Checks with a public key's text. Throws `key/corrupt` for what is none. */
export const logVerifier = (publicKey: string): NoteVerifier => {
  const { name, key } = readVerifierKey(publicKey)
  if (!ed25519.utils.isValidPublicKey(key, false)) throw corruptKey
  return {
    name,
    id: keyIdOf(name, ed25519Byte, key),
    verify: (message, signature) => isSigned(message, signature, key),
  }
}

/** Is this a signature of the message, by the strict rules of RFC 8032? */
export const isSigned = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean => {
  if (signature.length !== 64 || publicKey.length !== 32) return false
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false // bytes that are no point or no number are no signature
  }
}
