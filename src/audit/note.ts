/**
 * How is a text signed so that people and programs read it alike? As a note (C2SP signed-note): the text, an empty line, a line a
 * signature. It knows no algorithm: who signs and who checks are given.
 */

import { TutelaError } from '../core/error'
import { encodeText } from '../crypto/fields'
import { fromBase64, isSame, toBase64 } from './bytes'

/** Which key signed: its name, and four bytes of the hash over name, algorithm and public key. */
export interface NoteKey {
  readonly name: string
  readonly id: Uint8Array
}

/** Signs notes; a service or a device may stand behind it. */
export interface NoteSigner extends NoteKey {
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>
}

/** Checks signatures of one key. */
export interface NoteVerifier extends NoteKey {
  readonly verify: (message: Uint8Array, signature: Uint8Array) => boolean
}

/** One signature line. */
export interface NoteSignature extends NoteKey {
  readonly signature: Uint8Array
}

/** Why a note isn't believed: it is none, no known key signed it, or a known key did not sign this text. */
export type NoteRefusal = 'malformed' | 'unsigned' | 'forged'

/** What was found in a note: its text, and the known keys that signed it; or why it isn't believed. */
export type OpenedNote =
  | { readonly outcome: 'verified'; readonly text: string; readonly by: readonly string[] }
  | { readonly outcome: 'refused'; readonly reason: NoteRefusal }

/**
 * The note of a text under the signatures of all signers, in their order. The text ends with a line end. Rejects with
 * `key/unavailable` for a signer that gives no signature, or whose name can't stand in a note.
 */
export const signNote = async (text: string, signers: readonly NoteSigner[]): Promise<string> => {
  const lines: string[] = []
  for (const { name, id, sign } of signers) {
    const signature = await sign(encodeText(text))
    lines.push(`— ${name} ${toBase64(Uint8Array.of(...id, ...signature))}\n`)
  }
  const note = `${text}\n${lines.join('')}`
  if (splitNote(note) === undefined) throw new TutelaError(noSignature)
  return note
}

/**
 * Opens a note. Signatures of other keys are passed over, a witness's among them; one of a known key that doesn't fit refuses
 * the whole note.
 *
 * @example
 * ```ts
 * const opened = openNote(checkpoint.note, [verifier])
 * if (opened.outcome === 'verified') opened.text
 * ```
 */
export const openNote = (note: string, verifiers: readonly NoteVerifier[]): OpenedNote => {
  const parts = splitNote(note)
  if (parts === undefined) return { outcome: 'refused', reason: 'malformed' }
  const message = encodeText(parts.text)
  const by: string[] = []
  for (const { name, id, signature } of parts.signatures) {
    const verifier = verifiers.find((each) => each.name === name && isSame(each.id, id))
    if (verifier === undefined) continue
    if (!verifier.verify(message, signature)) return { outcome: 'refused', reason: 'forged' }
    by.push(name)
  }
  return by.length === 0
    ? { outcome: 'refused', reason: 'unsigned' }
    : { outcome: 'verified', text: parts.text, by }
}

/** A note in its parts, none of them believed yet; undefined for what is no note. */
export const splitNote = (
  note: string,
): { readonly text: string; readonly signatures: readonly NoteSignature[] } | undefined => {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || note.length > longest || !note.endsWith('\n') || forbidden.test(note)) return undefined
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map(readSignature)
  const known = signatures.filter((one) => one !== undefined)
  return known.length < signatures.length || known.length > mostSignatures
    ? undefined
    : { text: note.slice(0, end + 1), signatures: known }
}

/** May this be a key's name? No spaces of any kind, no plus. */
export const isKeyName = (name: string): boolean => /^[^\s\p{White_Space}+]+$/u.test(name)

const readSignature = (line: string): NoteSignature | undefined => {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ')
  const bytes = fromBase64(encoded)
  if (dash !== '—' || rest.length > 0 || !isKeyName(name) || bytes === undefined || bytes.length < 5)
    return undefined
  return { name, id: bytes.slice(0, 4), signature: bytes.slice(4) }
}

const noSignature = {
  kind: 'key/unavailable',
  message: 'a signer gave no signature, or has a name that can not stand in a note',
  remedy: 'look at the signer; nothing was signed',
} as const

/** The standard asks for 16 at the least. */
const mostSignatures = 100
const longest = 1_000_000

/** Control characters other than the line end, and half characters, which UTF-8 can't write. */
const forbidden = /[\u0000-\u0009\u000b-\u001f\p{Surrogate}]/u
