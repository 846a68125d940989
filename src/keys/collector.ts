/**
 * What keys does a collector need? The vault's public key: it writes what it can't read (clause 4.2.4).
 * It holds no secret, so it opens nothing, finds nobody by value, and makes no pseudonyms.
 */

import { TutelaError } from '../core/error'
import { runWork } from '../core/work'
import { sealToPublicKey } from '../crypto/hpke'
import { platformRandom, type RandomBytes } from '../crypto/random'
import { sealEpochKey } from './epoch'
import type { KeyRing } from './key-ring'
import { missingKey } from './missing'

export type { RandomBytes } from '../crypto/random'
export type { KeyRing } from './key-ring'

/**
 * A ring that only seals; everything that needs a secret rejects with `key/missing`.
 *
 * @example
 * ```ts
 * const keys = collectorKeys({ publicKey })
 * ```
 */
export const collectorKeys = (options: {
  readonly publicKey: Uint8Array
  readonly random?: RandomBytes
}): KeyRing => {
  const publicKey = options.publicKey.slice()
  const random = options.random ?? platformRandom
  let isOpen = true
  const refuse = async (): Promise<never> => {
    throw new TutelaError(missingKey)
  }
  return {
    publicKey: async () => (isOpen ? publicKey.slice() : refuse()),
    sealEpoch: async (epoch, key) =>
      isOpen ? runWork(sealEpochKey({ publicKey, epoch, key, random })) : refuse(),
    sealTo: async (recipient, info, plaintext) =>
      isOpen
        ? runWork(
            sealToPublicKey({
              publicKey: recipient.slice(),
              info: info.slice(),
              plaintext: plaintext.slice(),
              random,
            }),
          )
        : refuse(),
    openEpoch: refuse,
    indexRoot: refuse,
    pseudonymRoot: refuse,
    close: async () => {
      isOpen = false
    },
  }
}
