/**
 * How is a data key kept? Wrapped: sealed under the key of its epoch and bound to its place (customer, category, ids).
 * It doesn't keep the epoch key; the key ring seals that to the vault's public key.
 */

import { either as E } from 'fp-ts'
import type { Failure } from '../core/error'
import { keyLength, openBytes, sealBytes, tamperedSeal } from './aead'
import { type KeyPlace, keyContext } from './context'
import { drawRandom, platformRandom, type RandomBytes } from './random'

/** A fresh data or epoch key of 32 bytes. Throws `key/unavailable` where randomness fails. */
export const createDataKey = (random: RandomBytes = platformRandom): Uint8Array =>
  drawRandom(random, keyLength)

/**
 * Wraps a data key under an epoch key. Clause 4.2.4.
 *
 * @example
 * ```ts
 * const wrapped = wrapKey({ epochKey, dataKey, place: { customer: 'c-1', category: 'basic', key: 'k-1', epoch: 'e-1' } })
 * ```
 */
export const wrapKey = (input: {
  readonly epochKey: Uint8Array
  readonly dataKey: Uint8Array
  readonly place: KeyPlace
  readonly random?: RandomBytes
}): Uint8Array =>
  sealBytes({
    key: input.epochKey,
    plaintext: input.dataKey,
    context: keyContext(input.place),
    ...(input.random === undefined ? {} : { random: input.random }),
  })

/** Unwraps a data key; in another place, under another key, or of another length it is `seal/tampered`. */
export const unwrapKey = (input: {
  readonly epochKey: Uint8Array
  readonly wrapped: Uint8Array
  readonly place: KeyPlace
}): E.Either<Failure, Uint8Array> =>
  E.filterOrElse(
    (dataKey: Uint8Array) => dataKey.length === keyLength,
    () => tamperedSeal,
  )(openBytes({ key: input.epochKey, sealed: input.wrapped, context: keyContext(input.place) }))
