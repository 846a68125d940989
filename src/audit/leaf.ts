/** What is a leaf of the audit log? An event as canonical JSON (RFC 8785), hashed as RFC 6962 hashes leaves. */

import { commit, sha256OfText } from '../crypto/digest'
import type { AuditEvent } from '../data/audit-event'
import { toHex } from './bytes'
import { eventText } from './event-text'

export { toHex }

/** An event as it is kept. */
export interface Leaf {
  readonly text: string
  readonly hash: Uint8Array
}

/** The leaf of an event. */
export const leafOf = (event: AuditEvent): Leaf => {
  const text = eventText(event)
  return { text, hash: hashOfLeaf(text) }
}

/** The hash of a leaf's text (RFC 6962, section 2.1): SHA-256 of a zero byte and its UTF-8. */
export const hashOfLeaf = (text: string): Uint8Array => sha256OfText(`\u0000${text}`)

/** The commitment to a customer that stands in an event, hex. */
export const customerCommitment = (salt: Uint8Array, customer: string): string =>
  toHex(commit(salt, customer))

/** What the first event of a writer has for its previous one. */
export const noPrevious = '0'.repeat(64)
