/** How is a small file written so that it is there whole, once, or not at all? Written beside, through to the disk, and linked into place. Node only. */

import { link, open, rm } from 'node:fs/promises'
import { TutelaError, toFailure } from '../core/error'
import { platformRandom } from '../crypto/random'
import { toHex } from './bytes'

/** Writes the file; false, and nothing changed, where there is one already. */
export const writeOnce = async (path: string, text: string): Promise<boolean> => {
  const beside = `${path}.${toHex(platformRandom(8))}`
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    return await link(beside, path).then(
      () => true,
      (error: unknown) => {
        if (codeOf(error) === 'EEXIST') return false
        throw error
      },
    )
  } finally {
    await rm(beside, { force: true })
  }
}

/** Runs something on the files under `path`, and fails in the library's words. */
export const inFolderWords = async <A>(path: string, run: () => Promise<A>): Promise<A> => {
  try {
    return await run()
  } catch (error) {
    throw new TutelaError(
      toFailure({
        kind: 'store/unavailable',
        message: 'the folder can not be read or written',
        remedy: 'check that it is on a file system with hard links, and may be read and written',
        where: { file: path },
      })(error),
    )
  }
}

/** The code of a failure of the system. */
export const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
