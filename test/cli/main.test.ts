import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { TutelaError } from '../../src/core/error'
import { complainOf } from '../../src/cli/complain'
import { words } from '../../src/cli/words'
import { runBin } from './run'

const folder = mkdtempSync(join(tmpdir(), 'tutela-cli-'))
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const escapes = /\u001b\[/

describe('the command line', () => {
  it('shows its help in groups, in both languages, without escape codes in a pipe', () => {
    const english = runBin('--help')
    expect(english.code).toBe(0)
    for (const text of ['Try it:', 'Ask the policy:', 'demo', 'explain', 'Exit codes:'])
      expect(english.out).toContain(text)
    const chinese = runBin('--lang', 'zh', 'explain', '--help')
    expect(chinese.code).toBe(0)
    for (const text of ['用法：', '查看信息项的途径：', '输出：']) expect(chinese.out).toContain(text)
    expect(escapes.test(english.out + chinese.out)).toBe(false)
  })

  it('shows its version', () => {
    expect(runBin('--version')).toEqual({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      complaint: '',
    })
  })

  it('refuses what it does not know, and says what was meant, but never a value', () => {
    expect(runBin('explian')).toEqual({
      code: 2,
      out: '',
      complaint: 'error: there is no such command (`explian`); did you mean `explain`?\n',
    })
    expect(runBin('explain', '--itm', 'x').complaint).toContain('did you mean `--item`?')
    const spilled = runBin('explain', '--lang', 'zh', '--phone=13912345678')
    expect([spilled.code, spilled.complaint.includes('1391234')]).toEqual([2, false])
    expect(spilled.complaint).toContain('没有这个选项')
    expect(runBin('--lang', 'xx', 'explain').complaint).toContain('give one of en, zh')
    expect(runBin('explain').code).toBe(2)
    expect(runBin().code).toBe(2)
  })

  it('tells who may see an item, as text and as JSON', () => {
    const text = runBin('explain', '--item', 'basic.phone')
    expect([text.code, text.complaint]).toEqual([0, ''])
    expect(text.out).toMatch(/^basic\.phone\n/)
    expect(runBin('explain', '--item', 'basic.phone', '--lang', 'zh').out).toContain('客户授权')
    const drawn = runBin('explain', '--item', 'basic.phone', '--format', 'mermaid').out
    expect(drawn).toMatch(/^flowchart LR\n {2}p0\["[a-z-]+ \([a-z]+\)"\]/)
    expect(drawn).toContain('-- "delivery: ')
    expect(runBin('explain', '--item', 'basic.phone', '--format', 'svg').code).toBe(2)
    const [way] = JSON.parse(runBin('explain', '--item', 'basic.phone', '--json').out)
    expect(way.item).toBe('basic.phone')
    expect(way.access[0]).toHaveProperty('conditions')
    for (const wrong of ['--item', '--position', '--purpose'])
      expect(runBin('explain', wrong, 'basic.nothing').code).toBe(2)
  })

  it('says why a request is denied, clause by clause, and ends with 1', () => {
    const request = {
      actor: { kind: 'staff', id: 's-1', department: 'sales', position: 'sales-representative' },
      customer: 'c-1',
      purpose: 'after-sales',
      items: ['basic.phone'],
      manner: 'screen',
    }
    const path = file('use.json', JSON.stringify({ action: 'use', request, at: '2026-01-31T09:00:00Z' }))
    const denied = runBin('explain', '--request', path)
    expect(denied.code).toBe(1)
    expect(denied.out).toContain('[use/consent')
    expect(denied.out).toMatch(/\n {4}5\.3\.1 /)
    const told = runBin('explain', '--request', path, '--json')
    expect([told.code, JSON.parse(told.out).outcome]).toEqual([1, 'deny'])
    const broken = file(
      'shape.json',
      JSON.stringify({ action: 'use', request: { phone: '13912345678' }, at: 5 }),
    )
    const refused = runBin('explain', '--request', broken)
    expect([refused.code, refused.complaint.includes('1391234')]).toEqual([2, false])
  })

  it('refuses files that are missing or broken, with file and line', () => {
    const missing = runBin('explain', join(folder, 'none.yaml'), '--item', 'basic.name')
    expect([missing.code, missing.complaint]).toEqual([2, expect.stringContaining('there is no such file')])
    const yaml = file('broken.yaml', 'extends: standard\nparameters: { organization: Acme\nitems: [')
    const broken = runBin('explain', yaml, '--item', 'basic.name')
    expect([broken.code, broken.complaint]).toEqual([2, expect.stringMatching(/broken\.yaml:\d+/)])
    expect(broken.complaint).not.toMatch(/^\s+at /m)
    const json = runBin('explain', '--request', file('broken.json', '{'))
    expect([json.code, json.complaint]).toEqual([2, expect.stringContaining('the file is not JSON')])
    const latin = join(folder, 'latin.yaml')
    writeFileSync(latin, Uint8Array.of(0xff, 0xfe, 0xe9))
    expect(runBin('explain', latin, '--item', 'basic.name').complaint).toContain('not UTF-8')
  })

  it('takes the policy from YAML, and refuses code that exports none', () => {
    const yaml = file(
      'policy.yaml',
      'extends: standard\nparameters: { organization: Acme, transactionYears: 5 }\n',
    )
    expect(runBin('explain', yaml, '--item', 'basic.name').code).toBe(0)
    const code = runBin('explain', file('policy.ts', 'export const policy = {}\n'), '--item', 'basic.name')
    expect([code.code, code.complaint]).toEqual([
      2,
      expect.stringContaining('the file exports neither a policy nor a form'),
    ])
  })
})

describe('a complaint', () => {
  it('is a fault of the tool, without the message, where the library did not make it', () => {
    const lines: string[] = []
    const paint = { title: String, yes: String, no: String, dim: String }
    const terminal = {
      locale: 'en',
      words: words.en,
      print: (line: string) => void lines.push(line),
      complain: (line: string) => void lines.push(line),
      paint,
    } as const
    expect(complainOf(new Error('no row for 13912345678'), terminal)).toBe(3)
    expect(lines.join('\n')).toMatch(/a fault of the tool[\s\S]+\n\s+at /)
    expect(lines.join('\n')).not.toContain('1391234')
    const fault = new TutelaError({ kind: 'tool/fault', message: 'x', remedy: 'y' })
    const locked = new TutelaError({ kind: 'store/locked', message: 'x', remedy: 'y' })
    expect([complainOf(fault, terminal), complainOf(locked, terminal)]).toEqual([3, 2])
  })
})
