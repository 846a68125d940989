/**
 * What does a key ring hold? A private key and two roots of 32 bytes each, and the operations over them.
 * It stores nothing: `memory` forgets them, `file` keeps them.
 */

import { TutelaError } from '../core/error'
import { runWork } from '../core/work'
import { sealToPublicKey } from '../crypto/hpke'
import { publicKeyOf } from '../crypto/key-pair'
import { drawRandom, type RandomBytes } from '../crypto/random'
import { openEpochKey, sealEpochKey } from './epoch'
import type { KeyRing } from './key-ring'
import { missingKey } from './missing'

/** The length of {@link createSecrets}, in bytes: private key, index root, pseudonym root. */
export const secretsLength = 96

/** Fresh secrets. Throws `key/unavailable` where randomness fails. */
export const createSecrets = (random: RandomBytes): Uint8Array => drawRandom(random, secretsLength)

/** A ring over secrets that it takes for its own and overwrites when it is closed. */
export const ringOf = (secrets: Uint8Array, random: RandomBytes): KeyRing => {
  let isOpen = true
  const part = (start: number): Uint8Array => {
    if (!isOpen) throw new TutelaError(missingKey)
    return secrets.slice(start, start + 32)
  }
  return {
    publicKey: async () => publicKeyOf(part(privateKeyAt)),
    sealEpoch: async (epoch, key) =>
      runWork(sealEpochKey({ publicKey: publicKeyOf(part(privateKeyAt)), epoch, key, random })),
    openEpoch: async (epoch, sealed) => {
      const privateKey = part(privateKeyAt)
      try {
        return await runWork(openEpochKey({ privateKey, epoch, sealed }))
      } finally {
        privateKey.fill(0)
      }
    },
    sealTo: async (publicKey, info, plaintext) => {
      if (!isOpen) throw new TutelaError(missingKey)
      return runWork(
        sealToPublicKey({
          publicKey: publicKey.slice(),
          info: info.slice(),
          plaintext: plaintext.slice(),
          random,
        }),
      )
    },
    indexRoot: async () => part(indexRootAt),
    pseudonymRoot: async () => part(pseudonymRootAt),
    close: async () => {
      isOpen = false
      secrets.fill(0)
    },
  }
}

const privateKeyAt = 0
const indexRootAt = 32
const pseudonymRootAt = 64
