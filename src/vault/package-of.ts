/** What is a package of disclosures, before it is sealed? Its id, its manifest, and the key that the permits oblige to seal to. */

import { TutelaError } from '../core/error'
import type { Permit } from '../core/decision'
import { hmacSha256 } from '../crypto/digest'
import { encodeFields } from '../crypto/fields'
import { contentBytes, hashOf } from '../crypto/package'
import { randomUuid } from '../crypto/random'
import type { Agreement } from '../data/agreement'
import type { PackageEntry, PackageManifest } from '../data/package'
import type { View } from '../data/view'
import type { Act } from './operation'
import { readShared } from './read-evidence'

/** What may leave of one customer. */
export interface Disclosure {
  readonly customer: string
  readonly permit: Permit<View>
  readonly entry: PackageEntry
}

/** What a package is about. */
export interface PackageSubject {
  readonly purpose: string
  readonly recipient: string
  readonly items: readonly string[]
  readonly reference?: string
}

/** A random id; with a reference, the same one each time, out of its HMAC. */
export const packageIdOf = async (act: Act, { recipient, reference }: PackageSubject): Promise<string> => {
  if (reference === undefined) return randomUuid(act.inside.random)
  const key = await act.inside.derived.reference()
  const digest = hmacSha256(key, encodeFields('tutela/package-reference/v1', [recipient, reference]))
  return randomUuid(() => digest.slice(0, 16))
}

/** The manifest, and the key that the permits oblige to seal to. */
export const manifestOf = async (
  act: Act,
  { purpose, recipient, items }: PackageSubject,
  id: string,
  disclosures: readonly Disclosure[],
): Promise<{ readonly manifest: PackageManifest; readonly recipientKey: Uint8Array }> => {
  const [first] = disclosures
  const seal = first?.permit.obligations.find(({ kind }) => kind === 'seal')
  const agreements = await readShared(act, 'agreement', [recipient])
  const agreement = agreements.find(({ id }) => first?.permit.evidence.includes(id) === true)
  const key = seal?.kind === 'seal' ? keyOf(agreement, seal.key) : undefined
  if (agreement === undefined || key === undefined) throw new TutelaError(noSeal)
  return {
    recipientKey: fromHex(key.publicKey),
    manifest: {
      id,
      organization: act.inside.policy.document.organization,
      recipient,
      key: key.id,
      agreement: agreement.id,
      purpose,
      manner: agreement.manner,
      items: [...new Set(items)].sort(),
      customers: disclosures.length,
      issuedAt: act.at,
      untilAt: Math.min(...disclosures.map(({ permit }) => permit.untilAt)),
      contentHash: hashOf(contentBytes(disclosures.map(({ entry }) => entry))),
    },
  }
}

const keyOf = (agreement: Agreement | undefined, id: string): Agreement['keys'][number] | undefined =>
  agreement?.keys.find((key) => key.id === id)

const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const noSeal = {
  kind: 'tool/fault',
  message: 'a permit to share names no agreement or key to seal to',
  remedy: 'this is a fault of the library: report it; nothing was released',
} as const
