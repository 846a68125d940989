/**
 * What is the fingerprint of bytes? SHA-256, HMAC-SHA256 and what stands directly on them: the platform's where it
 * has its own, else @noble/hashes. It derives no keys (`derive` does) and builds no trees (the audit log does).
 */

import { hmac } from '@noble/hashes/hmac.js'
import { sha256 as pureSha256 } from '@noble/hashes/sha2.js'
import { encodeText } from './fields'
import { nativeCrypto } from './native'

/**
 * SHA-256 (FIPS 180-4), 32 bytes.
 *
 * @example
 * ```ts
 * [...sha256(new TextEncoder().encode('abc'))] // [0xba, 0x78, 0x16, 0xbf, ...]
 * ```
 */
export const sha256 = (bytes: Uint8Array): Uint8Array =>
  nativeCrypto === undefined ? pureSha256(bytes) : plain(nativeCrypto.hash('sha256', bytes, 'buffer'))

/** HMAC-SHA256 (RFC 2104), 32 bytes. */
export const hmacSha256 = (key: Uint8Array, bytes: Uint8Array): Uint8Array =>
  nativeCrypto === undefined
    ? hmac(pureSha256, key, bytes)
    : // a key object, because Node 24 is five times slower with bare bytes
      plain(nativeCrypto.createHmac('sha256', nativeCrypto.createSecretKey(key)).update(bytes).digest())

/** The hash of a leaf in a Merkle tree: SHA-256 of a zero byte and the leaf (RFC 6962, section 2.1). */
export const leafHash = (leaf: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(leaf.length + 1)
  bytes.set(leaf, 1)
  return sha256(bytes)
}

/**
 * A commitment to a text: HMAC-SHA256 under a random salt of 32 bytes. Who has salt and text can check it; who has
 * lost the salt can't guess the text from it.
 */
export const commit = (salt: Uint8Array, text: string): Uint8Array => hmacSha256(salt, encodeText(text))

/** Not a `Buffer`: what leaves is the same type on every platform. */
const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
