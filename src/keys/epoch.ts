/**
 * How is an epoch key sealed? By HPKE to the vault's public key, with the epoch's id as `info`.
 * It holds no secret between calls.
 */

import { taskEither as TE } from 'fp-ts'
import type { Failure } from '../core/error'
import type { Work } from '../core/work'
import { keyLength, tamperedSeal } from '../crypto/aead'
import { encodeFields } from '../crypto/fields'
import { openWithPrivateKey, sealToPublicKey } from '../crypto/hpke'
import type { RandomBytes } from '../crypto/random'

/** Seals an epoch key of 32 bytes; another length fails with `input/invalid`. */
export const sealEpochKey = (input: {
  readonly publicKey: Uint8Array
  readonly epoch: string
  readonly key: Uint8Array
  readonly random: RandomBytes
}): Work<Uint8Array> =>
  input.key.length === keyLength
    ? sealToPublicKey({
        publicKey: input.publicKey,
        info: epochInfo(input.epoch),
        plaintext: input.key.slice(),
        random: input.random,
      })
    : TE.left(wrongLength)

/** Opens it; what was sealed but is no key of 32 bytes is `seal/tampered` as well. */
export const openEpochKey = (input: {
  readonly privateKey: Uint8Array
  readonly epoch: string
  readonly sealed: Uint8Array
}): Work<Uint8Array> =>
  TE.filterOrElse(
    (key: Uint8Array) => key.length === keyLength,
    () => tamperedSeal,
  )(
    openWithPrivateKey({
      privateKey: input.privateKey,
      info: epochInfo(input.epoch),
      sealed: input.sealed.slice(),
    }),
  )

const epochInfo = (epoch: string): Uint8Array => encodeFields('tutela/epoch/v1', [epoch])

const wrongLength: Failure = {
  kind: 'input/invalid',
  message: 'an epoch key is not 32 bytes long',
  remedy: 'use `createDataKey` to make one',
}
