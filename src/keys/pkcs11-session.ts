/**
 * What does a ring ask of a token? To log in, find a key and an object by their label, make them, and to seal and open with the key
 * inside the token (AES-256-GCM).
 */

import { type Failure, TutelaError } from '../core/error'
import {
  aesKeyGeneration,
  type Attribute,
  attribute,
  dataObject,
  dataTemplate,
  gcm,
  keyTemplate,
  nonceLength,
  secretKey,
  serial,
  tagLength,
  user,
  writable,
} from './pkcs11-words'

/** A handle of the token. */
type Handle = Buffer

/** The part of a `PKCS11` of `pkcs11js` that is used. */
export interface TokenModule {
  C_GetSlotList(tokenPresent: boolean): Handle[]
  C_GetTokenInfo(slot: Handle): { readonly label: string }
  C_OpenSession(slot: Handle, flags: number): Handle
  C_CloseSession(session: Handle): void
  C_Login(session: Handle, userType: number, pin: string): void
  C_FindObjectsInit(session: Handle, template: Attribute[]): void
  C_FindObjects(session: Handle, most: number): Handle[]
  C_FindObjectsFinal(session: Handle): void
  C_GetAttributeValue(session: Handle, object: Handle, template: Attribute[]): { readonly value: unknown }[]
  C_CreateObject(session: Handle, template: Attribute[]): Handle
  C_GenerateKey(session: Handle, mechanism: { mechanism: number }, template: Attribute[]): Handle
  C_EncryptInit(session: Handle, mechanism: { mechanism: number; parameter: object }, key: Handle): void
  C_Encrypt(session: Handle, given: Buffer, room: Buffer): Buffer
  C_DecryptInit(session: Handle, mechanism: { mechanism: number; parameter: object }, key: Handle): void
  C_Decrypt(session: Handle, given: Buffer, room: Buffer): Buffer
}

/** A token that somebody is logged in to. */
export interface TokenSession {
  readonly keys: (label: string) => readonly Handle[]
  readonly makeKey: (label: string) => Handle
  /** What is kept under a label, sealed. */
  readonly data: (label: string) => readonly Uint8Array[]
  readonly keep: (label: string, sealed: Uint8Array) => void
  readonly seal: (
    key: Handle,
    bytes: Uint8Array,
    how: { readonly label: string; readonly nonce: Uint8Array },
  ) => Uint8Array
  /** Undefined for what isn't whole. */
  readonly open: (key: Handle, sealed: Uint8Array, label: string) => Uint8Array | undefined
  readonly close: () => void
}

/** Logs in to the token of a label. */
export const openSession = (module: TokenModule, token: string, pin: string): TokenSession => {
  const slot = attempt(() =>
    module.C_GetSlotList(true).find((one) => module.C_GetTokenInfo(one).label.trim() === token),
  )
  if (slot === undefined) throw new TutelaError(noToken)
  const session = attempt(() => module.C_OpenSession(slot, serial | writable))
  try {
    logIn(module, session, pin)
  } catch (error) {
    module.C_CloseSession(session)
    throw error
  }
  const find = (objectClass: number, label: string): readonly Handle[] => {
    module.C_FindObjectsInit(session, [
      { type: attribute.class, value: objectClass },
      { type: attribute.label, value: label },
    ])
    const found = module.C_FindObjects(session, 2)
    module.C_FindObjectsFinal(session)
    return found
  }
  return {
    keys: (label) => find(secretKey, label),
    makeKey: (label) => module.C_GenerateKey(session, { mechanism: aesKeyGeneration }, keyTemplate(label)),
    data: (label) =>
      find(dataObject, label).map((object) => {
        const [read] = module.C_GetAttributeValue(session, object, [{ type: attribute.value }])
        return read?.value instanceof Uint8Array ? new Uint8Array(read.value) : new Uint8Array()
      }),
    keep: (label, sealed) => {
      module.C_CreateObject(session, dataTemplate(label, sealed))
    },
    seal: (key, bytes, { label, nonce }) => {
      module.C_EncryptInit(session, gcm(nonce, label), key)
      const given = Buffer.from(bytes)
      const sealed = module.C_Encrypt(session, given, Buffer.alloc(bytes.length + tagLength))
      given.fill(0)
      return new Uint8Array(Buffer.concat([nonce, sealed]))
    },
    open: (key, sealed, label) => {
      if (sealed.length <= nonceLength + tagLength) return undefined
      const [nonce, given] = [sealed.slice(0, nonceLength), Buffer.from(sealed.slice(nonceLength))]
      try {
        module.C_DecryptInit(session, gcm(nonce, label), key)
        const opened = module.C_Decrypt(session, given, Buffer.alloc(given.length))
        const bytes = new Uint8Array(opened)
        opened.fill(0)
        return bytes
      } catch {
        return undefined // tokens differ in what they say of a tag that is wrong
      }
    },
    close: () => module.C_CloseSession(session),
  }
}

const logIn = (module: TokenModule, session: Handle, pin: string): void => {
  try {
    module.C_Login(session, user, pin)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === loggedInAlready) return
    throw new TutelaError(wrongPins.some((wrong) => wrong === code) ? wrongPin : noAnswer)
  }
}

/** CKR_USER_ALREADY_LOGGED_IN */
const loggedInAlready = 0x100
/** CKR_PIN_INCORRECT, CKR_PIN_INVALID, CKR_PIN_LEN_RANGE, CKR_PIN_EXPIRED, CKR_PIN_LOCKED */
const wrongPins = [0xa0, 0xa1, 0xa2, 0xa3, 0xa4]

const attempt = <A>(run: () => A): A => {
  try {
    return run()
  } catch {
    throw new TutelaError(noAnswer) // what a library throws may hold anything
  }
}

const noToken: Failure = {
  kind: 'key/missing',
  message: 'there is no token of this label',
  remedy: 'look at the label, and whether the token is there',
}

const noAnswer: Failure = {
  kind: 'key/unavailable',
  message: 'the token does not answer',
  remedy: 'look at the token and its library, and try again',
}

const wrongPin: Failure = {
  kind: 'key/passphrase',
  message: 'the PIN does not open the token',
  remedy: 'give the PIN of its user; after some wrong ones a token locks itself',
}
