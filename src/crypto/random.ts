/**
 * Where does randomness come from? From the platform, or from the source a caller gives.
 * It generates nothing itself: no generator is seeded, stretched or mixed here.
 */

import { TutelaError, toFailure } from '../core/error'

/** A source of randomness: that many fresh unpredictable bytes, which the caller may overwrite. */
export type RandomBytes = (length: number) => Uint8Array

/** The platform's cryptographic randomness (`crypto.getRandomValues`). */
export const platformRandom: RandomBytes = (length) => {
  const bytes = new Uint8Array(length)
  for (let start = 0; start < length; start += platformLimit)
    crypto.getRandomValues(bytes.subarray(start, start + platformLimit))
  return bytes
}

/**
 * A source that asks `source` for 64 KiB at a time and hands them out in order: for nonces and ids, which are many
 * and small. Bytes are overwritten in the pool as they leave it and never leave it twice.
 */
export const pooledRandom = (source: RandomBytes = platformRandom): RandomBytes => {
  let pool = new Uint8Array(0)
  let position = 0
  return (length) => {
    if (length > platformLimit) return drawRandom(source, length)
    if (position + length > pool.length) {
      pool = new Uint8Array(drawRandom(source, platformLimit))
      position = 0
    }
    const bytes = pool.slice(position, position + length)
    pool.fill(0, position, position + length)
    position += length
    return bytes
  }
}

/** The pool that nonces and ids come from where no other source is given. */
export const sharedRandom: RandomBytes = pooledRandom()

/**
 * Draws from a source that may be a stranger's. Throws `key/unavailable` when it throws, or gives anything but the
 * number of bytes asked for: nothing is ever sealed with less randomness than it needs.
 */
export const drawRandom = (source: RandomBytes, length: number): Uint8Array => {
  const bytes: unknown = attemptDraw(source, length)
  if (bytes instanceof Uint8Array && bytes.length === length) return bytes
  throw new TutelaError(noRandomness)
}

/**
 * A random UUID (version 4, RFC 9562).
 *
 * @example
 * ```ts
 * randomUuid().length // 36; as 'f47ac10b-58cc-4372-a567-0e02b2c3d479'
 * ```
 */
export const randomUuid = (random: RandomBytes = sharedRandom): string => {
  const bytes = drawRandom(random, 16)
  let text = ''
  bytes.forEach((byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte
    text += (index === 4 || index === 6 || index === 8 || index === 10 ? '-' : '') + hexadecimal(value)
  })
  return text
}

const platformLimit = 65_536

const hexadecimal = (byte: number): string => (byte < 16 ? '0' : '') + byte.toString(16)

const attemptDraw = (source: RandomBytes, length: number): unknown => {
  try {
    return source(length)
  } catch (error) {
    throw new TutelaError(toFailure(noRandomness)(error))
  }
}

const noRandomness = {
  kind: 'key/unavailable',
  message: 'the source of randomness gave no randomness',
  remedy: 'use the default source, or mend the `random` that was given',
} as const
