/** Does the command write the report of a policy, and of a vault's database, and end with 1 where the log was changed? */

import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogKey, logSigner } from '../../src/audit/ed25519'
import { memoryKeys } from '../../src/keys/memory'
import { sqliteStore } from '../../src/store/sqlite'
import { seededRandom } from '../crypto/seeded-random'
import { openTestVault, usage, writeEvidence } from '../vault/world'
import { runHere } from './run'

const folder = mkdtempSync(join(tmpdir(), 'tutela-report-'))
const path = (name: string): string => join(folder, name)
const key = createLogKey('example.com/customers', seededRandom(1))

beforeAll(async () => {
  const store = sqliteStore(path('customers.db'))
  await writeEvidence(store)
  const vault = await openTestVault(store, memoryKeys(), { signer: logSigner(key.secretKey) })
  await vault.use([usage, usage, usage])
  writeFileSync(path('held.txt'), (await vault.checkpoint()).note)
  await vault.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('report', () => {
  it('writes one file in both languages, of the policy alone', async () => {
    const run = await runHere('report', '--out', path('policy.html'), '--at', '2026-01-31T09:00:00Z')
    expect([run.code, run.complaint]).toEqual([0, ''])
    const text = readFileSync(path('policy.html'), 'utf8')
    expect(text).toContain('2026-01-31T09:00:00.000Z')
    expect(text).toContain('谁可以看到什么')
  })

  it('reads a database without a key, and holds its log to what was kept', async () => {
    const given = ['--data', path('customers.db'), '--key', key.publicKey, '--checkpoint', path('held.txt')]
    const run = await runHere('report', ...given, '--format', 'markdown')
    expect(run.code).toBe(0)
    expect(run.out).toContain('- checkpoints kept elsewhere that it was held to: **1**')
    expect(run.out).toContain('- own checkpoints signed by the key: **1**')
    expect(run.out).toContain('The log is what was written')
  })

  it('ends with 1 where the log was changed', async () => {
    const copy = path('changed.db')
    copyFileSync(path('customers.db'), copy)
    const opened = new DatabaseSync(copy)
    opened.exec(`update event set leaf = replace(leaf, '"use"', '"find"') where position = 1`)
    opened.close()
    const run = await runHere('report', '--data', copy, '--format', 'markdown')
    expect(run.code).toBe(1)
    expect(run.out).toContain('The log is not what was written.')
  })

  it('refuses what is no database or no instant, and makes none', async () => {
    const missing = await runHere('report', '--data', path('nothing.db'), '--out', path('x.html'))
    expect(missing.code).toBe(2)
    expect((await runHere('report', '--data', path('held.txt'), '--out', path('x.html'))).code).toBe(2)
    expect((await runHere('report', '--at', 'yesterday', '--out', path('x.html'))).code).toBe(2)
    expect((await runHere('report', '--out', path('no/folder/x.html'))).code).toBe(2)
    expect(existsSync(path('x.html')) || existsSync(path('nothing.db'))).toBe(false)
  })
})
