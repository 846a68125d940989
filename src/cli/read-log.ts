/** Which log does a command read? That of an SQLite database, or of a file that `audit export` wrote, told apart by their first bytes. */

import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checkpoint } from '../audit/checkpoint'
import { openCheckpoint, peekCheckpoint } from '../audit/checkpoint'
import { logVerifier } from '../audit/ed25519'
import { type LogSource, readExport } from '../audit/export'
import type { NoteVerifier } from '../audit/note'
import { TutelaError } from '../core/error'
import { sqliteStore } from '../store/sqlite'
import type { Store } from '../store/store'
import { readTextFile } from './read-file'

/** What was found at a path: a database, or the text of a file. */
export type FoundLog =
  | { readonly kind: 'database'; readonly store: Store }
  | { readonly kind: 'proof'; readonly text: string }
  | { readonly kind: 'export'; readonly source: LogSource }

/** Opens what is at the path. Rejects with `input/unreadable` where there is nothing: no database is made. */
export const findLog = async (path: string): Promise<FoundLog> => {
  if ((await firstBytes(path)).startsWith('SQLite format 3'))
    return { kind: 'database', store: sqliteStore(path) }
  const text = await readTextFile(path)
  if (text.startsWith('c2sp.org/tlog-proof@')) return { kind: 'proof', text }
  return { kind: 'export', source: await readExport(() => linesOf(text)) }
}

/** The verifiers of `--key`: none where it isn't given. */
export const readKey = async (key: string | undefined): Promise<readonly NoteVerifier[]> => {
  if (key === undefined) return []
  return [logVerifier(isKeyText.test(key) ? key : (await readTextFile(key)).trim())]
}

/** The checkpoints of `--checkpoint`: each must be believed where there is a key, since a log is held to it. */
export const readKept = async (
  paths: readonly string[],
  verifiers: readonly NoteVerifier[],
): Promise<readonly Checkpoint[]> => {
  const files = (await Promise.all(paths.map(filesAt))).flat()
  return Promise.all(
    files.map(async (file) => {
      const note = await readTextFile(file)
      if (verifiers.length === 0) return peekCheckpoint(note) ?? refuse(file)
      const opened = openCheckpoint(note, verifiers)
      return opened.outcome === 'verified' ? opened.checkpoint : refuse(file)
    }),
  )
}

/** A secret key, too: it is refused as a key, and never told as the name of a file. */
const isKeyText = /^(?:PRIVATE\+KEY\+|[^+]+\+[0-9a-f]{8}\+)/

const filesAt = async (path: string): Promise<readonly string[]> => {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory() !== true) return [path]
  const names = await readdir(path, { recursive: true, withFileTypes: true })
  return names
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted()
}

const firstBytes = async (path: string): Promise<string> => {
  const file = await open(path, 'r').catch(() => undefined)
  if (file === undefined) return '' // the text's reader tells why it can't be read
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}

function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    const until = end < 0 ? text.length : end
    yield text.slice(start, until)
    start = until + 1
  }
}

const refuse = (file: string): never => {
  throw new TutelaError({
    kind: 'input/invalid',
    message: 'this is no checkpoint that the key signed',
    remedy: 'give a checkpoint of this log, and the key that signs it',
    where: { file },
  })
}
