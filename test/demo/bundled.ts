/** A script of the tests as one file that plain Node starts quickly; what it depends on stays outside. */

import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Inside the project, where dependencies are found and the package finds itself. */
const root = join(import.meta.dirname, '../../.cache')

/** Bundles a script; gives its path. */
export const bundled = async (script: string): Promise<string> => {
  await mkdir(root, { recursive: true })
  const folder = await mkdtemp(join(root, 'script-'))
  const outfile = join(folder, 'script.mjs')
  await build({
    entryPoints: [script],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    logLevel: 'error',
  })
  return outfile
}
