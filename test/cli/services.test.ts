/**
 * Are the action, the workflow, GitLab's job and the hooks of the example well formed, and do their scripts run in a repository? Shapes by
 * the services' own references: GitHub "Metadata syntax for GitHub Actions" and "Workflow syntax", GitLab "CI/CD YAML syntax reference",
 * pre-commit "Adding pre-commit plugins". The workflow and the action are also read by linters of their own in the checks of the project.
 */

import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { starterFiles } from '../../src/ci/starter'

const example = resolve('examples/ci')
const command = mkdtempSync(resolve('node_modules/.services-'))
const repository = mkdtempSync(join(tmpdir(), 'tutela-services-'))
const read = (path: string): unknown => parse(readFileSync(join(example, path), 'utf8'))

const text = z.string().min(1)
const input = z.strictObject({
  description: text,
  required: z.boolean().optional(),
  default: z.string().optional(),
})
const action = z.strictObject({
  name: text,
  description: text,
  inputs: z.record(z.string().regex(/^[A-Za-z_][\w-]*$/), input),
  runs: z.strictObject({
    using: z.literal('composite'),
    steps: z.array(
      z.strictObject({ name: text, shell: z.enum(['bash']), env: z.record(text, z.string()), run: text }),
    ),
  }),
})
const step = z
  .strictObject({
    name: text.optional(),
    uses: text.optional(),
    run: text.optional(),
    if: text.optional(),
    with: z.record(text, z.union([text, z.number()])).optional(),
  })
  .refine(({ uses, run }) => (uses === undefined) !== (run === undefined))
const workflow = z.strictObject({
  name: text,
  on: z.array(z.enum(['pull_request'])),
  permissions: z
    .record(z.enum(['contents', 'security-events']), z.enum(['read', 'write', 'none']))
    .or(z.partialRecord(z.enum(['contents', 'security-events']), z.enum(['read', 'write', 'none']))),
  jobs: z.record(
    z.string().regex(/^[A-Za-z_][\w-]*$/),
    z.strictObject({ 'runs-on': text, steps: z.array(step) }),
  ),
})
const gitlab = z.record(
  text,
  z.strictObject({
    image: text,
    rules: z.array(z.strictObject({ if: text })),
    script: z.array(text),
    artifacts: z.strictObject({
      when: z.enum(['on_success', 'on_failure', 'always']),
      reports: z.strictObject({ junit: z.union([text, z.array(text)]) }),
    }),
  }),
)
const hooks = z.strictObject({
  repos: z.array(
    z.strictObject({
      repo: z.literal('local'),
      hooks: z.array(
        z.strictObject({
          id: text,
          name: text,
          entry: text,
          language: z.literal('system'),
          files: text,
          pass_filenames: z.boolean().optional(),
        }),
      ),
    }),
  ),
})

beforeAll(async () => {
  cpSync(example, repository, { recursive: true })
  const modules = join(repository, 'node_modules')
  mkdirSync(join(modules, '.bin'), { recursive: true })
  mkdirSync(join(modules, 'tutela'))
  await build({
    entryPoints: ['src/index.ts'],
    outfile: join(modules, 'tutela/index.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
  writeFileSync(
    join(modules, 'tutela/package.json'),
    '{ "name": "tutela", "type": "module", "main": "index.js" }',
  )
  mkdirSync(join(command, 'node_modules/tutela'), { recursive: true })
  writeFileSync(join(command, 'node_modules/tutela/package.json'), '{ "version": "0.0.0" }')
  // the command as it is built, beside the packages that it needs
  await build({
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: command,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    alias: { 'fp-ts': resolve('node_modules/fp-ts/lib/index.js') },
  })
  writeFileSync(
    join(modules, '.bin/tutela'),
    `#!/usr/bin/env bash\nexec "${process.execPath}" "${command}/cli.js" "$@"\n`,
    { mode: 0o755 },
  )
  symlinkSync(resolve('node_modules/libpg-query'), join(modules, 'libpg-query'))
  writeFileSync(join(repository, '.gitignore'), 'node_modules\n')
  const git = (...given: readonly string[]) => execFileSync('git', given, { cwd: repository })
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'shop')
})
afterAll(() => {
  rmSync(repository, { recursive: true, force: true })
  rmSync(command, { recursive: true, force: true })
})

/** Runs a script as the service does, in the repository; installing and fetching were done before. */
const run = (script: string, env: Readonly<Record<string, string>> = {}) =>
  spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })

/** An action's step with its inputs as told, or as they stand without. */
const runAction = (given: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) => {
  const { inputs, runs } = action.parse(read('action/action.yml'))
  const [first] = runs.steps
  const values = Object.entries(first?.env ?? {}).map(([name, value]) => {
    const key = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1] ?? ''
    return [name, given[key] ?? inputs[key]?.default ?? '']
  })
  return run(first?.run ?? '', { ...Object.fromEntries(values), ...env })
}

describe('the files for services', () => {
  it('are of the shapes that the services ask for, and so is what `init` writes', () => {
    action.parse(read('action/action.yml'))
    workflow.parse(read('.github/workflows/customer-information.yml'))
    gitlab.parse(read('.gitlab-ci.yml'))
    hooks.parse(read('.pre-commit-config.yaml'))
    const parameters = { organization: 'Acme', transactionYears: 5 }
    const written = (service: 'github' | 'gitlab', path: string): unknown =>
      parse(starterFiles({ parameters, service })[path] ?? '')
    workflow.parse(written('github', '.github/workflows/tutela.yml'))
    gitlab.parse(written('gitlab', 'tutela.gitlab-ci.yml'))
  })

  it('hand no input to a shell but by its environment', () => {
    for (const { run: script } of action.parse(read('action/action.yml')).runs.steps)
      expect(script).not.toContain('${{')
  })
})

describe('the action', { timeout: 400_000 }, () => {
  const files = 'forms/order.html forms/signup.json schema.sql'

  it('passes where all is well, and writes SARIF for each command', () => {
    const { status, stdout, stderr } = runAction({ files, base: 'HEAD' })
    expect([status, stderr, stdout]).toEqual([0, '', expect.any(String)])
    for (const name of ['policy', 'files', 'diff', 'test'])
      expect(existsSync(join(repository, `tutela-sarif/${name}.sarif`))).toBe(true)
  })

  it('fails with the gravest code: 1 for what is widened, 2 where a revision is not there', () => {
    const policy = readFileSync(join(repository, 'tutela.policy.ts'), 'utf8')
    writeFileSync(
      join(repository, 'tutela.policy.ts'),
      policy
        .replace("needs: ['basic.name', ", "needs: ['basic.name', 'basic.email', ")
        .replace(
          "items: ['basic.name', 'basic.phone', 'transaction.lines']",
          "items: ['basic.*', 'transaction.lines']",
        ),
    )
    const widened = runAction({ files, base: 'HEAD' })
    expect(widened.stdout).toContain('diff/widened')
    expect(widened.status).toBe(1)
    expect(runAction({ base: 'HEAD', 'fail-on': 'none' }).status).toBe(0)
    writeFileSync(join(repository, 'tutela.policy.ts'), policy)
    expect(runAction({}, { GITHUB_BASE_REF: 'nowhere' }).status).toBe(2)
  })
})

describe('the other scripts', { timeout: 400_000 }, () => {
  it('of GitLab run, each line by itself', () => {
    const lines = Object.values(gitlab.parse(read('.gitlab-ci.yml'))).flatMap(({ script }) => script)
    const own = lines.filter((line) => line.includes('tutela'))
    expect(own).toHaveLength(4)
    for (const line of own) {
      const { status, stdout, stderr } = run(line.replace('FETCH_HEAD', 'main'))
      expect([line, status, stderr]).toEqual([line, 0, ''])
      expect(stdout).not.toBe('')
    }
    expect(existsSync(join(repository, 'tutela-diff.xml'))).toBe(true)
  })

  it('of pre-commit run on the files that they name', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: repository, encoding: 'utf8' })
      .trim()
      .split('\n')
    for (const { entry, files, pass_filenames } of hooks
      .parse(read('.pre-commit-config.yaml'))
      .repos.flatMap((one) => one.hooks)) {
      const named = tracked.filter((path) => new RegExp(files).test(path))
      expect(named.length).toBeGreaterThan(0)
      const { status, stderr } = run([entry, ...(pass_filenames === false ? [] : named)].join(' '))
      expect([entry, status, stderr]).toEqual([entry, 0, ''])
    }
  })
})
