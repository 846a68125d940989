/** Where do the tests keep their databases? In a folder that goes when a file's tests are over. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'tutela-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0

/** The path of a file that does not exist yet. */
export const newPath = (): string => join(folder, `${(count += 1)}.db`)
