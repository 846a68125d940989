/**
 * Does the code in README and guides do what it says? Whole examples are compiled as strictly as the sources, and run; fragments
 * that import what they use are compiled alone. What imports nothing is for people, and comments beside the code aren't compared.
 */

import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const manifest: {
  readonly exports: Readonly<Record<string, unknown>>
  readonly dependencies: Readonly<Record<string, string>>
} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
/** The source behind each entry of the package. */
const sources: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(manifest.exports).flatMap(([entry, conditions]) => {
    const file = JSON.stringify(conditions).match(/"\.\/dist\/([^"]+)\.js"/)?.[1]
    return file === undefined ? [] : [[entry.replace(/^\./, 'tutela'), join(root, `src/${file}.ts`)]]
  }),
)

interface Example {
  readonly name: string
  readonly code: string
  /** It isn't marked as a fragment. */
  readonly isWhole: boolean
}

const examplesOf = (page: string, text: string): readonly Example[] =>
  [...text.matchAll(/^```ts( fragment)?\n(import [\s\S]*?)^```/gm)].map(([, fragment, code = ''], index) => ({
    name: `${page} ${index + 1}`,
    code,
    isWhole: fragment === undefined,
  }))

const guides = (await readdir(join(root, 'docs/guide'))).toSorted()
const pages = ['README.md', 'docs/zh/quick-start.md', ...guides.map((name) => `docs/guide/${name}`)]
const examples = (
  await Promise.all(pages.map(async (page) => examplesOf(page, await readFile(join(root, page), 'utf8'))))
).flat()
const wholes = examples.flatMap(({ name, isWhole }, index) => (isWhole ? [[name, index] as const] : []))

/** The sources' own options; an example may leave a name unused, since it ends where it likes. */
const compilerOptions = (): ts.CompilerOptions => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  return {
    ...ts.parseJsonConfigFileContent(config, ts.sys, root).options,
    noUnusedLocals: false,
    typeRoots: [join(root, 'node_modules/@types')],
    paths: Object.fromEntries(Object.entries(sources).map(([name, file]) => [name, [file]])),
  }
}

let folder = ''
const fileOf = (index: number): string => join(folder, `example-${index}.ts`)

beforeAll(async () => {
  folder = await mkdtemp(join(root, 'node_modules/.docs-'))
  await Promise.all(examples.map(({ code }, index) => writeFile(fileOf(index), code)))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the examples of the pages', () => {
  it('are there, on every page but that of the command line, and seven are whole', () => {
    const without = pages.filter((page) => !examples.some(({ name }) => name.startsWith(`${page} `)))
    expect(without).toEqual(['docs/guide/cli.md'])
    expect(wholes.length).toBeGreaterThanOrEqual(7)
  })

  it('compile as strictly as the sources', () => {
    const program = ts.createProgram(
      examples.map((_, index) => fileOf(index)),
      compilerOptions(),
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

  it.each(wholes)(
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
        external: ['vitest', ...Object.keys(manifest.dependencies)],
        logLevel: 'error',
      })
      const place = await mkdtemp(join(folder, 'place-'))
      await run(process.execPath, [outfile], { cwd: place })
    },
    60_000,
  )
})
