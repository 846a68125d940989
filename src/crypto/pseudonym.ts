/**
 * What stands for a value where it may not be seen? A pseudonym: equal for equal values inside one scope, so that
 * records can be joined there, and unlinkable between scopes. It doesn't hide how often a value occurs.
 */

import { deriveKey } from './derive'
import { hmacSha256 } from './digest'
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
