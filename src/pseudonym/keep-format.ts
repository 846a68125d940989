/** What stands for a value, and looks like one? Another value of the same format and shape, which the key's holder alone turns back. */

import { either as E } from 'fp-ts'
import type { Failure } from '../core/error'
import { createIndexCipher, smallestDomain } from '../crypto/format-preserving'
import { encodeFields } from '../crypto/fields'
import { type FormatName, formats } from '../data/formats/registry'
import { shapesOf } from './domains'
import type { Shape } from './shape'

/**
 * The pseudonym of a text of a format, in the format's canonical form, under a key of 32 bytes. Left `input/invalid`
 * where the text isn't of the format, `pseudonym/domain` where the values of its shape are under a million or unknown.
 */
export const keepFormat = (key: Uint8Array, format: FormatName, text: string): E.Either<Failure, string> =>
  turn(key, format, text, 'encrypt')

/** The value behind a pseudonym that keeps the format; lefts as `keepFormat`. Another key gives another value, not a failure. */
export const revealFormat = (key: Uint8Array, format: FormatName, text: string): E.Either<Failure, string> =>
  turn(key, format, text, 'decrypt')

/** Has a format values that a pseudonym in the same format can stand for? */
export const keepsFormat = (format: FormatName): boolean =>
  shapesOf(format).some(({ count }) => count >= smallestDomain)

const turn = (
  key: Uint8Array,
  format: FormatName,
  text: string,
  way: 'encrypt' | 'decrypt',
): E.Either<Failure, string> => {
  const parsed = formats[format].parse(text)
  if (E.isLeft(parsed)) return E.left(notOfFormat(format))
  const found = findShape(format, parsed.right)
  if (found === undefined || found.shape.count < smallestDomain) return E.left(noDomain(format))
  const { shape, index } = found
  const tweak = encodeFields('tutela/format-pseudonym/v1', [format, shape.name])
  const cipher = createIndexCipher({ ...shape, key, tweak })
  return E.right(shape.textAt(cipher[way](index)))
}

const findShape = (
  format: FormatName,
  text: string,
): { readonly shape: Shape; readonly index: bigint } | undefined => {
  for (const shape of shapesOf(format)) {
    const index = shape.indexOf(text)
    if (index !== undefined) return { shape, index }
  }
  return undefined
}

const notOfFormat = (format: string): Failure => ({
  kind: 'input/invalid',
  message: `the text is no value of the format \`${format}\``,
  remedy: 'give a value that the format takes',
})

const noDomain = (format: string): Failure => ({
  kind: 'pseudonym/domain',
  message: `values of \`${format}\` that look like this one are under a million, or nobody knows how many`,
  remedy: 'use an opaque pseudonym, or a mask',
})
