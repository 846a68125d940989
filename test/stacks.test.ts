/** Do the examples of the stacks run against the sources, and are they what their folder says: the same shop, one screen, whole types? */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const examples = join(root, 'examples')

interface Manifest {
  readonly name?: string
  readonly exports?: Readonly<Record<string, unknown>>
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}
const manifestOf = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))

const manifest = await manifestOf(root)
const sources: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(manifest.exports ?? {}).flatMap(([entry, conditions]) => {
    const file = JSON.stringify(conditions).match(/"\.\/dist\/([^"]+)\.js"/)?.[1]
    return file === undefined ? [] : [[entry.replace(/^\./, 'tutela'), join(root, `src/${file}.ts`)]]
  }),
)

/** The folders of stacks: those that depend on the package by name. */
const stacks: { readonly name: string; readonly manifest: Manifest; readonly packages: readonly string[] }[] =
  []
for (const name of (await readdir(examples)).toSorted()) {
  if (!existsSync(join(examples, name, 'package.json'))) continue
  const given = await manifestOf(join(examples, name))
  if (given.name?.startsWith('tutela-example-') !== true) continue
  const packages = Object.keys({ ...given.dependencies, ...given.devDependencies }).filter(
    (one) => one !== 'tutela',
  )
  stacks.push({ name, manifest: given, packages })
}

/** Those whose packages are here; the others are run from the packed package alone. */
const here = stacks.filter(({ packages }) =>
  packages.every((one) => existsSync(join(root, 'node_modules', one))),
)

/** The file that a stack starts with. */
const entryOf = ({ manifest: { scripts } }: { readonly manifest: Manifest }): string =>
  scripts?.['start']?.match(/^tsx (\S+\.ts)$/)?.[1] ?? ''
const runnable = stacks.filter(
  (stack) => entryOf(stack) !== '' && (here.includes(stack) || stack.name === 'hono'),
)

let work = ''
beforeAll(async () => {
  work = await mkdtemp(join(root, 'node_modules/.stacks-'))
})
afterAll(() => rm(work, { recursive: true, force: true }))

describe('the examples', () => {
  it('are the stacks that the list names, each with a README of one screen and one command', async () => {
    const list = await readFile(join(examples, 'README.md'), 'utf8')
    expect(stacks.length).toBeGreaterThanOrEqual(6)
    for (const { name } of stacks) {
      expect(list).toContain(`(${name})`)
      const text = await readFile(join(examples, name, 'README.md'), 'utf8')
      expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(40)
      expect(text).toMatch(/^```sh\nnpm install && npm start\n/m)
    }
  })

  it('share one shop and one walk, word for word', async () => {
    for (const shared of ['shop.ts', 'tour.ts']) {
      const texts = new Map<string, string[]>()
      for (const { name, manifest: given } of stacks) {
        const file = join(examples, name, shared)
        if (!existsSync(file) || (shared === 'shop.ts' && given.scripts?.['start'] === 'tsx shop.ts'))
          continue
        const text = await readFile(file, 'utf8')
        texts.set(text, [...(texts.get(text) ?? []), name])
      }
      expect([...texts.values()]).toHaveLength(1)
    }
  })

  it('name the versions that the package itself is tested with', () => {
    const own = { ...manifest.devDependencies, ...manifest.dependencies }
    const other = stacks.flatMap(({ name, manifest: given }) =>
      Object.entries({ ...given.dependencies, ...given.devDependencies })
        .filter(([one, version]) => own[one] !== undefined && own[one] !== version)
        .map(([one, version]) => `${name}: ${one} ${version}, here ${own[one]}`),
    )
    expect(other).toEqual([])
  })

  it('compile as strictly as they say', async () => {
    const files = (
      await Promise.all(
        runnable.map(async ({ name }) =>
          (
            await readdir(join(examples, name))
          )
            .filter((file) => file.endsWith('.ts') && file !== 'on-worker.ts')
            .map((file) => join(examples, name, file)),
        ),
      )
    ).flat()
    const { config } = ts.readConfigFile(join(examples, 'express/tsconfig.json'), ts.sys.readFile)
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(examples, 'express'))
    const program = ts.createProgram(files, {
      ...options,
      typeRoots: [join(root, 'node_modules/@types')],
      paths: Object.fromEntries(Object.entries(sources).map(([name, file]) => [name, [file]])),
    })
    const faults = ts
      .getPreEmitDiagnostics(program)
      .filter(({ file }) => file === undefined || file.fileName.includes('/examples/'))
      .map(
        ({ file, messageText }) =>
          `${file?.fileName.slice(examples.length)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      )
    expect(faults).toEqual([])
  })

  it.each(runnable.map((stack) => [stack.name, entryOf(stack)]))(
    'run: %s',
    async (name, entry) => {
      const outfile = join(work, `${name}.mjs`)
      await build({
        entryPoints: [join(examples, name, entry)],
        outfile,
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node22',
        alias: { ...sources },
        packages: 'external',
        logLevel: 'error',
      })
      const { stdout } = await run(process.execPath, [outfile, '--once'], { cwd: work, timeout: 60_000 })
      expect(stdout).toMatch(/recorded/)
    },
    90_000,
  )
})
