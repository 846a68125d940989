import { spawn } from 'node:child_process'
import {
  createWriteStream,
  linkSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPseudonymKey, pseudonymOf } from '../../src/crypto/pseudonym'
import { runProgram } from '../../src/cli/program'
import { words } from '../../src/cli/words'
import { fileKeys } from '../../src/keys/file'
import { type Run, runBin } from './run'

const folder = mkdtempSync(join(tmpdir(), 'tutela-mask-'))
const at = (name: string): string => join(folder, name)
const file = (name: string, text: string | Uint8Array): string => {
  writeFileSync(at(name), text)
  return at(name)
}
const read = (name: string): string => readFileSync(at(name), 'utf8')
/** Nothing but what the tests themselves wrote. */
const drafts = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.draft'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** The same program inside this process, which starts faster; in English. */
const tutela = async (...given: readonly string[]): Promise<Run> => {
  const [out, complaints]: [string[], string[]] = [[], []]
  const code = await runProgram(given, '0.0.0', {
    locale: 'en',
    words: words.en,
    print: (line) => void out.push(`${line}\n`),
    complain: (line) => void complaints.push(`${line}\n`),
    paint: { title: String, yes: String, no: String, dim: String },
  })
  return { code, out: out.join(''), complaint: complaints.join('') }
}

const people = 'Id,姓名,Phone,City\nc-1,李雷,13800138000,杭州\nc-2,canary,canary 13800138000,=canary\n'
const mapped = ['--purpose', 'service', '--map', '姓名=basic.name', '--map', 'Phone=basic.phone'] as const
let policy = ''

beforeAll(() => {
  file('people.csv', people)
  file('key', `${'0f'.repeat(32)}\n`)
  policy = file(
    'policy.yaml',
    [
      'extends: standard',
      'parameters: { organization: Acme, transactionYears: 5 }',
      'purposes:',
      '  analytics: { label: { en: Analytics, zh: 分析 }, family: decision, basis: { kind: consent }, needs: [basic.phone], keep: P1Y }',
      '  figures: { label: { en: Figures, zh: 汇总 }, family: decision, basis: { kind: consent }, needs: [basic.age], aggregateOnly: true, keep: P1Y }',
      '',
    ].join('\n'),
  )
})

describe('the command mask', () => {
  it('writes a masked file, and says what happened to each column', async () => {
    const run = runBin('mask', at('people.csv'), '-o', at('out.csv'), ...mapped, '--keep', 'City')
    expect(run).toEqual({
      code: 0,
      out: [
        'Id: nothing, left out (matches nothing)',
        '姓名: basic.name, masked (mapped)',
        'Phone: basic.phone, masked (mapped)',
        'City: nothing, copied (kept, as you said)',
        'rows: 2',
        '',
      ].join('\n'),
      complaint: '',
    })
    expect(read('out.csv')).toBe('姓名,Phone,City\n李*,138****8000,杭州\nc*****,******,=canary\n')
    expect(statSync(at('out.csv')).mode & 0o077).toBe(0)
    const chinese = runBin('mask', at('people.csv'), '-o', at('zh.csv'), ...mapped, '--json', '--lang', 'zh')
    expect(JSON.parse(chinese.out)).toMatchObject({
      rows: 2,
      columns: [{ column: 'Id', target: null, view: 'omitted' }, {}, {}, {}],
    })
  })

  it('proposes a mapping without a value, and masks by it where none is given', async () => {
    const proposed = runBin('mask', at('people.csv'), '--propose', '--lang', 'zh')
    expect([proposed.code, proposed.complaint]).toEqual([0, ''])
    expect(proposed.out).toContain('Phone: basic.phone，'.replace('，', ', '))
    expect(proposed.out + (await tutela('mask', at('people.csv'), '--propose', '--json')).out).not.toMatch(
      /canary|138|李雷/,
    )
    const run = await tutela('mask', at('people.csv'), '-o', at('proposed.csv'), '--purpose', 'service')
    expect([run.code, read('proposed.csv')]).toEqual([0, '姓名,Phone\n李*,138****8000\nc*****,******\n'])
  })

  it('makes pseudonyms that join across files, by a key or a key ring, within a scope', async () => {
    const analytics = (name: string, ...more: readonly string[]) =>
      tutela(
        'mask',
        at(name),
        '-o',
        at(`${name}.out`),
        '--force',
        '--policy',
        policy,
        '--purpose',
        'analytics',
        ...more,
      )
    const jsonl = file('people.jsonl', '{"tel":"+86 138 0013 8000","x":1}\n')
    expect(jsonl).toBe(at('people.jsonl'))
    expect((await analytics('people.csv', '--map', 'Phone=basic.phone')).complaint).toContain('give `--key`')
    expect((await analytics('people.csv', '--map', 'Phone=basic.phone', '--key', at('key'))).code).toBe(0)
    expect((await analytics('people.jsonl', '--map', 'tel=basic.phone', '--key', at('key'))).code).toBe(0)
    const phone = read('people.csv.out').split('\n')[1]
    expect(JSON.parse(read('people.jsonl.out'))).toEqual({ tel: phone })
    expect(phone).toBe(
      pseudonymOf(
        createPseudonymKey(new Uint8Array(32).fill(15), 'purpose analytics', 'basic.phone'),
        '"+8613800138000"',
      ),
    )
    const passphrase = 'four words chosen by dice'
    const keys = await fileKeys({ path: at('vault.keys'), passphrase })
    const root = await keys.pseudonymRoot()
    const words = file('passphrase', `${passphrase}\n`)
    const ring = ['--map', 'Id=customer', '--key', at('vault.keys'), '--scope', 'recipient carrier'] as const
    expect((await analytics('people.csv', ...ring, '--passphrase-file', words)).code).toBe(0)
    expect(read('people.csv.out').split('\n')[1]).toBe(
      pseudonymOf(createPseudonymKey(root, 'recipient carrier', 'customer'), 'c-1'),
    )
    expect(await analytics('people.csv', ...ring)).toMatchObject({
      code: 2,
      complaint: expect.stringContaining('no passphrase'),
    })
    expect(
      (await analytics('people.csv', '--map', 'Id=customer', '--key', at('people.csv'))).complaint,
    ).toContain('no file of a key')
    expect((await analytics('people.csv', '--map', 'Id=customer', '--key', at('none'))).complaint).toContain(
      'no such file',
    )
    expect(readdirSync(folder)).not.toContain('none')
  })

  it('refuses single records to a purpose that gets figures alone, and ends with 1', async () => {
    const run = await tutela(
      'mask',
      at('people.csv'),
      '-o',
      at('no.csv'),
      '--policy',
      policy,
      '--purpose',
      'figures',
    )
    expect([run.code, run.out]).toEqual([1, ''])
    expect(run.complaint).toContain('no single record leaves')
    expect(readdirSync(folder)).not.toContain('no.csv')
  })

  it('reads a mapping from a file, another delimiter, another encoding and JSON', async () => {
    const mapping = file('mapping.json', '{ "姓名": "basic.name", "Phone": "basic.phone" }')
    // 姓名;Phone and 李雷;13800138000 in GB 18030
    const gb = file(
      'gb.txt',
      Uint8Array.of(
        0xd0,
        0xd5,
        0xc3,
        0xfb,
        ...Buffer.from(';Phone\r\n'),
        0xc0,
        0xee,
        0xc0,
        0xd7,
        ...Buffer.from(';13800138000\r\n'),
      ),
    )
    const common = ['--purpose', 'service', '--mapping', mapping] as const
    const run = await tutela(
      'mask',
      gb,
      '-o',
      at('gb.csv'),
      ...common,
      '--encoding',
      'gb18030',
      '--delimiter',
      ';',
    )
    expect([run.code, run.complaint, read('gb.csv')]).toEqual([0, '', '姓名;Phone\r\n李*;138****8000\r\n'])
    expect(await tutela('mask', gb, '-o', at('gb2.csv'), ...common, '--delimiter', ';')).toMatchObject({
      code: 2,
      complaint: expect.stringContaining('the file is not utf-8 here (at gb.txt:1:1)'),
    })
    const json = file('people.json', '[{"姓名":"李雷","Phone":[{"kind":"mobile","number":"13800138000"}]}]')
    expect((await tutela('mask', json, '-o', at('out.json'), ...common)).code).toBe(0)
    expect(JSON.parse(read('out.json'))).toEqual([
      { 姓名: '李*', Phone: [{ kind: 'mobile', number: '138****8000' }] },
    ])
  })

  it.each<[string, string, readonly string[], RegExp]>([
    ['ragged.csv', 'a,b\n1,2\ncanary\n', ['--keep', 'a'], /this row has 1 cells .*\(at ragged\.csv:3:2\)/],
    ['quote.csv', 'a,b\n1,2\n1,"canary\n', ['--keep', 'a'], /never closed \(at quote\.csv:3:2\)/],
    ['values.csv', 'c-1,13912345678\n', [], /looks like values.*\(at values\.csv:1:2\)/],
    [
      'late.jsonl',
      `${'{"a":1}\n'.repeat(50_000)}{"a":"canary"\n`,
      ['--keep', 'a'],
      /no JSON \(at late\.jsonl:50001/,
    ],
    ['item.csv', 'a\n1\n', ['--map', 'a=basic.nothing'], /no item `basic\.nothing`/],
    ['column.csv', 'a\n1\n', ['--map', 'b=basic.name'], /no column `b`/],
    ['map.csv', 'a\n1\n', ['--map', 'a'], /no column and item/],
    ['twice.csv', 'a\n1\n', ['--map', 'a=basic.name', '--map', 'a=basic.phone'], /mapped twice/],
    ['form.xlsx', 'a\n1\n', [], /does not say its form/],
    ['delimiter.csv', 'a\n1\n', ['--delimiter', 'ab'], /not one character/],
  ])('refuses %s, and leaves nothing behind', async (name, text, more, complaint) => {
    const run = await tutela('mask', file(name, text), '-o', at('never.csv'), '--purpose', 'service', ...more)
    expect(run).toMatchObject({ code: 2, out: '', complaint: expect.stringMatching(complaint) })
    expect(run.complaint).not.toMatch(/canary|1391234|^\s+at /m)
    expect([readdirSync(folder).includes('never.csv'), drafts()]).toEqual([false, []])
  })

  it('refuses wrong use: no output, no purpose, an unknown purpose, an input that is no file', async () => {
    const run = (...given: readonly string[]) => tutela('mask', ...given)
    expect((await run(at('people.csv'))).complaint).toContain('give `--output`')
    expect((await run(at('people.csv'), '-o', at('x.csv'))).complaint).toContain('give `--purpose`')
    expect((await run(at('people.csv'), '-o', at('x.csv'), '--purpose', 'spying')).complaint).toContain(
      'no such purpose',
    )
    expect((await run(at('nobody.csv'), '-o', at('x.csv'), '--purpose', 'service')).complaint).toContain(
      'no such file',
    )
    for (const given of [[at('people.csv')], [folder, '--propose'], []])
      expect((await run(...given)).code).toBe(2)
  })

  it('never replaces its input, nor another file unless it is told to', async () => {
    const again = (output: string, ...more: readonly string[]) =>
      tutela('mask', at('people.csv'), '-o', output, ...mapped, ...more)
    linkSync(at('people.csv'), at('linked.csv'))
    symlinkSync(at('people.csv'), at('symbolic.csv'))
    for (const output of ['people.csv', 'linked.csv', 'symbolic.csv'])
      expect((await again(at(output), '--force')).complaint).toContain('the output is the input')
    file('there.csv', 'mine')
    expect(await again(at('there.csv'))).toMatchObject({
      code: 2,
      complaint: expect.stringContaining('`--force`'),
    })
    expect((await again(folder, '--force')).complaint).toContain('no file')
    expect([read('there.csv'), read('people.csv')]).toEqual(['mine', people])
    expect([(await again(at('there.csv'), '--force')).code, read('there.csv').includes('138****')]).toEqual([
      0,
      true,
    ])
    expect((await again(join(folder, 'nowhere', 'out.csv'))).complaint).toContain("can't be written: ENOENT")
    expect(drafts()).toEqual([])
  })

  it('leaves nothing behind when it is stopped, and no file of the output’s name when it is killed', async () => {
    const large = at('large.csv')
    const stream = createWriteStream(large)
    stream.write('姓名,Phone\n')
    for (let block = 0; block < 400; block++) stream.write('李雷,13800138000\n'.repeat(5000))
    await new Promise<void>((resolve) => stream.end(resolve))
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const given = ['--import', 'tsx', 'src/cli/main.ts', 'mask', large, '-o', at('stopped.csv'), ...mapped]
      const child = spawn(process.execPath, given, { stdio: 'ignore' })
      const ended = new Promise((resolve) => child.on('exit', (_code, by) => resolve(by)))
      while (drafts().length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
      child.kill(signal)
      expect(await ended).toBe(signal)
      expect(readdirSync(folder)).not.toContain('stopped.csv')
      expect(drafts().length).toBe(signal === 'SIGTERM' ? 0 : 1)
    }
    for (const draft of drafts()) rmSync(at(draft))
  })
})
