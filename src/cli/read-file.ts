/** How does a command read a file? Whole, as UTF-8 text or JSON; what can't be read is a failure with its place. */

import { readFile } from 'node:fs/promises'
import { TutelaError } from '../core/error'

/** The text of a file. Rejects with `input/unreadable`, or `input/encoding` for bytes that are no UTF-8. */
export const readTextFile = async (file: string): Promise<string> => {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new TutelaError({
      kind: 'input/unreadable',
      message: isMissing(error) ? 'there is no such file' : 'the file cannot be read',
      remedy: isMissing(error) ? 'check the path' : 'check that it is a file and that you may read it',
      where: { file },
    })
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new TutelaError({
      kind: 'input/encoding',
      message: 'the file is not UTF-8',
      remedy: 'save it as UTF-8',
      where: { file },
    })
  }
}

/** The JSON of a file. The parser's own words would quote the text, so they aren't passed on. */
export const readJsonFile = async (file: string): Promise<unknown> => {
  const text = await readTextFile(file)
  try {
    return JSON.parse(text)
  } catch {
    throw new TutelaError({
      kind: 'input/invalid',
      message: 'the file is not JSON',
      remedy: 'correct its brackets, quotes and commas',
      where: { file },
    })
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
