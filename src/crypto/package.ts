/**
 * How is a package for a partner laid out? `tutela-package/1`, the manifest as canonical JSON, each on a line of its
 * own, then the sealed content. The manifest is bound to the seal. It seals nothing: the key ring does.
 */

import { either as E } from 'fp-ts'
import { canonicalize } from '../core/canonical'
import type { Failure } from '../core/error'
import { type PackageContent, type PackageManifest, packageManifest } from '../data/package'
import { sha256 } from './digest'
import { encodeFields, encodeText } from './fields'

/** What a package's seal is bound to: its manifest, every character of it. */
export const packageInfo = (manifest: PackageManifest): Uint8Array =>
  encodeFields('tutela/package/v1', [canonicalize(manifest)])

/** The bytes of a package. */
export const writePackage = (manifest: PackageManifest, sealed: Uint8Array): Uint8Array => {
  const head = encodeText(`${magic}\n${canonicalize(manifest)}\n`)
  const bytes = new Uint8Array(head.length + sealed.length)
  bytes.set(head)
  bytes.set(sealed, head.length)
  return bytes
}

/** A package's manifest and sealed content; `input/invalid` for what is no package of this version. */
export const readPackage = (
  bytes: Uint8Array,
): E.Either<Failure, { readonly manifest: PackageManifest; readonly sealed: Uint8Array }> => {
  const first = bytes.indexOf(newline)
  const second = bytes.indexOf(newline, first + 1)
  if (first < 0 || second < 0 || second > longestHead || decodeText(bytes.subarray(0, first)) !== magic)
    return noPackage
  const manifest = packageManifest.safeParse(parseJson(decodeText(bytes.subarray(first + 1, second))))
  return manifest.success
    ? E.right({ manifest: manifest.data, sealed: bytes.subarray(second + 1) })
    : noPackage
}

/** The bytes that a package's content is sealed as: its canonical JSON. */
export const contentBytes = (content: PackageContent): Uint8Array => encodeText(canonicalize(content))

/** SHA-256 in hex. */
export const hashOf = (bytes: Uint8Array): string =>
  Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

const magic = 'tutela-package/1'
const newline = 10
const longestHead = 65_536

/** The text of UTF-8. */
export const decodeText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** What a text says as JSON, or undefined. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const noPackage = E.left<Failure>({
  kind: 'input/invalid',
  message: 'the bytes are no package of this version',
  remedy: 'give the whole file as it was received',
})
