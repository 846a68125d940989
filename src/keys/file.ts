/**
 * Where do keys live on one machine? In a file that only a passphrase opens. Node only.
 * It makes no backup: a lost file, or a forgotten passphrase, is every record lost.
 */

import { runWork } from '../core/work'
import { platformRandom, type RandomBytes } from '../crypto/random'
import { openFileRing, resealFile } from './file-ring'
import { standardCost } from './file-seal'
import type { KeyRing } from './key-ring'

export type { RandomBytes } from '../crypto/random'
export type { KeyRing } from './key-ring'

/**
 * Opens the key file at `path`, or creates it with fresh secrets where there is none: atomically, with mode 0600, and
 * of several processes that create at once one wins and the others open what it wrote.
 * Rejects with `key/passphrase` (wrong, or under 12 characters for a new file), `key/corrupt` (damaged),
 * `key/unavailable` (can't be read or written). Clause 4.2.4.
 *
 * @example
 * ```ts
 * const keys = await fileKeys({ path: 'vault.keys', passphrase: 'four words chosen by dice' })
 * ```
 */
export const fileKeys = (options: {
  readonly path: string
  readonly passphrase: string
  readonly random?: RandomBytes
}): Promise<KeyRing> => runWork(openFileRing({ random: platformRandom, ...options, cost: standardCost }))

/**
 * Seals an existing key file under another passphrase; the keys, and all that they sealed, stay as they are. After a
 * crash either the old or the new passphrase opens the file. Copies of the file still open with the old one.
 * Rejects as {@link fileKeys} does, and with `key/missing` where there is no file.
 *
 * @example
 * ```ts
 * await changePassphrase('vault.keys', 'four words chosen by dice', 'four other words by dice')
 * ```
 */
export const changePassphrase = (path: string, oldPassphrase: string, newPassphrase: string): Promise<void> =>
  runWork(
    resealFile(
      { path, passphrase: newPassphrase, cost: standardCost, random: platformRandom },
      oldPassphrase,
    ),
  )
