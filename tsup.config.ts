/**
 * How is the package built? Entries come from package.json's exports; ESM keeps its dependencies, CJS bundles those that
 * are ESM only; the command line is ESM alone.
 */

import { readFileSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'
import { writeDeclarations } from './tsup.declarations'

const manifest: { readonly exports: Record<string, unknown> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
)

const entry = Object.fromEntries(
  Object.values(manifest.exports).flatMap((conditions) => {
    const file = JSON.stringify(conditions).match(/"\.\/dist\/([^"]+)\.js"/)?.[1]
    return file === undefined ? [] : [[file, `src/${file}.ts`]]
  }),
)

const esmOnly = [/^@noble\//, /^@hpke\//, 'canonicalize', 'kysely', 'parse5']

const library: Options = {
  entry,
  dts: false,
  sourcemap: true,
  target: 'node22',
  platform: 'neutral',
  external: [/^node:/],
}

/** Writes the declarations beside the scripts once they are built. */
const declarations: NonNullable<Options['plugins']>[number] = {
  name: 'declarations',
  buildEnd() {
    writeDeclarations(Object.values(entry), this.options.outDir)
  },
}

export default defineConfig([
  {
    ...library,
    format: ['esm'],
    plugins: [declarations],
  },
  { ...library, format: ['cjs'], noExternal: esmOnly },
  {
    entry: { cli: 'src/cli/main.ts' },
    format: ['esm'],
    dts: false,
    sourcemap: true,
    target: 'node22',
    platform: 'node',
    // a command is loaded when it is asked for, and of a library what it uses
    splitting: true,
    noExternal: ['fp-ts'],
  },
])
