/** How does a partner open a package? With its private key, within the package's term. It needs nothing else of a vault. */

import { either as E, function as F, taskEither as TE } from 'fp-ts'
import type { Failure } from '../core/error'
import type { Instant } from '../core/instant'
import { runWork, type Work } from '../core/work'
import { type PackageContent, type PackageManifest, packageContent } from '../data/package'
import { tamperedSeal } from './aead'
import { openWithPrivateKey } from './hpke'
import { decodeText, hashOf, packageInfo, parseJson, readPackage } from './package'

export type { PackageContent, PackageEntry, PackageManifest } from '../data/package'
export { createKeyPair, type KeyPair } from './key-pair'
export type { RandomBytes } from './random'

/** What a package held. */
export interface OpenedPackage {
  readonly manifest: PackageManifest
  readonly content: PackageContent
}

/**
 * Opens a package at an instant (milliseconds since 1970). Rejects with `input/invalid` for what is no package or has
 * run out, `seal/tampered` if it was changed, cut, or sealed to another key, `seal/version` for a newer seal. A
 * recipient who wants to can open it past its end by other means: the end is a duty of the agreement. Clause 6.4.2.
 *
 * @example
 * ```ts
 * const { manifest, content } = await openPackage({ bytes, privateKey, at: Date.now() })
 * ```
 */
export const openPackage = (input: {
  readonly bytes: Uint8Array
  readonly privateKey: Uint8Array
  readonly at: Instant
}): Promise<OpenedPackage> => runWork(open(input))

const open = (input: Parameters<typeof openPackage>[0]): Work<OpenedPackage> =>
  F.pipe(
    TE.fromEither(readPackage(input.bytes)),
    TE.filterOrElse(
      ({ manifest }) => input.at < manifest.untilAt,
      () => hasEnded,
    ),
    TE.flatMap(({ manifest, sealed }) =>
      F.pipe(
        openWithPrivateKey({ privateKey: input.privateKey, info: packageInfo(manifest), sealed }),
        TE.flatMapEither((plaintext) => readContent(manifest, plaintext)),
      ),
    ),
  )

const readContent = (manifest: PackageManifest, plaintext: Uint8Array): E.Either<Failure, OpenedPackage> => {
  if (hashOf(plaintext) !== manifest.contentHash) return E.left(tamperedSeal)
  const content = packageContent.safeParse(parseJson(decodeText(plaintext)))
  return content.success ? E.right({ manifest, content: content.data }) : E.left(tamperedSeal)
}

const hasEnded: Failure = {
  kind: 'input/invalid',
  message: 'the package may not be opened any more: its term has ended',
  remedy: 'ask the sender for a new one under an agreement in force',
}
