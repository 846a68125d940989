/**
 * Which bench is to run? `npm run bench -- NAME [--json]`: the file of that name beside this one. Decisions are bundled first as an
 * application would be, since a loader that keeps function names would be measured, too; the vault's bench is not, since it
 * tells by the source files where the time goes.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const known = [
  'audit',
  'ci',
  'dataset',
  'decide',
  'know',
  'mask',
  'postgres',
  'replay',
  'text',
  'vault',
] as const
const bench = known.find((one) => one === process.argv[2])

if (bench === undefined) {
  console.error(`no bench of that name; give one of ${known.map((one) => `\`${one}\``).join(', ')}`)
  process.exitCode = 2
} else if (bench === 'vault') await import('./vault')
else if (bench === 'postgres') await import('./postgres')
else {
  const folder = await mkdtemp(join(import.meta.dirname, '../node_modules/.bench-'))
  const outfile = join(folder, `${bench}.mjs`)
  try {
    await build({
      entryPoints: [join(import.meta.dirname, `${bench}.ts`)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node22',
      packages: 'external',
      sourcemap: 'inline',
      logLevel: 'error',
    })
    await import(pathToFileURL(outfile).href)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
