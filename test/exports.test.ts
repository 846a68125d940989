/** Does the package that would be published work as a stranger installs it: every entry, from ESM and from CJS, types and all? */

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const bin = (name: string): string => join(root, 'node_modules/.bin', name)
const manifest: {
  readonly exports: Readonly<Record<string, unknown>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly version: string
} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))

const entries = Object.keys(manifest.exports).filter((entry) => entry !== './package.json')
const names = entries.map((entry) => entry.replace(/^\./, 'tutela'))
/** Entries that are for tests bring a test runner, which a program doesn't have. */
const programs = names.filter((name) => !name.startsWith('tutela/testing'))

let work = ''
let app = ''
let tarball = ''

/** Runs a script in the stranger's folder and gives what it printed. */
const script = async (name: string, text: string): Promise<string> => {
  await writeFile(join(app, name), text)
  return (await run(process.execPath, [name], { cwd: app })).stdout.trim()
}

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'tutela-exports-'))
  app = join(work, 'app')
  await run(bin('tsup'), ['--out-dir', 'dist'], { cwd: root, maxBuffer: 1 << 26 })
  const packed = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', work], {
    cwd: root,
  })
  const [{ filename = '' } = {}]: readonly { readonly filename?: string }[] = JSON.parse(packed.stdout)
  tarball = join(work, filename)
  await mkdir(join(app, 'node_modules'), { recursive: true })
  await run('tar', ['-xzf', tarball, '-C', work])
  await run('cp', ['-r', join(work, 'package'), join(app, 'node_modules/tutela')])
  // what npm would put beside it, from where it is already
  for (const name of Object.keys(manifest.dependencies)) {
    const [scope = '', inner] = name.split('/')
    if (inner !== undefined) await mkdir(join(app, 'node_modules', scope), { recursive: true })
    await symlink(join(root, 'node_modules', name), join(app, 'node_modules', name))
  }
  await writeFile(join(app, 'package.json'), '{ "type": "commonjs" }')
}, 300_000)

afterAll(() => rm(work, { recursive: true, force: true }))

describe('the packed package', () => {
  it('loads every entry from ESM and from CJS', async () => {
    const esm = `for (const name of ${JSON.stringify(programs)}) { const loaded = await import(name); if (Object.keys(loaded).length === 0) throw new Error(name) }\nconsole.log('loaded')`
    expect(await script('all.mjs', esm)).toBe('loaded')
    const cjs = `for (const name of ${JSON.stringify(programs)}) { const loaded = require(name); if (Object.keys(loaded).length === 0) throw new Error(name) }\nconsole.log('loaded')`
    expect(await script('all.cjs', cjs)).toBe('loaded')
  })

  it('loads the plain CommonJS files too, where a loader asks for them', async () => {
    const files = programs.map(
      (name) =>
        JSON.stringify(manifest.exports[name.replace('tutela', '.')]).match(/\.\/dist\/[^"]+\.cjs/)?.[0],
    )
    const text = `for (const file of ${JSON.stringify(files)}) require('./node_modules/tutela/' + file.slice(2))\nconsole.log('loaded')`
    expect(await script('files.cjs', text)).toBe('loaded')
  })

  it('recognises its errors across its two copies', async () => {
    const text = `
      import { createRequire } from 'node:module'
      import { definePolicy } from 'tutela'
      const other = createRequire(import.meta.url)('./node_modules/tutela/dist/index.cjs')
      try { definePolicy({}); console.log('taken') } catch (error) { console.log(other.isTutelaError(error), error.failure.kind) }`
    expect(await script('brand.mjs', text)).toBe('true policy/unsound')
  })

  it('does its job from an empty folder: a policy, a vault in a file, a value in and out', async () => {
    const text = `
      import { definePolicy, openVault, standardPolicy } from 'tutela'
      import { memoryKeys } from 'tutela/keys/memory'
      import { sqliteStore } from 'tutela/store/sqlite'
      const policy = definePolicy(standardPolicy({ organization: 'Acme', transactionYears: 5 }))
      const vault = await openVault({ policy, store: sqliteStore('customers.db'), keys: memoryKeys() })
      const answer = await vault.use({ actor: { kind: 'staff', id: 'e-1', department: 'service', position: 'service-agent' },
        customer: 'c-1', purpose: 'service', items: ['basic.name'] })
      console.log(answer.outcome, answer.findings.map(({ rule }) => rule).join())
      await vault.close()`
    expect(await script('job.mjs', text)).toMatch(/^deny use\/authority,use\/undertaking/)
  })

  it('brings the command line, which says its version', async () => {
    const cli = join(app, 'node_modules/tutela/dist/cli.js')
    expect((await run(process.execPath, [cli, '--version'], { cwd: app })).stdout.trim()).toBe(
      manifest.version,
    )
    expect((await run(process.execPath, [cli, '--help'], { cwd: app })).stdout).toContain('demo')
  })

  it('shows no type of fp-ts at its front door, and no `any` of its own', async () => {
    for (const file of ['index.d.ts', 'index.d.cts']) {
      const text = (await readFile(join(app, 'node_modules/tutela/dist', file), 'utf8')).replace(
        /\/\*[\s\S]*?\*\//g,
        '',
      )
      expect(text).not.toMatch(/from 'fp-ts|Either<|@noble|[:<|]\s*any\b/)
    }
  })

  it('holds what is published and nothing else: no tests, no sources, no path of a machine', async () => {
    const files = await readdir(join(app, 'node_modules/tutela'), { recursive: true })
    expect(files.filter((file) => /(^|\/)(test|bench|src)\//.test(file))).toEqual([])
    for (const file of files.filter((name) => /\.(c?js|d\.c?ts)$/.test(name)))
      expect(await readFile(join(app, 'node_modules/tutela', file), 'utf8')).not.toContain(root)
  })

  it('has types that a strict stranger compiles against', async () => {
    await writeFile(
      join(app, 'use.ts'),
      `${names.map((name, index) => `import * as entry${index} from '${name}'`).join('\n')}
       import { definePolicy, standardPolicy } from 'tutela'
       export const policy = definePolicy(standardPolicy({ organization: 'A', transactionYears: 5 }))
       export const entries = [${names.map((_, index) => `entry${index}`).join()}]`,
    )
    for (const name of ['vitest', 'fast-check', '@types', 'typescript'])
      await symlink(join(root, 'node_modules', name), join(app, 'node_modules', name)).catch(() => undefined)
    const strict = [
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--target',
      'es2023',
      '--module',
      'node20',
      '--skipLibCheck',
      '--types',
      'node',
    ]
    const { stdout } = await run(bin('tsc'), [...strict, 'use.ts'], { cwd: app }).catch(
      (error: { stdout: string }) => error,
    )
    expect(stdout).toBe('')
  })

  it('is well formed: publint and are-the-types-wrong find nothing', async () => {
    const publint = await run(bin('publint'), ['--strict', tarball], { cwd: root })
    expect(publint.stdout).toContain('All good')
    // it exits with 1 where it finds a problem
    const attw = await run(bin('attw'), [tarball, '--profile', 'node16', '--format', 'json'], {
      cwd: root,
      maxBuffer: 1 << 26,
    })
    expect(attw.stderr).toBe('')
  })
})
