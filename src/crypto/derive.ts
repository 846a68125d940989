/**
 * How does one root give many keys? HKDF-SHA256 (RFC 5869) with an unambiguous label for each use.
 * It stores nothing: the same root and names give the same key again.
 */

import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { encodeFields } from './fields'

/**
 * A key of 32 bytes for one use: HKDF-SHA256 of the root, no salt, with the encoded label and names as `info`.
 *
 * @example
 * ```ts
 * deriveKey(root, 'tutela/index/v1', ['basic.phone'])
 * ```
 */
export const deriveKey = (root: Uint8Array, label: string, names: readonly string[]): Uint8Array =>
  hkdf(sha256, root, undefined, encodeFields(label, names), 32)
