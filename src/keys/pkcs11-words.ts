/** In which words is a token asked? The numbers of PKCS #11 (OASIS, 2.40), and what keys and objects of a ring are made of. */

import { encodeFields } from '../crypto/fields'

/** One attribute of an object. */
export interface Attribute {
  readonly type: number
  readonly value?: Buffer | string | number | boolean
}

export const [serial, writable, user] = [4, 2, 1]
export const [dataObject, secretKey, aes] = [0, 4, 0x1f]
export const [aesKeyGeneration, aesGcm] = [0x1080, 0x1087]
export const [nonceLength, tagLength] = [12, 16]
export const attribute = {
  class: 0x0,
  token: 0x1,
  private: 0x2,
  label: 0x3,
  value: 0x11,
  keyType: 0x100,
  sensitive: 0x103,
  encrypt: 0x104,
  decrypt: 0x105,
  valueLength: 0x161,
  extractable: 0x162,
} as const

/** What tells `pkcs11js` in which shape the parameter is. */
const gcmParameter = 3

/** AES-GCM with a nonce, bound to the ring's label. */
export const gcm = (nonce: Uint8Array, label: string) => ({
  mechanism: aesGcm,
  parameter: {
    type: gcmParameter,
    iv: Buffer.from(nonce),
    ivBits: nonceLength * 8,
    aad: Buffer.from(encodeFields('tutela/token/v1', [label])),
    tagBits: tagLength * 8,
  },
})

/** A key that stays in the token, and that nobody can read. */
export const keyTemplate = (label: string): Attribute[] => [
  { type: attribute.class, value: secretKey },
  { type: attribute.keyType, value: aes },
  { type: attribute.valueLength, value: 32 },
  { type: attribute.label, value: label },
  { type: attribute.token, value: true },
  { type: attribute.private, value: true },
  { type: attribute.sensitive, value: true },
  { type: attribute.extractable, value: false },
  { type: attribute.encrypt, value: true },
  { type: attribute.decrypt, value: true },
]

/** An object of the token that holds what was sealed. */
export const dataTemplate = (label: string, sealed: Uint8Array): Attribute[] => [
  { type: attribute.class, value: dataObject },
  { type: attribute.label, value: label },
  { type: attribute.token, value: true },
  { type: attribute.private, value: true },
  { type: attribute.value, value: Buffer.from(sealed) },
]
