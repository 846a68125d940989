/** Which files does `scan` look at? Those that are named, and those below a folder that is named, but what is installed, hidden or binary. */

import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Folders that hold what others wrote, or what was made. */
const passedOver = new Set(['node_modules', 'dist', 'build', 'coverage', 'target', 'vendor'])

/** The files of paths, each folder's in one order. A file that is named is never passed over. */
export const filesOf = async (paths: readonly string[]): Promise<readonly string[]> => {
  const found: string[] = []
  for (const path of paths)
    if ((await stat(path).catch(() => undefined))?.isDirectory() === true) found.push(...(await below(path)))
    else found.push(path)
  return found
}

const below = async (folder: string): Promise<readonly string[]> => {
  const found: string[] = []
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || passedOver.has(entry.name)) continue
    if (entry.isDirectory()) found.push(...(await below(path)))
    else if (entry.isFile() && (isDatabase(entry.name) || !(await isBinary(path)))) found.push(path)
  }
  return found
}

const isDatabase = (name: string): boolean => /\.(?:db|sqlite3?)$/i.test(name)

/** A text holds no zero byte. */
const isBinary = async (file: string): Promise<boolean> => {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8192), 0, 8192, 0)
    return buffer.subarray(0, bytesRead).includes(0)
  } finally {
    await handle.close()
  }
}
