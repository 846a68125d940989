/** How is a journal kept on a disk? A file a page, in a folder a journal, never changed once it is there. Node only. */

import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, inFolderWords, writeOnce } from './file-once'
import type { JournalKeeper } from './journal'
import { logName } from './witness-note'

export type { JournalKeeper, JournalPage } from './journal'

/**
 * A keeper in the folder at `path`, which is made where there is none. Put it on another machine's disk: it is for the day on which
 * the database is lost, or put back to an earlier one.
 *
 * @example
 * ```ts
 * const journal = fileJournal('/mnt/elsewhere/journal')
 * ```
 */
export const fileJournal = (path: string): JournalKeeper => {
  const folderOf = (origin: string): string => join(path, logName(origin))
  return {
    list: (origin, from) =>
      inFolderWords(path, async () => {
        const folder = folderOf(origin)
        const names = await readdir(folder).catch((error: unknown) => {
          if (codeOf(error) === 'ENOENT') return []
          throw error
        })
        const pages = names.filter(
          (name) => /^\d{16}\.jsonl$/.test(name) && Number(name.slice(0, 16)) >= from,
        )
        return Promise.all(
          pages.toSorted().map(async (name) => ({
            first: Number(name.slice(0, 16)),
            text: await readFile(join(folder, name), 'utf8'),
          })),
        )
      }),
    add: (origin, { first, text }) =>
      inFolderWords(path, async () => {
        const folder = folderOf(origin)
        await mkdir(folder, { recursive: true })
        return writeOnce(join(folder, `${String(first).padStart(16, '0')}.jsonl`), text)
      }),
  }
}
