/**
 * What does `tutela/pseudonym` offer? Pseudonyms outside a vault, the same as a vault gives, and the way back from those
 * that keep a format: for who holds the root of the key ring (`keys.pseudonymRoot()`).
 */

import { canonicalize } from '../core/canonical'
import { orThrow, TutelaError } from '../core/error'
import {
  createFormatPseudonymKey,
  createPseudonymKey,
  pseudonymOf,
  purposeScope,
  recipientScope,
} from '../crypto/pseudonym'
import type { FormatName } from '../data/formats/registry'
import type { Json } from '../data/plain-json'
import { keepFormat, revealFormat } from './keep-format'

export type { FormatName } from '../data/formats/registry'
export { keepsFormat } from './keep-format'

/** For whom, and of what: pseudonyms are equal for equal values inside this, and unlinkable to any other. */
export interface PseudonymPlace {
  /** The recipient whom they were shared with, or the purpose inside the company. */
  readonly scope: { readonly recipient: string } | { readonly purpose: string }
  /** The item, as `basic.phone`. */
  readonly item: string
}

/** As `PseudonymPlace`, with the format that is kept. */
export interface FormatPlace extends PseudonymPlace {
  readonly format: FormatName
}

/**
 * The opaque pseudonym of a value: 26 characters, which nobody can reverse and only the root's holder can compute.
 * Throws `input/invalid` for what is no JSON or a root that isn't 32 bytes.
 *
 * @example
 * ```ts
 * opaquePseudonym(root, { scope: { recipient: 'carrier' }, item: 'basic.companyCode' }, '91350100M000100Y43')
 * ```
 */
export const opaquePseudonym = (root: Uint8Array, place: PseudonymPlace, value: Json): string =>
  pseudonymOf(createPseudonymKey(rootOf(root), scopeOf(place), place.item), canonicalize(value))

/**
 * The pseudonym of a value in its own format: a mobile number for a mobile number, with check characters that fit. FF1 of
 * NIST SP 800-38G under a key of this item and scope. It may by chance be somebody's real number: never call it, charge
 * it or write to it. Throws `input/invalid` where the text isn't of the format, `pseudonym/domain` where there are under
 * a million values that look like it, or an unknown number (postal codes, e-mail addresses, numbers abroad).
 *
 * @example
 * ```ts
 * formatPseudonym(root, { scope: { recipient: 'carrier' }, item: 'basic.mobile', format: 'mobile' }, '13800138000')
 * ```
 */
export const formatPseudonym = (root: Uint8Array, place: FormatPlace, text: string): string =>
  orThrow(keepFormat(keyOf(root, place), place.format, text))

/**
 * The value behind a pseudonym in its own format, for the root's holder. It proves nothing: what is no pseudonym of this
 * place gives some other value of the format. Throws as `formatPseudonym`.
 *
 * @example
 * ```ts
 * const mobile = { scope: { recipient: 'carrier' }, item: 'basic.mobile', format: 'mobile' } as const
 * revealPseudonym(root, mobile, formatPseudonym(root, mobile, '13800138000')) // '13800138000'
 * ```
 */
export const revealPseudonym = (root: Uint8Array, place: FormatPlace, pseudonym: string): string =>
  orThrow(revealFormat(keyOf(root, place), place.format, pseudonym))

const keyOf = (root: Uint8Array, place: PseudonymPlace): Uint8Array =>
  createFormatPseudonymKey(rootOf(root), scopeOf(place), place.item)

const scopeOf = ({ scope }: PseudonymPlace): string =>
  'recipient' in scope ? recipientScope(scope.recipient) : purposeScope(scope.purpose)

const rootOf = (root: Uint8Array): Uint8Array => {
  if (root.length === 32) return root
  throw new TutelaError({
    kind: 'input/invalid',
    message: 'the root of pseudonyms is not 32 bytes',
    remedy: "give what the key ring's `pseudonymRoot()` gives",
  })
}
