/** A script of the tests as one file that plain Node starts quickly; what it depends on stays outside. */

import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Bundles a script into a folder inside the project, where its dependencies are found; gives its path. */
export const bundled = async (script: string): Promise<string> => {
  const folder = await mkdtemp(join(import.meta.dirname, '../../node_modules/.cache-bundled-'))
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
