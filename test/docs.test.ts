/** Does the code in README and guides do what it says? Whole examples are compiled with the sources' own strictness, and run. */

import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const manifest: { readonly exports: Readonly<Record<string, unknown>> } = JSON.parse(
  await readFile(join(root, 'package.json'), 'utf8'),
)
/** The source behind each entry of the package. */
const sources: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(manifest.exports).flatMap(([entry, conditions]) => {
    const file = JSON.stringify(conditions).match(/"\.\/dist\/([^"]+)\.js"/)?.[1]
    return file === undefined ? [] : [[entry.replace(/^\./, 'tutela'), join(root, `src/${file}.ts`)]]
  }),
)

const pages = ['README.md', ...(await readdir(join(root, 'docs/guide'))).map((name) => `docs/guide/${name}`)]
/** Whole examples begin with an import; others are fragments for people. */
const examples = (
  await Promise.all(
    pages.map(async (page) =>
      [...(await readFile(join(root, page), 'utf8')).matchAll(/```ts\n([\s\S]*?)```/g)].map(
        (match, index) => ({
          name: `${page} ${index + 1}`,
          code: match[1] ?? '',
        }),
      ),
    ),
  )
)
  .flat()
  .filter(({ code }) => code.startsWith('import '))

let folder = ''
const fileOf = (index: number): string => join(folder, `example-${index}.ts`)

beforeAll(async () => {
  folder = await mkdtemp(join(root, 'node_modules/.docs-'))
  await Promise.all(examples.map(({ code }, index) => writeFile(fileOf(index), code)))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the examples of the pages', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThan(4)
  })

  it('compile as strictly as the sources', () => {
    const options: ts.CompilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2023,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.esnext.collection.d.ts'],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
      paths: Object.fromEntries(Object.entries(sources).map(([name, file]) => [name, [file]])),
    }
    const program = ts.createProgram(
      examples.map((_, index) => fileOf(index)),
      options,
    )
    const faults = ts
      .getPreEmitDiagnostics(program)
      .filter(({ file }) => file === undefined || file.fileName.includes('.docs-'))
      .map(({ file, messageText, start = 0 }) => {
        const example = examples[Number(file?.fileName.match(/example-(\d+)/)?.[1])]?.name ?? ''
        const line = file === undefined ? 0 : ts.getLineAndCharacterOfPosition(file, start).line + 1
        return `${example}, line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
      })
    expect(faults).toEqual([])
  }, 120_000)

  it.each(examples.map(({ name }, index) => [name, index] as const))(
    'run: %s',
    async (_name, index) => {
      const outfile = join(folder, `example-${index}.mjs`)
      await build({
        entryPoints: [fileOf(index)],
        outfile,
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node22',
        alias: { ...sources },
        external: [
          'vitest',
          'zod',
          'fp-ts',
          'date-fns',
          '@*',
          'canonicalize',
          'libphonenumber-js',
          'kysely',
          'yaml',
        ],
        logLevel: 'error',
      })
      await run(process.execPath, [outfile], { cwd: folder })
    },
    60_000,
  )
})
