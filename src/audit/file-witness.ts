/** How does a witness keep notes on a disk? A file a note, in a folder a log, never changed once it is there. Node only. */

import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { TutelaError, toFailure } from '../core/error'
import { platformRandom } from '../crypto/random'
import { toHex } from './bytes'
import type { Witness } from './witness'
import { logName, noteName } from './witness-note'

export type { Witness } from './witness'

/**
 * A witness in the folder at `path`, which is made where there is none. It is worth as much as it is out of reach of those who
 * write the log: put it on another machine's disk, or copy it away.
 *
 * @example
 * ```ts
 * const witness = fileWitness('/mnt/auditors/checkpoints')
 * ```
 */
export const fileWitness = (path: string): Witness => {
  const folderOf = (origin: string): string => join(path, logName(origin))
  return {
    list: (origin) =>
      inWords(path, async () => {
        const folder = folderOf(origin)
        const names = await readdir(folder).catch((error: unknown) => {
          if (codeOf(error) === 'ENOENT') return []
          throw error
        })
        return Promise.all(
          names
            .filter((name) => name.endsWith('.txt'))
            .toSorted()
            .map((name) => readFile(join(folder, name), 'utf8')),
        )
      }),
    add: (origin, note) =>
      inWords(path, async () => {
        const name = noteName(origin, note)
        const folder = folderOf(origin)
        await mkdir(folder, { recursive: true })
        await writeOnce(join(folder, `${name}.txt`), note)
      }),
  }
}

/** Whole or not at all: written beside, through to the disk, and then linked into its place. */
const writeOnce = async (path: string, text: string): Promise<void> => {
  const beside = `${path}.${toHex(platformRandom(8))}`
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await link(beside, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error // the same note, kept before
    })
  } finally {
    await rm(beside, { force: true })
  }
}

const inWords = async <A>(path: string, run: () => Promise<A>): Promise<A> => {
  try {
    return await run()
  } catch (error) {
    throw new TutelaError(
      toFailure({
        kind: 'store/unavailable',
        message: 'the witness’s folder can not be read or written',
        remedy: 'check that it is on a file system with hard links, and may be read and written',
        where: { file: path },
      })(error),
    )
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
