/**
 * What happens between a key file's path and its ring? Read or create, open, and reseal under another passphrase, at
 * a given cost. Programs use `file`, which fixes the cost; tests use this with a lower one.
 */

import { open, realpath } from 'node:fs/promises'
import { function as F, taskEither as TE } from 'fp-ts'
import type { Failure } from '../core/error'
import { attempt, type Work } from '../core/work'
import type { RandomBytes } from '../crypto/random'
import { corruptFile, openKeyFile, type PassphraseCost, sealKeyFile } from './file-seal'
import { codeOf, createFile, replaceFile } from './file-write'
import type { KeyRing } from './key-ring'
import { createSecrets, ringOf } from './secrets'

/** A key file, the passphrase for it, how dear guesses are, and the source of randomness. */
export interface FileRing {
  readonly path: string
  readonly passphrase: string
  readonly cost: PassphraseCost
  readonly random: RandomBytes
}

/** The ring of the file at `path`, which is created where there is none. */
export const openFileRing = (ring: FileRing): Work<KeyRing> =>
  F.pipe(
    readText(ring.path),
    TE.flatMap((text) => (text === undefined ? createAt(ring) : opened(ring.path, text, ring.passphrase))),
    TE.map((secrets) => ringOf(secrets, ring.random)),
  )

/** Seals the existing file under `passphrase` in place of `oldPassphrase`. */
export const resealFile = (ring: FileRing, oldPassphrase: string): Work<void> =>
  F.pipe(
    longEnough(ring),
    TE.flatMap(() => resolvedPath(ring.path)),
    TE.flatMap((path) =>
      F.pipe(
        readText(path),
        TE.flatMap((text) =>
          text === undefined ? TE.left(absent(path)) : opened(path, text, oldPassphrase),
        ),
        TE.flatMap((secrets) => sealed(ring, secrets)),
        TE.flatMap((text) => attempt(unavailable(path, 'written'), () => replaceFile(path, text))),
      ),
    ),
  )

/** The file itself where `path` is a link, so that the link stays one. */
const resolvedPath = (path: string): Work<string> =>
  TE.tryCatch(
    () => realpath(path),
    (error) => (codeOf(error) === 'ENOENT' ? absent(path) : unavailable(path, 'read')),
  )

const createAt = (ring: FileRing): Work<Uint8Array> =>
  F.pipe(
    longEnough(ring),
    TE.flatMap(() => attempt(unavailable(ring.path, 'created'), async () => createSecrets(ring.random))),
    TE.flatMap((secrets) =>
      F.pipe(
        sealed(ring, secrets),
        TE.flatMap((text) => attempt(unavailable(ring.path, 'created'), () => createFile(ring.path, text))),
        TE.flatMap((isOurs) => (isOurs ? TE.right(secrets) : openWinner(ring))),
      ),
    ),
  )

/** Another process created the file first: its secrets count, ours are forgotten. */
const openWinner = (ring: FileRing): Work<Uint8Array> =>
  F.pipe(
    readText(ring.path),
    TE.flatMap((text) =>
      text === undefined ? TE.left(absent(ring.path)) : opened(ring.path, text, ring.passphrase),
    ),
  )

const sealed = (ring: FileRing, secrets: Uint8Array): Work<string> =>
  sealKeyFile({ secrets, passphrase: ring.passphrase, cost: ring.cost, random: ring.random })

const opened = (path: string, text: string, passphrase: string): Work<Uint8Array> =>
  F.pipe(
    openKeyFile(text, passphrase),
    TE.mapLeft((failure): Failure => ({ ...failure, where: { file: path } })),
  )

/** The text of the file, `undefined` where there is none; no key file is longer than a few hundred bytes. */
const readText = (path: string): Work<string | undefined> =>
  F.pipe(
    attempt(unavailable(path, 'read'), () => readSmallFile(path)),
    TE.flatMap((text) =>
      text === tooLong ? TE.left({ ...corruptFile, where: { file: path } }) : TE.right(text),
    ),
  )

const tooLong = Symbol('too long')
const longest = 16_384

const readSmallFile = async (path: string): Promise<string | undefined | typeof tooLong> => {
  try {
    const file = await open(path, 'r')
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(longest), 0, longest, 0)
      return bytesRead === longest ? tooLong : buffer.toString('utf8', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

const longEnough = (ring: FileRing): Work<void> =>
  [...ring.passphrase].length < 12
    ? TE.left({
        kind: 'key/passphrase',
        message: 'the passphrase is shorter than 12 characters',
        remedy: 'choose a longer one, for example four or more words chosen by dice',
        where: { file: ring.path },
      })
    : TE.right(undefined)

const absent = (path: string): Failure => ({
  kind: 'key/missing',
  message: 'there is no key file',
  remedy: 'give the path of an existing one',
  where: { file: path },
})

const unavailable = (path: string, what: 'read' | 'created' | 'written'): Failure => ({
  kind: 'key/unavailable',
  message: `the key file can not be ${what}`,
  remedy:
    'check that its folder exists, is on a local file system with hard links, and may be read and written',
  where: { file: path },
})
