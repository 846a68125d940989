/**
 * How does a key file reach the disk whole or not at all? Written beside its place, flushed, then linked or renamed
 * into it. It neither reads the content nor makes it.
 */

import { link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { randomUuid } from '../crypto/random'

/** Puts a new file at `path`, readable by its owner alone; `false` if somebody's file already stands there. */
export const createFile = async (path: string, text: string): Promise<boolean> =>
  beside(path, text, async (draft) => {
    try {
      await link(draft, path) // unlike a rename, a link never replaces what is there
      return true
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      throw error
    }
  })

/** Replaces the file at `path`: after a crash either the old one or the new one stands there, whole. */
export const replaceFile = async (path: string, text: string): Promise<void> =>
  beside(path, text, (draft) => rename(draft, path))

/** The system's code of an error, as `ENOENT`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

const beside = async <A>(path: string, text: string, place: (draft: string) => Promise<A>): Promise<A> => {
  const draft = `${path}.${randomUuid()}.draft`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    const placed = await place(draft)
    await flushFolder(dirname(path))
    return placed
  } finally {
    await rm(draft, { force: true })
  }
}

/** A new name is durable only when its folder is. Windows has no such call and needs none. */
const flushFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
