/** How is the package built? Entries come from package.json's exports; ESM keeps its dependencies, CJS bundles those that are ESM only. */

import { readFileSync } from 'node:fs'
import { defineConfig } from 'tsup'

const manifest: { readonly exports: Record<string, unknown> } = JSON.parse(readFileSync('package.json', 'utf8'))

const entry = Object.fromEntries(
  Object.values(manifest.exports).flatMap((conditions) => {
    const file = JSON.stringify(conditions).match(/"\.\/dist\/([^"]+)\.js"/)?.[1]
    return file === undefined ? [] : [[file, `src/${file}.ts`]]
  }),
)

const esmOnly = [/^@noble\//, /^@hpke\//, 'canonicalize', 'kysely', 'commander']

export default defineConfig([
  { entry, format: ['esm'], dts: true, sourcemap: true, target: 'node22', platform: 'neutral', external: [/^node:/] },
  {
    entry,
    format: ['cjs'],
    dts: true,
    sourcemap: true,
    target: 'node22',
    platform: 'neutral',
    external: [/^node:/],
    noExternal: esmOnly,
  },
])
