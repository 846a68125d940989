/** How much does an application load? Minified and gzipped, dependencies left out; over a limit it exits with 1. `npm run size`. */

import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

interface Limit {
  readonly name: string
  readonly code: string
  readonly kilobytes: number
  /** With what it takes of zod: zod alone and the limit. */
  readonly withZod?: true
}

const limits: readonly Limit[] = [
  {
    name: 'the core: decisions (`tutela/decide`)',
    code: "export * from './src/decide/index'",
    kilobytes: 25,
  },
  {
    name: 'the core with zod, over zod alone',
    code: "export * from './src/decide/index'",
    kilobytes: 25,
    withZod: true,
  },
  {
    name: 'the same decisions from the front door, of which a bundler takes no more',
    code: "export { decideCollect, decideDispose, decidePreparedUse, decideShare, decideUse, explainItem, explainUse, indexEvidence, prepareUse } from './src/index'",
    kilobytes: 25,
  },
  { name: 'masks', code: "export { maskValue } from './src/index'", kilobytes: 20 },
  {
    name: 'masks of records (`tutela/mask/record`)',
    code: "export * from './src/mask/record/compile'",
    kilobytes: 22,
  },
  { name: 'logs (`tutela/log/pino`)', code: "export * from './src/log/pino'", kilobytes: 22 },
  {
    name: 'the standard policy, defined',
    code: "export { definePolicy, standardPolicy } from './src/index'",
    kilobytes: 28,
  },
  { name: 'the vault', code: "export { openVault } from './src/index'", kilobytes: 79 },
  { name: 'the front door, all of it', code: "export * from './src/index'", kilobytes: 99 },
]

const sizeOf = async (code: string, external: readonly string[] | 'all'): Promise<number> => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: `${import.meta.dirname}/..` },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
    ...(external === 'all' ? { packages: 'external' as const } : { external: [...external] }),
  })
  const [file] = outputFiles
  return file === undefined ? 0 : gzipSync(file.contents, { level: 9 }).length / 1000
}

const others = ['@noble/*', 'fp-ts', 'date-fns', '@date-fns/tz', 'canonicalize', 'libphonenumber-js/*']
const zod = "export { z } from 'zod'"

let failed = false
for (const { name, code, kilobytes, withZod } of limits) {
  const size =
    withZod === true
      ? (await sizeOf(`${code}; ${zod}`, others)) - (await sizeOf(zod, others))
      : await sizeOf(code, 'all')
  failed ||= size > kilobytes
  console.log(
    `${size > kilobytes ? 'over ' : 'fits '} ${size.toFixed(1).padStart(6)} kB of ${kilobytes}  ${name}`,
  )
}
process.exitCode = failed ? 1 : 0
