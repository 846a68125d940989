/** How do ids and the partners' keys stay the same when the story is begun again? They follow from one secret beside the database. */

import { readFile } from 'node:fs/promises'
import { hmacSha256 } from '../crypto/digest'
import { encodeFields } from '../crypto/fields'
import { type KeyPair, publicKeyOf } from '../crypto/key-pair'
import { platformRandom, randomUuid } from '../crypto/random'
import { codeOf, createFile } from '../keys/file-write'

/** What follows from the secret. */
export interface DemoSecret {
  /** Opens the key file: a demonstration keeps it beside the file, nobody else should. */
  readonly passphrase: string
  /** A new and opaque id for a customer of the source. */
  readonly customerId: (key: string) => string
  /** A partner's key pair, which in life the partner makes and keeps. */
  readonly keyPairOf: (partner: string) => KeyPair
}

/** Reads the secret at a path, or makes one. */
export const openSecret = async (path: string): Promise<DemoSecret> => {
  await createFile(path, `${Buffer.from(platformRandom(32)).toString('hex')}\n`)
  const text = (await readText(path)).trim()
  const key = new Uint8Array(Buffer.from(text, 'hex'))
  const derive = (label: string, name: string): Uint8Array => hmacSha256(key, encodeFields(label, [name]))
  return {
    passphrase: text,
    customerId: (name) => {
      const bytes = derive('demo/customer', name)
      return randomUuid(() => bytes.slice(0, 16))
    },
    keyPairOf: (partner) => {
      const privateKey = derive('demo/partner', partner)
      return { privateKey, publicKey: publicKeyOf(privateKey) }
    },
  }
}

const readText = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ''
    throw error
  }
}
