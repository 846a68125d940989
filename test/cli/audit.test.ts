/** Can an auditor check a log from the command line, offline, and read what is wrong with it? */

import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signCheckpoint } from '../../src/audit/checkpoint'
import { createLogKey, logSigner } from '../../src/audit/ed25519'
import { memoryKeys } from '../../src/keys/memory'
import { sqliteStore } from '../../src/store/sqlite'
import { seededRandom } from '../crypto/seeded-random'
import { openTestVault, usage, writeEvidence } from '../vault/world'
import { type Run, runBin, runHere } from './run'

const folder = mkdtempSync(join(tmpdir(), 'tutela-audit-'))
const path = (name: string): string => join(folder, name)
const key = createLogKey('example.com/customers', seededRandom(1))
const database = path('customers.db')
const held = path('held.txt')
const auditOf = (...given: readonly string[]): Promise<Run> => runHere('audit', ...given)

/** A copy of the database, edited. */
const edited = (name: string, sql: string): string => {
  const copy = path(name)
  copyFileSync(database, copy)
  const opened = new DatabaseSync(copy)
  opened.exec(sql)
  opened.close()
  return copy
}

beforeAll(async () => {
  const store = sqliteStore(database)
  await writeEvidence(store)
  const vault = await openTestVault(store, memoryKeys(), { signer: logSigner(key.secretKey) })
  await vault.use([usage, usage, usage])
  await vault.checkpoint()
  await vault.use([usage, usage, usage, usage])
  writeFileSync(held, (await vault.checkpoint()).note)
  await vault.use(usage)
  await vault.close()
  writeFileSync(path('log.pub'), `${key.publicKey}\n`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('audit verify', () => {
  it('finds nothing in an honest log, and says what was not asked', async () => {
    const full = await auditOf('verify', database, '--key', key.publicKey, '--checkpoint', held)
    expect([full.code, full.complaint]).toEqual([0, ''])
    expect(full.out).toMatch(/events: 7, waiting for a position: 1 \(since 2026-06-01T00:00:00.000Z\)/)
    expect(full.out).toMatch(/checkpoints that you kept: 1, checkpoints of the log itself that are signed: 2/)
    expect(full.out).toContain('nothing is wrong')
    expect(full.out).not.toContain('without')
    const bare = await auditOf('verify', database)
    expect(bare.code).toBe(0)
    expect(bare.out).toContain('without `--key`')
    expect(bare.out).toContain('without `--checkpoint`')
    const chinese = await auditOf('--lang', 'zh', 'verify', database, '--key', path('log.pub'))
    expect([chinese.code, chinese.out.includes('没有发现问题')]).toEqual([0, true])
  })

  it('ends with 1 and says what is wrong where, in both languages and as JSON', async () => {
    for (const [name, sql, english, chinese] of [
      [
        'altered',
        `update event set leaf = replace(leaf, 'e-1', 'e-7') where position = 2`,
        /altered:.*\(at position 2, writer/,
        '被改动',
      ],
      ['removed', 'delete from event where position = 2', /removed:.*\(at position 2\)/, '被删除'],
      [
        'swapped',
        'update event set position = case position when 2 then 3 else 2 end where position in (2, 3)',
        /reordered:/,
        '被调换次序',
      ],
      [
        'cut',
        "delete from event where position > 4; update log set size = 5 where id = 'tree'",
        /cut:.*\(from position 5, checkpoint or head of size 7\)/,
        '被截短',
      ],
    ] as const) {
      const copy = edited(`${name}.db`, sql)
      const found = await auditOf('verify', copy, '--key', key.publicKey, '--checkpoint', held)
      expect([found.code, found.complaint]).toEqual([1, ''])
      expect(found.out).toMatch(english)
      expect((await auditOf('--lang', 'zh', 'verify', copy)).out).toContain(chinese)
      const told = await auditOf('verify', copy, '--json')
      expect(told.code).toBe(1)
      expect(JSON.parse(told.out).faults.length).toBeGreaterThan(0)
    }
  })

  it('believes only checkpoints that the key signed: its own as findings, yours as wrong use', async () => {
    const thief = createLogKey('example.com/customers', seededRandom(2))
    const foreign = await auditOf('verify', database, '--key', thief.publicKey)
    expect(foreign.code).toBe(1)
    expect(foreign.out).toMatch(/checkpoint: it is not signed by the key/)
    const root = new Uint8Array(32)
    const note = await signCheckpoint({ origin: 'example.com/customers', size: 3, root }, [
      logSigner(thief.secretKey),
    ])
    writeFileSync(path('stolen.txt'), note)
    const stolen = await auditOf(
      'verify',
      database,
      '--key',
      key.publicKey,
      '--checkpoint',
      path('stolen.txt'),
    )
    expect([stolen.code, stolen.complaint]).toEqual([
      2,
      expect.stringContaining('no checkpoint that the key signed'),
    ])
  })

  it('ends with 2 for what is no log, no key or not there, and makes no database', async () => {
    writeFileSync(path('words.txt'), 'words\n')
    for (const [file, complaint] of [
      [path('none.db'), 'there is no such file'],
      [path('words.txt'), 'no line of an exported log'],
    ] as const) {
      const refused = await auditOf('verify', file)
      expect([refused.code, refused.complaint]).toEqual([2, expect.stringContaining(complaint)])
    }
    expect(existsSync(path('none.db'))).toBe(false)
    expect((await auditOf('verify', database, '--key', 'a+b')).code).toBe(2)
    expect((await auditOf('verify', database, '--key', key.secretKey)).complaint).not.toContain(
      key.secretKey.slice(-20),
    )
    expect((await auditOf('verify')).code).toBe(2)
    expect((await auditOf()).code).toBe(2)
    writeFileSync(path('odd+name.pub'), key.publicKey)
    expect((await auditOf('verify', database, '--key', path('odd+name.pub'))).code).toBe(0)
    expect(runBin('audit', 'verify', path('none.db')).code).toBe(2) // and the bin itself
  })
})

describe('audit export', () => {
  it('writes a file that checks like the database, without customers or salts, and overwrites nothing', async () => {
    const file = path('log.jsonl')
    expect(await auditOf('export', database, '--out', file)).toEqual({ code: 0, out: '', complaint: '' })
    expect((await auditOf('export', database, '--out', file)).code).toBe(2)
    const text = readFileSync(file, 'utf8')
    expect(text).not.toContain('"salt"')
    const lines = text.trimEnd().split('\n')
    expect(lines).toHaveLength(1 + 2 + 8 + 1)
    const options = ['--key', key.publicKey, '--checkpoint', held]
    const sound = await auditOf('verify', file, ...options)
    expect([sound.code, sound.out]).toEqual([0, (await auditOf('verify', database, ...options)).out])
    const forgeries: Readonly<Record<string, readonly string[]>> = {
      cut: lines.slice(0, -1),
      removed: lines.toSpliced(5, 1),
      reordered: lines.toSpliced(5, 2, lines[6] ?? '', lines[5] ?? ''),
      inserted: lines.toSpliced(5, 0, lines[5] ?? ''),
      altered: lines.map((line, index) => (index === 5 ? line.replace('e-1', 'e-7') : line)),
    }
    for (const [kind, forged] of Object.entries(forgeries)) {
      writeFileSync(path(`${kind}.jsonl`), `${forged.join('\n')}\n`)
      const found = await auditOf('verify', path(`${kind}.jsonl`), ...options)
      expect([kind, found.code, found.out.includes(`${kind}:`)]).toEqual([kind, 1, true])
    }
    writeFileSync(path('broken.jsonl'), lines.with(4, '{"position":').join('\n'))
    expect((await auditOf('verify', path('broken.jsonl'))).complaint).toMatch(/broken|line/)
  })
})

describe('audit prove', () => {
  it('writes a proof from the database or the file, that the public key alone is enough to check', async () => {
    const file = path('proof-log.jsonl')
    await auditOf('export', database, '--out', file)
    for (const source of [database, file]) {
      const out = path(`${source === file ? 'file' : 'database'}.tlog-proof`)
      expect((await auditOf('prove', source, '--position', '4', '--out', out)).code).toBe(0)
      const proof = await auditOf('verify', out, '--key', key.publicKey)
      expect(proof.code).toBe(0)
      expect(proof.out).toMatch(/^the event is in the log at position 4/)
      expect(JSON.parse(proof.out.split('\n')[1] ?? '')).toMatchObject({ counter: 4, action: 'use' })
      writeFileSync(out, readFileSync(out, 'utf8').replace('index 4', 'index 5'))
      const forged = await auditOf('verify', out, '--key', key.publicKey)
      expect([forged.code, forged.out]).toEqual([1, expect.stringContaining('does not lead from the event')])
      expect((await auditOf('verify', out)).code).toBe(2)
    }
    for (const position of ['7', '-1', 'x'])
      expect((await auditOf('prove', database, '--position', position)).code).toBe(2)
  })
})
