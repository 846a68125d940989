/**
 * What stands for a value where it may not be seen? A pseudonym: equal for equal values inside one scope, so that
 * records can be joined there, and unlinkable between scopes. It doesn't hide how often a value occurs.
 */

import { deriveKey } from './derive'
import { hmacSha256, hmacSha256Texts } from './digest'
import { encodeText } from './fields'

/** The pseudonym key of one item in one scope (a recipient, or a purpose inside the company). */
export const createPseudonymKey = (root: Uint8Array, scope: string, item: string): Uint8Array =>
  deriveKey(root, 'tutela/pseudonym/v1', [scope, item])

/** The key of one item's pseudonyms that keep its format, in one scope; it has nothing in common with that of opaque ones. */
export const createFormatPseudonymKey = (root: Uint8Array, scope: string, item: string): Uint8Array =>
  deriveKey(root, 'tutela/format-pseudonym/v1', [scope, item])

/** The scope of what goes to a recipient: its pseudonyms join with nobody else's. */
export const recipientScope = (recipient: string): string => `recipient ${recipient}`

/** The scope of what is used for a purpose inside the company. */
export const purposeScope = (purpose: string): string => `purpose ${purpose}`

/**
 * The pseudonym of a text in its canonical form: 128 bits of HMAC-SHA256 as 26 characters of Crockford's base 32.
 * Whoever lacks the key can't compute or reverse it, not even for a value from a short list.
 *
 * @example
 * ```ts
 * pseudonymOf(createPseudonymKey(root, 'carrier', 'basic.phone'), '+8613800138000').length // 26; as '7K3M...'
 * ```
 */
export const pseudonymOf = (key: Uint8Array, canonicalText: string): string =>
  base32(hmacSha256(key, encodeText(canonicalText)).subarray(0, 16))

/**
 * Makes many pseudonyms of one key: the same as {@link pseudonymOf}, in a fraction of its time.
 *
 * @example
 * ```ts
 * const make = pseudonymsOf(createPseudonymKey(root, 'carrier', 'basic.phone'))
 * make('+8613800138000').length // 26; as '7K3M...'
 * ```
 */
export const pseudonymsOf = (key: Uint8Array): ((canonicalText: string) => string) => {
  const digest = hmacSha256Texts(key)
  return (canonicalText) => {
    const bytes = digest(canonicalText)
    let text = ''
    for (let at = 0; at < 15; at += 5) {
      // five bytes are eight characters: two halves of twenty bits, of two pairs each
      const high =
        (bytes.charCodeAt(at) << 12) | (bytes.charCodeAt(at + 1) << 4) | (bytes.charCodeAt(at + 2) >> 4)
      const low =
        ((bytes.charCodeAt(at + 2) & 15) << 16) | (bytes.charCodeAt(at + 3) << 8) | bytes.charCodeAt(at + 4)
      text += `${pairs[high >> 10]}${pairs[high & 1023]}${pairs[low >> 10]}${pairs[low & 1023]}`
    }
    return text + pairs[bytes.charCodeAt(15) << 2]
  }
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const base32 = (bytes: Uint8Array): string => {
  let text = ''
  let waiting = 0
  let bits = 0
  for (const byte of bytes) {
    waiting = ((waiting << 8) | byte) & 0xfff
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet.charAt((waiting >> (bits - 5)) & 31)
  }
  return bits === 0 ? text : text + alphabet.charAt((waiting << (5 - bits)) & 31)
}

/** By ten bits: their two characters. */
const pairs: readonly string[] = Array.from(
  { length: 1024 },
  (_, bits) => alphabet.charAt(bits >> 5) + alphabet.charAt(bits & 31),
)
