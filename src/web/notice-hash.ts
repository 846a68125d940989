/** By what is a notice identified? By the SHA-256 of its canonical text: a word changed is another notice. (3.2.3) */

import { canonicalize } from '../core/canonical'
import { sha256OfText } from '../crypto/digest'
import type { Notice } from '../data/notice'
import { toHex } from '../audit/bytes'

/** A notice before it has its hash. */
export type NoticeText = Omit<Notice, 'hash'>

/**
 * The notice with the hash of its language, parts, purposes and items; the id and the term are not part of it.
 *
 * @example
 * ```ts
 * const parts = { purpose: 'p', scope: 's', manner: 'm', protection: 'p', rights: 'r' }
 * hashedNotice({ id: 'n-1', language: 'en', parts, purposes: ['delivery'], items: ['basic.name'], fromAt: at, untilAt: at + 1 }).hash.length // 64
 * ```
 */
export const hashedNotice = (notice: NoticeText): Notice => {
  const { language, parts, purposes, items } = notice
  return { ...notice, hash: toHex(sha256OfText(canonicalize({ language, parts, purposes, items }))) }
}

/** Is the hash that of the text? */
export const isNoticeWhole = (notice: Notice): boolean => hashedNotice(notice).hash === notice.hash
