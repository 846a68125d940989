/**
 * How are bytes sealed to somebody's public key? HPKE (RFC 9180), base mode, X25519 / HKDF-SHA256 /
 * ChaCha20-Poly1305, laid out as `version (1 byte, 1) | encapsulated key (32) | ciphertext`.
 * It doesn't say who sealed: anybody with the public key can. The only file that knows the HPKE package.
 */

import { Chacha20Poly1305 } from '@hpke/chacha20poly1305'
import { CipherSuite, HkdfSha256 } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'
import { taskEither as TE } from 'fp-ts'
import { type Failure, toFailure } from '../core/error'
import type { Work } from '../core/work'
import { tamperedSeal, unknownSealVersion } from './aead'
import { drawRandom, platformRandom, type RandomBytes } from './random'

/**
 * Seals to a public key of 32 bytes, bound to `info`. Fails with `key/corrupt` if that is no X25519 public key
 * (length, low order) and `key/unavailable` where randomness fails. Clauses 4.2.4 and 6.4.2.
 *
 * @example
 * ```ts
 * const sealed = await runWork(sealToPublicKey({ publicKey, info, plaintext }))
 * ```
 */
export const sealToPublicKey = (input: {
  readonly publicKey: Uint8Array
  readonly info: Uint8Array
  readonly plaintext: Uint8Array
  readonly random?: RandomBytes
}): Work<Uint8Array> => TE.tryCatch(() => seal(input), toFailure(unusablePublicKey))

/**
 * Opens what {@link sealToPublicKey} sealed. Whatever is wrong is the one failure `seal/tampered`, a version that
 * isn't known `seal/version`.
 */
export const openWithPrivateKey = (input: {
  readonly privateKey: Uint8Array
  readonly info: Uint8Array
  readonly sealed: Uint8Array
}): Work<Uint8Array> => {
  if (input.sealed.length > 0 && input.sealed[0] !== version) return TE.left(unknownSealVersion)
  return TE.tryCatch(
    () => open(input),
    () => tamperedSeal,
  )
}

const version = 1
const headLength = 33

const createSuite = (): CipherSuite =>
  new CipherSuite({
    kem: new DhkemX25519HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Chacha20Poly1305(),
  })

const seal = async (input: Parameters<typeof sealToPublicKey>[0]): Promise<Uint8Array> => {
  const suite = createSuite()
  const secret = drawRandom(input.random ?? platformRandom, 32)
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.deserializePublicKey(input.publicKey),
    info: input.info,
    // the ephemeral key comes from our own source of randomness, as RFC 9180 (7.1.3) derives it, and is used once
    ekm: secret,
  })
  const ciphertext = new Uint8Array(await sender.seal(input.plaintext))
  secret.fill(0)
  const sealed = new Uint8Array(headLength + ciphertext.length)
  sealed[0] = version
  sealed.set(new Uint8Array(sender.enc), 1)
  sealed.set(ciphertext, headLength)
  return sealed
}

const open = async (input: Parameters<typeof openWithPrivateKey>[0]): Promise<Uint8Array> => {
  const suite = createSuite()
  const recipient = await suite.createRecipientContext({
    recipientKey: await suite.kem.deserializePrivateKey(input.privateKey),
    enc: input.sealed.slice(1, headLength),
    info: input.info,
  })
  return new Uint8Array(await recipient.open(input.sealed.slice(headLength)))
}

const unusablePublicKey: Failure = {
  kind: 'key/corrupt',
  message: 'the public key is no X25519 public key',
  remedy: 'ask its holder for a current key of 32 bytes',
}
