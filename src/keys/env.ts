/**
 * Where do keys live where a platform hands secrets to a process? In a variable of its environment, as one text with a checksum.
 * It makes no backup: a lost text is every record lost.
 */

import { TutelaError } from '../core/error'
import { sha256 } from '../crypto/digest'
import { platformRandom, type RandomBytes } from '../crypto/random'
import type { KeyRing } from './key-ring'
import { createSecrets, ringOf, secretsLength } from './secrets'

export type { RandomBytes } from '../crypto/random'
export type { KeyRing } from './key-ring'

/**
 * Makes the text of a new ring, to be put into a store of secrets: `tutela-keys-1.` and base64url. It is the keys themselves, under no
 * passphrase. Throws `key/unavailable` where randomness fails. Clause 4.2.4.
 *
 * @example
 * ```ts
 * createEnvironmentKeys().startsWith('tutela-keys-1.') // true
 * ```
 */
export const createEnvironmentKeys = (options: { readonly random?: RandomBytes } = {}): string => {
  const secrets = createSecrets(options.random ?? platformRandom)
  const text = `${head}${Buffer.concat([secrets, checksumOf(secrets)]).toString('base64url')}`
  secrets.fill(0)
  return text
}

/**
 * The ring whose text is in a variable, `TUTELA_KEYS` unless told. With `forget` the variable is removed once it was read, so that
 * programs started later don't inherit it. Throws `key/missing` where it is not set, `key/corrupt` where it was cut or changed; neither
 * tells what it holds. Clause 4.2.4.
 *
 * @example
 * ```ts
 * const keys = environmentKeys({ environment: { TUTELA_KEYS: createEnvironmentKeys() } })
 * ```
 */
export const environmentKeys = (
  options: {
    readonly variable?: string
    readonly environment?: Record<string, string | undefined>
    readonly forget?: boolean
    readonly random?: RandomBytes
  } = {},
): KeyRing => {
  const { variable = 'TUTELA_KEYS', environment = process.env, forget = false } = options
  const text = Object.hasOwn(environment, variable) ? environment[variable] : undefined
  if (text === undefined || text.trim() === '')
    throw new TutelaError({
      kind: 'key/missing',
      message: 'the environment holds no keys',
      remedy: 'set the variable to what `createEnvironmentKeys` made once, and keep a copy apart',
      where: { path: variable },
    })
  const ring = ringOf(secretsIn(text.trim(), variable), options.random ?? platformRandom)
  if (forget) Reflect.deleteProperty(environment, variable)
  return ring
}

const head = 'tutela-keys-1.'
const checksumLength = 8

/** Tells damage; it hides nothing, since it goes with the secrets. */
const checksumOf = (secrets: Uint8Array): Uint8Array => sha256(secrets).slice(0, checksumLength)

const secretsIn = (text: string, variable: string): Uint8Array => {
  const encoded = text.startsWith(head) ? text.slice(head.length) : ''
  const bytes = new Uint8Array(/^[A-Za-z0-9_-]+$/.test(encoded) ? Buffer.from(encoded, 'base64url') : [])
  const secrets = bytes.slice(0, secretsLength)
  const isWhole =
    bytes.length === secretsLength + checksumLength &&
    Buffer.from(bytes).toString('base64url') === encoded &&
    checksumOf(secrets).every((byte, index) => byte === bytes[secretsLength + index])
  bytes.fill(0)
  if (isWhole) return secrets
  secrets.fill(0)
  throw new TutelaError({
    kind: 'key/corrupt',
    message: 'the variable does not hold the text of a key ring, or not all of it',
    remedy: 'set it to the whole text that `createEnvironmentKeys` made, from its copy if need be',
    where: { path: variable },
  })
}
