/** How does a witness keep notes on a disk? A file a note, in a folder a log, never changed once it is there. Node only. */

import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, inFolderWords, writeOnce } from './file-once'
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
      inFolderWords(path, async () => {
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
      inFolderWords(path, async () => {
        const name = noteName(origin, note)
        const folder = folderOf(origin)
        await mkdir(folder, { recursive: true })
        await writeOnce(join(folder, `${name}.txt`), note) // one that is there is the same note, kept before
      }),
  }
}
