/** Which text is in a file? UTF-8 and nothing else, so that no letter is guessed; it doesn't know what the text means. */

import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import type { Failure } from '../core/error'

/** The largest file that is read whole, in bytes. */
export const largestFile = 64 * 1024 * 1024

/**
 * Reads a file as UTF-8, with or without its mark at the front. Failures: `input/unreadable` for what is missing, no
 * file, closed to us or larger than 64 MB; `input/encoding` for UTF-16 and for bytes that aren't UTF-8, with line and
 * column (in characters) of the first.
 */
export const readUtf8 = (path: string): TE.TaskEither<Failure, string> =>
  F.pipe(
    readBytes(path),
    TE.flatMap((bytes) => TE.fromEither(decodeUtf8(basename(path), bytes))),
  )

/** The text of bytes; `file` names them in a failure. */
export const decodeUtf8 = (file: string, bytes: Uint8Array): E.Either<Failure, string> => {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return E.left(otherEncoding({ file, line: 1, column: 1 }, 'the file is UTF-16'))
  const text = strict(bytes)
  if (text === undefined) return E.left(otherEncoding(firstFault(file, bytes), 'the file is not UTF-8'))
  const nought = text.indexOf('\u0000')
  return nought < 0
    ? E.right(text)
    : E.left(otherEncoding(placeOf(file, text, nought), 'the file holds null characters, as UTF-16 does'))
}

const readBytes = (path: string): TE.TaskEither<Failure, Uint8Array> =>
  F.pipe(
    TE.tryCatch(() => stat(path), unreadable(path)),
    TE.filterOrElse(
      ({ size }) => size <= largestFile,
      () => tooLarge(path),
    ),
    TE.flatMap(() => TE.tryCatch(() => readFile(path), unreadable(path))),
  )

const unreadable =
  (path: string) =>
  (error: unknown): Failure => ({
    kind: 'input/unreadable',
    message: `the file can't be read${why(error)}`,
    remedy: 'check its path, and that you may read it',
    where: { file: basename(path) },
  })

const tooLarge = (path: string): Failure => ({
  kind: 'input/unreadable',
  message: 'the file is larger than 64 MB',
  remedy: 'split it',
  where: { file: basename(path) },
})

/** The platform's code alone: its text may hold more of the path than somebody wants to tell. */
const why = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? `: ${error.code}` : ''

/** The mark at the front goes, and it may stand there alone. */
const strict = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Says only that it isn't UTF-8; where is found out by `firstFault`.
    return undefined
  }
}

/** The first byte that can't be: the longest prefix that decodes ends before it. */
const firstFault = (file: string, bytes: Uint8Array): Place => {
  let [good, bad] = [0, bytes.length + 1]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isPrefix(bytes.subarray(0, middle))) good = middle
    else bad = middle
  }
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, good), { stream: true })
  return placeOf(file, text, text.length)
}

/** Could these bytes go on to be UTF-8? A character cut in two at the end still could. */
const isPrefix = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    // That is the answer.
    return false
  }
}

interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

const placeOf = (file: string, text: string, at: number): Place => {
  const lines = text.slice(0, at).split('\n')
  return { file, line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

const otherEncoding = (where: Place, message: string): Failure => ({
  kind: 'input/encoding',
  message,
  remedy: 'save it as UTF-8 (GB18030 and other code pages are not guessed)',
  where,
})
