/** Where do the tests get values of every format? From the shapes, at random numbers; the formats themselves check them. */

import fc from 'fast-check'
import { type FormatName, formatNames, isFormatName } from '../../src/data/formats/registry'
import { shapesOf } from '../../src/pseudonym/domains'
import { keepsFormat } from '../../src/pseudonym/keep-format'
import type { Shape } from '../../src/pseudonym/shape'

/** Every format that has a domain of a million values. */
export const kept: readonly FormatName[] = formatNames.filter(isFormatName).filter(keepsFormat)

/** A value of a shape. */
export const textOf = (shape: Shape): fc.Arbitrary<string> =>
  fc
    .bigInt({ min: 0n, max: shape.size - 1n })
    .filter((index) => shape.accepts?.(index) ?? true)
    .map(shape.textAt)

/** A value of a format, each shape as often as another. */
export const valueOf = (format: FormatName): fc.Arbitrary<string> => fc.oneof(...shapesOf(format).map(textOf))

/** 32 bytes. */
export const secret = fc.uint8Array({ minLength: 32, maxLength: 32 })
