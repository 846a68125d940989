/**
 * How does somebody check that they were erased? By the certificate: canonical JSON in a note that the log's key signs. It names the
 * customer by an HMAC of the id, so that nobody reads off it whom it is about, and who knows the id can tell.
 */

import { canonicalize } from '../core/canonical'
import { hmacSha256 } from '../crypto/digest'
import { encodeFields, encodeText } from '../crypto/fields'
import { type ErasureCertificate, erasureCertificate } from '../data/erasure'
import { toHex } from './bytes'
import { type NoteRefusal, type NoteSigner, type NoteVerifier, openNote, signNote } from './note'

/** What came of checking a certificate; `customer` refuses one that is about somebody else. */
export type OpenedErasure =
  | { readonly outcome: 'verified'; readonly certificate: ErasureCertificate }
  | { readonly outcome: 'refused'; readonly reason: NoteRefusal | 'customer' }

/** The name under which an erased customer is known: 64 hex digits out of the vault's id and the customer's. */
export const erasedName = (vault: string, customer: string): string =>
  toHex(hmacSha256(encodeText(vault), encodeFields('tutela/erased/v1', [customer])))

/** The text of a certificate, as it is signed. */
export const erasureText = (certificate: ErasureCertificate): string => `${canonicalize(certificate)}\n`

/** The signed certificate. Rejects with `key/unavailable` as `signNote` does. */
export const signErasure = (
  certificate: ErasureCertificate,
  signers: readonly NoteSigner[],
): Promise<string> => signNote(erasureText(certificate), signers)

/**
 * Opens a certificate, and says whether it is about this customer where one is given.
 *
 * @example
 * ```ts
 * const checked = openErasure('no certificate', [verifier], 'c-1')
 * checked.outcome // 'refused'
 * ```
 */
export const openErasure = (
  note: string,
  verifiers: readonly NoteVerifier[],
  customer?: string,
): OpenedErasure => {
  const opened = openNote(note, verifiers)
  if (opened.outcome === 'refused') return opened
  const certificate = readErasure(opened.text)
  if (certificate === undefined) return { outcome: 'refused', reason: 'malformed' }
  if (customer !== undefined && certificate.customer !== erasedName(certificate.vault, customer))
    return { outcome: 'refused', reason: 'customer' }
  return { outcome: 'verified', certificate }
}

/** The certificate in a text, or undefined where it is none, or not written canonically. */
export const readErasure = (text: string): ErasureCertificate | undefined => {
  try {
    const parsed = erasureCertificate.safeParse(JSON.parse(text))
    return parsed.success && erasureText(parsed.data) === text ? parsed.data : undefined
  } catch {
    return undefined // the caller says that it is no certificate
  }
}
