/** How is a policy read out of git? The file's text at a revision; git does the reading, and nothing is checked out. */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { TutelaError } from '../core/error'
import { readTextFile } from './read-file'

/** A text and the name under which it is told. */
export interface NamedText {
  readonly text: string
  readonly file: string
}

/** The text of a file, or of `path` at a revision where no such file is there. Rejects with `input/unreadable`. */
export const readFileOrRevision = async (given: string, path: string): Promise<NamedText> =>
  existsSync(given)
    ? { text: await readTextFile(given), file: given }
    : { text: await readRevision(given, path), file: path }

const readRevision = (revision: string, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    // a revision that looks like an option is none
    if (revision.startsWith('-') || revision.includes(':')) {
      reject(unreadable(path))
      return
    }
    execFile(
      'git',
      ['show', '--end-of-options', `${revision}:./${path}`],
      { maxBuffer: 64 * 1024 * 1024, timeout: 60_000, encoding: 'utf8' },
      (error, text) => {
        if (error === null) resolve(text)
        else reject(unreadable(path))
      },
    )
  })

const unreadable = (file: string): TutelaError =>
  new TutelaError({
    kind: 'input/unreadable',
    message: 'this is neither a file nor a revision of git that holds the policy',
    remedy: 'name a file, or a revision and the path of the policy in it by `--policy`',
    where: { file },
  })
