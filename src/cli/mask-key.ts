/** With which key are pseudonyms made? The pseudonym root of a key ring file, or 32 bytes that stand in a file in hexadecimal. */

import { TutelaError } from '../core/error'
import { fileKeys } from '../keys/file'
import { readTextFile } from './read-file'

/**
 * The pseudonym root, 32 bytes. Rejects with `key/missing` where there is no passphrase for a ring, `key/corrupt` for a file
 * that is neither, and as `fileKeys` does. It never makes a key file.
 */
export const readPseudonymRoot = async (
  file: string,
  passphraseFile: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Uint8Array> => {
  const text = (await readTextFile(file)).trim()
  if (/^[0-9a-fA-F]{64}$/.test(text))
    return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  if (!text.startsWith('{')) throw noKeyFile(file)
  const passphrase =
    passphraseFile === undefined
      ? environment['TUTELA_PASSPHRASE']
      : (await readTextFile(passphraseFile)).replace(/\r?\n$/, '')
  if (passphrase === undefined || passphrase === '') throw noPassphrase(file)
  const keys = await fileKeys({ path: file, passphrase })
  try {
    return await keys.pseudonymRoot()
  } finally {
    await keys.close()
  }
}

const noKeyFile = (file: string): TutelaError =>
  new TutelaError({
    kind: 'key/corrupt',
    message: 'this is no file of a key',
    remedy: 'give a key ring file, or a file of 32 random bytes as 64 hexadecimal digits',
    where: { file },
  })

const noPassphrase = (file: string): TutelaError =>
  new TutelaError({
    kind: 'key/missing',
    message: 'the key ring is closed, and there is no passphrase',
    remedy: 'give `--passphrase-file`, or set TUTELA_PASSPHRASE',
    where: { file },
  })
