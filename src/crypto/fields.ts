/**
 * How do several texts become one byte string that reads only one way? Each as its length (4 bytes, big-endian) and
 * its UTF-8, after a label that says what they are for. It doesn't read them back: nothing needs to.
 */

import { TutelaError } from '../core/error'

/**
 * The bytes of a label and its fields; different labels or fields never give the same bytes.
 * Throws `input/encoding` for a text with half a character in it, since UTF-8 would make such texts equal.
 *
 * @example
 * ```ts
 * encodeFields('tutela/index/v1', ['basic.phone'])
 * ```
 */
export const encodeFields = (label: string, fields: readonly string[]): Uint8Array => {
  const texts = [label, ...fields]
  const bytes = new Uint8Array(texts.reduce((length, text) => length + 4 + text.length * 3, 0))
  let position = 0
  for (const text of texts) {
    if (halfCharacter.test(text)) throw new TutelaError(halfCharacterFailure)
    const { written } = encoder.encodeInto(text, bytes.subarray(position + 4))
    new DataView(bytes.buffer).setUint32(position, written)
    position += 4 + written
  }
  return bytes.slice(0, position)
}

/** The UTF-8 of a text. */
export const encodeText = (text: string): Uint8Array => encoder.encode(text)

const encoder = new TextEncoder()
const halfCharacter = /\p{Surrogate}/u

const halfCharacterFailure = {
  kind: 'input/encoding',
  message: 'a name or an id holds half a character (a lone surrogate)',
  remedy: 'give it as well-formed Unicode text',
} as const
