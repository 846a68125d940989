/**
 * Where do keys live that a token guards? Sealed under an AES key that never leaves the token (PKCS #11): who has the database and
 * every file, but not the token and its PIN, opens nothing. While the ring is open its secrets are in the process's memory.
 */

import { isTutelaError, TutelaError } from '../core/error'
import { platformRandom, type RandomBytes } from '../crypto/random'
import type { KeyRing } from './key-ring'
import { openSession, type TokenModule, type TokenSession } from './pkcs11-session'
import { createSecrets, ringOf, secretsLength } from './secrets'

export type { RandomBytes } from '../crypto/random'
export type { KeyRing } from './key-ring'
export type { TokenModule } from './pkcs11-session'

/** Which ring of which token. */
export interface TokenOptions {
  /** A `PKCS11` of `pkcs11js` with its library loaded and initialized; whoever made it ends it. */
  readonly module: TokenModule
  /** The token's label. */
  readonly token: string
  readonly pin: string
  /** The ring's label in the token; `tutela` unless told. */
  readonly label?: string
  /** Makes the ring where there is none. Once, in one process: two rings under one label are refused from then on. */
  readonly create?: boolean
  readonly random?: RandomBytes
}

/**
 * Opens the ring that a token keeps. Rejects with `key/missing` (no such token, no ring under the label), `key/passphrase` (the PIN),
 * `key/corrupt` (what the token keeps isn't a ring, or two are under the label), `key/unavailable` (the token fails). Clause 4.2.4. How to load the binding: docs/guide/keys.md.
 */
export const pkcs11Keys = async (options: TokenOptions): Promise<KeyRing> => {
  const { label = 'tutela', create = false, random = platformRandom } = options
  const session = openSession(options.module, options.token, options.pin)
  try {
    return ringOf(await secretsIn(session, label, create ? random : undefined), random)
  } catch (error) {
    throw isTutelaError(error) ? error : new TutelaError(tokenFails)
  } finally {
    session.close()
  }
}

const secretsIn = async (
  session: TokenSession,
  label: string,
  random: RandomBytes | undefined,
): Promise<Uint8Array> => {
  const [keys, kept] = [session.keys(label), session.data(label)]
  if (keys.length > 1 || kept.length > 1) throw new TutelaError(twoRings)
  const [sealed] = kept
  const key = keys[0] ?? (random === undefined || sealed !== undefined ? undefined : session.makeKey(label))
  if (key === undefined) throw new TutelaError(noRing)
  if (sealed !== undefined) {
    const secrets = session.open(key, sealed, label)
    if (secrets?.length === secretsLength) return secrets
    throw new TutelaError(noSecrets)
  }
  if (random === undefined) throw new TutelaError(noRing)
  const secrets = createSecrets(random)
  session.keep(label, session.seal(key, secrets, { label, nonce: random(12) }))
  return secrets
}

const noRing = {
  kind: 'key/missing',
  message: 'the token keeps no key ring under this label',
  remedy: 'give the label that it was made with, or make it with `create: true`',
} as const

const twoRings = {
  kind: 'key/corrupt',
  message: 'the token keeps two key rings under one label',
  remedy: 'remove the one that was made last; only one of them opens the vault',
} as const

const noSecrets = {
  kind: 'key/corrupt',
  message: 'what the token keeps under this label does not open',
  remedy: 'restore the token from its backup; nothing was changed',
} as const

const tokenFails = {
  kind: 'key/unavailable',
  message: 'the token does not do what it is asked',
  remedy: 'look at the token and its library, and try again',
} as const
