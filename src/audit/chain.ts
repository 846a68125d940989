/** How is a log extended so that nothing in it can be changed unseen? Each head is the hash of the head before and the leaf. */

import { sha256 } from '../crypto/digest'

/** The head of an empty log. */
export const emptyHead: Uint8Array = new Uint8Array(32)

/** The head after one more leaf: SHA-256 of a one byte, the head before, and the leaf's hash. */
export const nextHead = (head: Uint8Array, hash: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(1 + head.length + hash.length)
  bytes[0] = 1
  bytes.set(head, 1)
  bytes.set(hash, 1 + head.length)
  return sha256(bytes)
}
