/** Are policies and forms written as code read like any other, with their places, and is every way to fail one clear message? */

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { readPlacedFile } from '../../src/cli/read-policy'
import { runCode } from '../../src/cli/run-code'
import { runHere } from './run'

const home = process.cwd()
const zod = resolve('node_modules/zod/index.js')
const folder = mkdtempSync(join(tmpdir(), 'tutela-code-'))
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)
const head = `import { defineCategory, definePolicy, item, standardPolicy } from 'tutela'\n`
const base = `standardPolicy({ organization: 'Acme', transactionYears: 5 })`

beforeAll(async () => {
  // the library as a repository has it: a package beside the policy
  await build({
    entryPoints: ['src/index.ts'],
    outfile: join(folder, 'node_modules/tutela/index.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
  write('node_modules/tutela/package.json', '{ "name": "tutela", "type": "module", "main": "index.js" }')
  write('.gitignore', 'node_modules\n')
  const git = (...given: readonly string[]) => execFileSync('git', given, { cwd: folder })
  mkdirSync(join(folder, 'rules'))
  write('rules/training.ts', `export const training: 'block' | 'warn' = 'block'\n`)
  write(
    'tutela.policy.ts',
    `${head}import { training } from './rules/training'\nenum Years { Orders = 5 }\nexport default definePolicy(standardPolicy({ organization: 'Acme', transactionYears: Years.Orders }), { training })\n`,
  )
  git('init', '-q')
  git('add', '.')
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'policy')
  process.chdir(folder)
})
afterAll(() => {
  process.chdir(home)
  rmSync(folder, { recursive: true, force: true })
})

describe('a policy as code', () => {
  it('is checked, tested and explained by its usual name', async () => {
    const checked = await runHere('check')
    expect([checked.code, checked.complaint]).toEqual([0, ''])
    const when = '{ action: use, position: sales-representative, purpose: delivery, items: [basic.phone] }'
    write(
      'a.scenarios.yaml',
      `scenarios:\n  - name: a\n    when: ${when}\n    expect: { permit: { basic.phone: plain } }\n`,
    )
    expect(await runHere('test')).toMatchObject({ code: 0, complaint: '' })
    expect((await runHere('explain', 'tutela.policy.ts', '--item', 'basic.phone')).out).toContain('delivery')
  })

  it('is compared with itself at a revision, its neighbours of that revision with it', async () => {
    expect((await runHere('diff', 'HEAD')).out).toContain('0 widened, 0 changed, 0 narrowed')
    write('rules/training.ts', `export const training: 'block' | 'warn' = 'warn'\n`)
    const wider = await runHere('diff', 'HEAD', '--format', 'json')
    expect(wider.code).toBe(1)
    expect(JSON.parse(wider.out).findings[0]).toMatchObject({
      rule: 'diff/widened',
      where: { file: 'tutela.policy.ts', line: 4 },
    })
    write('rules/training.ts', `export const training: 'block' | 'warn' = 'block'\n`)
    expect(await runHere('diff', 'no-such-revision')).toMatchObject({
      code: 2,
      complaint: expect.stringContaining('neither a file nor a revision'),
    })
  })

  it('is told with line and column: what the linter finds, and what is unsound', async () => {
    write('loose.ts', `${head}export default definePolicy(${base}, {\n  pendingUse: true,\n})\n`)
    expect((await runHere('check', 'loose.ts')).out).toContain(
      '3:3 warning records are used before anybody confirmed them [policy/pending-use]',
    )
    write(
      'unsound.ts',
      `${head}const name = 'basic.nmae' as string\nexport default definePolicy(${base}, {\n  purposes: {\n    delivery: { needs: [name] },\n  },\n} as never)\n`,
    )
    const unsound = await runHere('check', 'unsound.ts', '--format', 'github')
    expect([unsound.code, unsound.out]).toEqual([
      1,
      expect.stringContaining('::error file=unsound.ts,line=5,col='),
    ])
    expect(await runHere('test', '--policy', 'unsound.ts')).toMatchObject({ code: 2, out: '' })
  })

  it('brings its own categories, and may be a document that extends the standard one', async () => {
    write(
      'own.ts',
      `${head}import { z } from '${zod}'\nconst membership = defineCategory({ name: 'membership', label: { en: 'Membership', zh: '会员' }, items: { level: item(z.string(), { label: { en: 'Level', zh: '等级' }, sensitivity: 'general', view: 'plain', mask: 'none' }) } })\nexport const policy = definePolicy(${base}, { categories: { membership: { definition: membership, owner: 'sales', retention: { start: 'collected', action: 'delete' } } }, purposes: { service: { needs: ['membership.level', 'basic.name'] } } } as never)\n`,
    )
    const { policy } = await readPlacedFile('own.ts')
    expect(policy.categories.get('membership')?.items['level']?.name).toBe('membership.level')
    write(
      'plain.ts',
      `export default { extends: 'standard', parameters: { organization: 'Acme', transactionYears: 5 } }\n`,
    )
    expect((await readPlacedFile('plain.ts')).policy.document.organization).toBe('Acme')
  })
})

describe('code that is none', () => {
  const failureOf = async (name: string, text: string, limit?: number) => {
    write(name, text)
    try {
      await runCode(name, name, limit)
    } catch (error) {
      if (isTutelaError(error)) return error.failure
      throw error
    }
    throw new Error('it ran')
  }

  it.each([
    ['does not compile', 'const a: number = 1\nconst b = {\n  x: ,\n}\n', { line: 3, column: 6 }],
    [
      'threw an error (RangeError)',
      `interface A { x: number }\n\nconst f = (a: A): never => {\n  throw new RangeError('13800138000')\n}\nexport default f({ x: 1 })\n`,
      { line: 4, column: 3 },
    ],
    ['imports what is not there', `import './nowhere'\n`, {}],
    ['exports neither a policy nor a form', 'export const a = 1\n', {}],
    ['ended before it exported anything', 'process.exit(0)\n', {}],
    ['ended before it exported anything', 'await new Promise(() => undefined)\n', {}],
    ['is no plain data', `export default { extends: 'standard', purposes: () => 1 }\n`, {}],
    [
      'broke off',
      'const all: number[][] = []\nfor (;;) all.push(Array.from({ length: 100_000 }, (_, at) => at))\n',
      {},
    ],
  ])('%s', async (message, text, place) => {
    const failure = await failureOf('bad.ts', text)
    expect(failure).toMatchObject({ kind: 'input/unreadable', where: { file: 'bad.ts', ...place } })
    expect(failure.message).toContain(message)
    expect(JSON.stringify(failure)).not.toContain('138')
  })

  it('never returns, and is ended, whether it computes or waits', async () => {
    for (const text of [
      'for (;;);',
      'setInterval(() => undefined, 10)\nawait new Promise(() => undefined)\n',
    ])
      expect((await failureOf('endless.ts', text, 1_500)).message).toContain(
        'did not return within 1.5 seconds',
      )
  })

  it('is one message on the command line, without a stack', async () => {
    write('bad.ts', 'const b = {\n  x: ,\n}\n')
    for (const given of [
      ['check', 'bad.ts'],
      ['diff', 'bad.ts', 'bad.ts'],
      ['test', '--policy', 'bad.ts'],
      ['explain', 'bad.ts', '--item', 'basic.phone'],
    ]) {
      const run = await runHere(...given)
      expect([run.code, run.out]).toEqual([2, ''])
      expect(run.complaint).toMatch(/^error: the code does not compile \(at bad\.ts:2:6\); [^\n]+\n$/)
    }
  })
})

describe('forms as zod modules', () => {
  it('are held against the policy, field by field, through every wrapper', async () => {
    write(
      'forms.ts',
      `import { z } from '${zod}'
const declared = { 'x-tutela': { purposes: ['delivery'], notice: 'n-1' } }
export const order = z.object({
  fullName: z.string().min(1),
  phone: z.string().optional(),
  birthday: z.string().nullable().default(null),
  drop: z.string().meta({ 'x-tutela-item': 'basic.address' }).optional(),
  captcha: z.string().meta({ 'x-tutela-item': 'none' }).nullable(),
  more: z.object({
    shoeSize: z.number(),
  }),
  news: z.boolean().default(true).meta({ 'x-tutela-consent': ['marketing'] }),
}).meta(declared)
export const signup = z.object({ name: z.string() })
`,
    )
    const { code, out } = await runHere('check', 'forms.ts')
    expect(code).toBe(1)
    const told = [...out.matchAll(/^ {2}(\d+:\d+) .*\[(form\/[\w-]+)\]$/gm)].map(
      ([, at, rule]) => `${at} ${rule}`,
    )
    expect(told).toEqual([
      '6:3 form/over-collection',
      '10:5 form/unknown-field',
      '12:3 form/pre-ticked',
      '14:14 form/no-purpose',
    ])
  })
})
