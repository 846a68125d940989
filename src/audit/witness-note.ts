/** Under which name does a witness keep a note? One that says its log and its size, sorts by it, and is safe in a path. */

import { TutelaError } from '../core/error'
import { sha256OfText } from '../crypto/digest'
import { toHex } from './bytes'
import { peekCheckpoint } from './checkpoint'

/** The name of a log in paths: 64 hex digits, whatever its origin holds. */
export const logName = (origin: string): string => toHex(sha256OfText(origin))

/** The size that a note says. Throws `input/invalid` for what is no checkpoint of the log. */
export const sizeOfNote = (origin: string, note: string): number => {
  const checkpoint = peekCheckpoint(note)
  if (checkpoint?.origin === origin) return checkpoint.size
  throw new TutelaError({
    kind: 'input/invalid',
    message: 'this is no checkpoint of the log',
    remedy: 'give a note of this log, as `vault.checkpoint` makes it',
  })
}

/** The name of a note: its size, then what tells it from another of the same size. */
export const noteName = (origin: string, note: string): string =>
  `${String(sizeOfNote(origin, note)).padStart(16, '0')}-${toHex(sha256OfText(note)).slice(0, 16)}`
