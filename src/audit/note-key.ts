/**
 * How is a note's key written down? Public as `name+id+base64`, secret as `PRIVATE+KEY+name+id+base64`: the texts that other tools
 * for transparency logs write and read (C2SP signed-note, golang.org/x/mod/sumdb/note). It signs nothing; `ed25519` does.
 */

import { TutelaError } from '../core/error'
import { sha256 } from '../crypto/digest'
import { encodeText } from '../crypto/fields'
import { fromBase64, isSame, toBase64, toHex } from './bytes'
import { isKeyName } from './note'

/** A key as its text says: 32 bytes, public or secret, and the algorithm's byte. */
export interface KeyText {
  readonly name: string
  readonly algorithm: number
  readonly key: Uint8Array
  readonly id: string
}

/** The byte of Ed25519 signatures over the note's text. */
export const ed25519Byte = 1

/** The first four bytes of the hash over name, algorithm and public key, by which signatures name their key. */
export const keyIdOf = (name: string, algorithm: number, publicKey: Uint8Array): Uint8Array =>
  sha256(Uint8Array.of(...encodeText(`${name}\n`), algorithm, ...publicKey)).slice(0, 4)

/** The text of a public key; throws `input/invalid` for a name with spaces or a plus. */
export const verifierKeyText = (name: string, publicKey: Uint8Array): string => {
  if (!isKeyName(name)) throw wrongName
  return `${name}+${toHex(keyIdOf(name, ed25519Byte, publicKey))}+${encoded(publicKey)}`
}

/** The text of a secret key, which whoever holds it can sign with. */
export const signerKeyText = (name: string, publicKey: Uint8Array, secretKey: Uint8Array): string =>
  `${secretMark}${verifierKeyText(name, publicKey).split('+').slice(0, 2).join('+')}+${encoded(secretKey)}`

/** The key in a public key's text. Throws `key/corrupt` for anything else, a secret key too. */
export const readVerifierKey = (text: string): KeyText => {
  const found = readKey(text)
  if (!isSame(keyIdOf(found.name, found.algorithm, found.key), idBytes(found.id))) throw corruptKey
  return found
}

/** The key in a secret key's text. Throws `key/corrupt` for anything else, without repeating it. */
export const readSignerKey = (text: string): KeyText => {
  if (!text.startsWith(secretMark)) throw corruptKey
  return readKey(text.slice(secretMark.length))
}

const secretMark = 'PRIVATE+KEY+'

const readKey = (text: string): KeyText => {
  const [, name = '', id = '', base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? []
  const bytes = fromBase64(base64)
  const [algorithm] = bytes ?? []
  if (!isKeyName(name) || bytes?.length !== 33 || algorithm !== ed25519Byte) throw corruptKey
  return { name, algorithm, key: bytes.slice(1), id }
}

const encoded = (key: Uint8Array): string => toBase64(Uint8Array.of(ed25519Byte, ...key))

const idBytes = (id: string): Uint8Array =>
  Uint8Array.from({ length: 4 }, (_, index) => Number.parseInt(id.slice(index * 2, index * 2 + 2), 16))

const wrongName = new TutelaError({
  kind: 'input/invalid',
  message: 'a log can not have this name',
  remedy: 'give one without spaces and plus signs, as `example.com/customers`',
})

/** Told of every key that can't be read. */
export const corruptKey = new TutelaError({
  kind: 'key/corrupt',
  message: 'this is no key for notes',
  remedy: 'give the whole line, as `example.com/customers+1f2e3d4c+AQ...` or, to sign, `PRIVATE+KEY+...`',
})
