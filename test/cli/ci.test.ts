/** Do `check`, `diff` and `test` read, print and end as they say, in a repository of their own? */

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'tutela-ci-'))
const write = (name: string, text: string): void => {
  writeFileSync(join(folder, name), text)
}
const head = 'extends: standard\nparameters: { organization: Acme, transactionYears: 5 }\n'
const bin = resolve('src/cli/main.ts')
const loader = `file://${resolve('node_modules/tsx/dist/loader.mjs')}`

const run = (...given: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', loader, bin, ...given], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GITHUB_STEP_SUMMARY: join(folder, 'summary.md') },
  })
  return { code: status, out: stdout, complaint: stderr }
}

beforeAll(() => {
  const git = (...given: readonly string[]) => execFileSync('git', given, { cwd: folder })
  write('tutela.policy.yaml', head)
  git('init', '-q')
  git('add', '.')
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'policy')
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('check', () => {
  it('ends with 0 for the standard policy and with 1 for a warning, unless told otherwise', () => {
    expect(run('check').code).toBe(0)
    write('loose.yaml', `${head}pendingUse: true\n`)
    const loose = run('check', 'loose.yaml')
    expect([loose.code, loose.complaint]).toEqual([1, ''])
    expect(loose.out).toContain(
      '3:1 warning records are used before anybody confirmed them [policy/pending-use]',
    )
    expect(loose.out).toContain('3.2.4')
    expect(run('check', 'loose.yaml', '--fail-on', 'error').code).toBe(0)
    expect(run('check', 'loose.yaml', '--lang', 'zh').out).toContain('记录未经确认即可使用')
  })

  it('finds what is unsound with its line, and ends with 2 for a file that is not there', () => {
    write('broken.yaml', `${head}purposes: { delivery: { needs: [basic.nmae] } }\n`)
    const broken = run('check', 'broken.yaml', '--format', 'github')
    expect([broken.code, broken.out]).toEqual([
      1,
      expect.stringContaining('::error file=broken.yaml,line=3,col='),
    ])
    const missing = run('check', 'nothing.yaml')
    expect([missing.code, missing.complaint]).toEqual([2, expect.stringContaining('there is no such file')])
  })

  it('holds a form against the policy here, with the line of each field', () => {
    write(
      'form.json',
      '{\n  "x-tutela": { "purposes": ["delivery"], "notice": "n-1" },\n  "properties": {\n    "name": {},\n    "birthday": {}\n  }\n}\n',
    )
    const form = run('check', 'form.json')
    expect(form.code).toBe(1)
    expect(form.out).toContain(
      '5:5 error `birthday` asks for `basic.birthDate`, which no declared purpose needs',
    )
    expect(run('check', 'form.json', '--policy', 'nothing.yaml').code).toBe(2)
  })

  it('holds pages and schemas of databases against it, too', () => {
    write('form.html', '<form data-tutela-purposes="delivery">\n<input name="birthday">\n</form>\n')
    write('schema.sql', 'create table users (\n  phone text, created_at date);\n')
    const { code, out } = run('check', 'form.html', 'schema.sql')
    expect(code).toBe(1)
    expect([...out.matchAll(/^ {2}(\S+) \w+ .*\[(\S+)\]$/gm)].map(([, at, rule]) => `${at} ${rule}`)).toEqual(
      ['1:1 form/no-notice', '2:1 form/over-collection', '2:3 schema/unencrypted'],
    )
    expect(run('check', 'schema.sql', '--dialect', 'oracle').code).toBe(2)
  })

  it('writes several formats at once, a summary for the job, and knows a baseline', () => {
    const { code } = run('check', 'loose.yaml', '--out', 'sarif=a.sarif', '--out', 'junit=a.xml')
    expect(code).toBe(1)
    expect(JSON.parse(readFileSync(join(folder, 'a.sarif'), 'utf8')).runs[0].results).toHaveLength(2)
    expect(readFileSync(join(folder, 'a.xml'), 'utf8')).toContain('<testsuites')
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain('### tutela check')
    expect(run('check', 'loose.yaml', '--baseline', 'b.json', '--update-baseline').code).toBe(0)
    const known = run('check', 'loose.yaml', '--baseline', 'b.json')
    expect([known.code, known.out]).toEqual([0, expect.stringContaining('2 more that the baseline knows')])
    expect(run('check', '--out', 'sarif').code).toBe(2)
  })
})

describe('diff', () => {
  it('says nothing for nothing, and fails for what is widened until the policy answers for it', () => {
    const same = run('diff', 'HEAD')
    expect([same.code, same.out]).toEqual([0, expect.stringContaining('0 widened, 0 changed, 0 narrowed')])
    write('wide.yaml', `${head}training: warn\n`)
    const wide = run('diff', 'tutela.policy.yaml', 'wide.yaml', '--format', 'json')
    expect(wide.code).toBe(1)
    const [finding] = JSON.parse(wide.out).findings
    expect(finding).toMatchObject({ rule: 'diff/widened', where: { file: 'wide.yaml', line: 3 } })
    const log = `log: [{ at: 0, by: supervisor, reason: the academy moves, changes: ['${finding.fingerprint}'] }]\n`
    write('answered.yaml', `${head}training: warn\n${log}`)
    expect(run('diff', 'tutela.policy.yaml', 'answered.yaml').code).toBe(0)
    expect(run('diff', 'tutela.policy.yaml', 'wide.yaml', '--fail-on', 'none').code).toBe(0)
  })

  it('refuses what is neither a file nor a revision, and never hands it to git as an option', () => {
    for (const base of ['no-such-revision', '--output=x', 'HEAD:tutela.policy.yaml'])
      expect(run('diff', '--', base)).toMatchObject({
        code: 2,
        complaint: expect.stringContaining('neither a file nor a revision'),
      })
  })
})

describe('test', () => {
  const when = '{ action: use, position: sales-representative, purpose: delivery, items: [basic.phone] }'

  it('ends with 0 where all is as expected and with 1 where it is not, and tells what is not touched', () => {
    write(
      'shop.scenarios.yaml',
      `scenarios:\n  - name: sees a phone\n    when: ${when}\n    expect: { permit: { basic.phone: plain } }\n`,
    )
    const good = run('test', '--coverage')
    expect([good.code, good.out]).toEqual([0, expect.stringContaining('1 of 1 scenarios as expected')])
    expect(good.out).toContain('not touched: purposes.marketing')
    write(
      'bad.yaml',
      `scenarios:\n  - name: sees none\n    when: ${when}\n    expect: { deny: [use/approval] }\n`,
    )
    const bad = run('test', 'bad.yaml')
    expect([bad.code, bad.out]).toEqual([1, expect.stringContaining('4:5 error `sees none`: expected')])
  })

  it('refuses a file that is none of scenarios, and an instant that is none', () => {
    expect(run('test', 'tutela.policy.yaml')).toMatchObject({ code: 2, out: '' })
    expect(run('test', '--at', 'yesterday').complaint).toContain('--at')
  })
})

describe('scan', () => {
  it('finds customer information in columns and in lines, prints no value, and ends with 0 where there is none', () => {
    write('people.csv', 'Phone,Size\n13800138000,1\n13912345678,2\n18049531999,3\n')
    write('app.log', 'started\ncalled 13800138000\n')
    write('calm.log', 'started\n')
    const found = run('scan', 'people.csv', 'app.log')
    expect([found.code, found.complaint]).toEqual([1, ''])
    expect(found.out).toContain(
      'the column `Phone` seems to hold `basic.phone` (by both, 100 %) [scan/column]',
    )
    expect(found.out).toContain('2:8 warning values of the kind mobile stand here in clear: 1')
    expect(found.out).not.toMatch(/138|139|180/)
    expect(run('scan', 'calm.log').code).toBe(0)
    write('binary.log', 'x')
    writeFileSync(join(folder, 'binary.log'), new Uint8Array([0xff, 0xfe, 0x00]))
    expect(run('scan', 'binary.log')).toMatchObject({
      code: 2,
      complaint: expect.stringContaining('not UTF-8'),
    })
  })
})
