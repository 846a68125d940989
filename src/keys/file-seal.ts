/**
 * What stands in a key file? The ring's secrets, sealed under a passphrase: scrypt (RFC 7914) gives the key,
 * XChaCha20-Poly1305 the seal, a checksum tells a damaged file from a wrong passphrase. It touches no disk.
 */

import { scrypt } from 'node:crypto'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { z } from 'zod'
import { canonicalize } from '../core/canonical'
import type { Failure } from '../core/error'
import { attempt, type Work } from '../core/work'
import { openBytes, sealBytes } from '../crypto/aead'
import { sha256 } from '../crypto/digest'
import { encodeFields, encodeText } from '../crypto/fields'
import { drawRandom, type RandomBytes } from '../crypto/random'
import { secretsLength } from './secrets'

/** How dear a guess at the passphrase is: scrypt's N, r, p (RFC 7914); N is a power of two. */
export interface PassphraseCost {
  readonly N: number
  readonly r: 8
  readonly p: number
}

/** 128 MiB and a few tenths of a second for each guess. */
export const standardCost: PassphraseCost = { N: 2 ** 17, r: 8, p: 1 }

/** The text of a key file that holds these secrets. */
export const sealKeyFile = (input: {
  readonly secrets: Uint8Array
  readonly passphrase: string
  readonly cost: PassphraseCost
  readonly random: RandomBytes
}): Work<string> =>
  attempt(noDerivation, async () => {
    const kdf = { name: 'scrypt' as const, ...input.cost, salt: toBase64(drawRandom(input.random, 16)) }
    const key = await deriveFromPassphrase(input.passphrase, kdf)
    const sealed = sealBytes({ key, plaintext: input.secrets, context: contextOf(kdf), random: input.random })
    key.fill(0)
    const content = { 'tutela-keys': 1 as const, kdf, sealed: toBase64(sealed) }
    return `${canonicalize({ ...content, checksum: checksumOf(content) })}\n`
  })

/** The secrets in the text of a key file; `key/corrupt` for a damaged text, `key/passphrase` for the wrong one. */
export const openKeyFile = (text: string, passphrase: string): Work<Uint8Array> =>
  F.pipe(
    TE.fromEither(parseKeyFile(text)),
    TE.flatMap((file) =>
      F.pipe(
        attempt(noDerivation, () => deriveFromPassphrase(passphrase, file.kdf)),
        TE.flatMapEither((key) => {
          const secrets = openBytes({ key, sealed: fromBase64(file.sealed), context: contextOf(file.kdf) })
          key.fill(0)
          return E.mapLeft(() => wrongPassphrase)(secrets)
        }),
      ),
    ),
    TE.filterOrElse(
      (secrets) => secrets.length === secretsLength,
      () => corruptFile,
    ),
  )

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)

/** The bounds keep a forged file from asking for all memory. */
const keyFile = z.strictObject({
  'tutela-keys': z.literal(1),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    N: z
      .int()
      .min(2 ** 10)
      .max(2 ** 20)
      .refine((cost) => Number.isInteger(Math.log2(cost))),
    r: z.literal(8),
    p: z.int().min(1).max(4),
    salt: base64,
  }),
  sealed: base64,
  checksum: base64,
})

type KeyFile = z.infer<typeof keyFile>

const parseKeyFile = (text: string): E.Either<Failure, KeyFile> => {
  const parsed = keyFile.safeParse(parseJson(text))
  if (!parsed.success) return E.left(corruptFile)
  const { checksum, ...content } = parsed.data
  return checksum === checksumOf(content) ? E.right(parsed.data) : E.left(corruptFile)
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const checksumOf = (content: Omit<KeyFile, 'checksum'>): string =>
  toBase64(sha256(encodeText(canonicalize(content))))

const contextOf = (kdf: KeyFile['kdf']): Uint8Array =>
  encodeFields('tutela/keys/v1', [kdf.name, String(kdf.N), String(kdf.r), String(kdf.p), kdf.salt])

const deriveFromPassphrase = (passphrase: string, kdf: KeyFile['kdf']): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const { N, r, p } = kdf
    const cost = { N, r, p, maxmem: 129 * N * r + 2 ** 20 * p }
    // NFKC, so that a passphrase opens the file whichever keyboard typed it
    scrypt(passphrase.normalize('NFKC'), fromBase64(kdf.salt), 32, cost, (error, key) =>
      error === null ? resolve(new Uint8Array(key)) : reject(error),
    )
  })

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))

const noDerivation: Failure = {
  kind: 'key/unavailable',
  message: 'the key can not be derived from the passphrase',
  remedy: 'free 256 MiB of memory and try again',
}

const wrongPassphrase: Failure = {
  kind: 'key/passphrase',
  message: 'the passphrase does not open the key file',
  remedy: 'give the passphrase that it was created with, or last changed to',
}

/** The failure of a file that is not what was written. */
export const corruptFile: Failure = {
  kind: 'key/corrupt',
  message: 'the key file is damaged, or is no key file of this version',
  remedy: 'restore it from its backup; nothing was changed',
}
