/**
 * Does the vault do on a database server what it does in memory? Collect, use, share, withdraw and sweep through one process, and what is
 * withdrawn there is refused in others.
 */

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { openPackage } from '../../src/crypto/open-package'
import { fileKeys } from '../../src/keys/file'
import { mysqlStore } from '../../src/store/mysql'
import { postgresStore } from '../../src/store/postgres'
import { sqliteStore } from '../../src/store/sqlite'
import type { Store } from '../../src/store/store'
import { tableNames } from '../../src/store/tables'
import { newPath } from '../store/place'
import { isMysqlThere, isPostgresThere, mysqlPool, postgresPool, postgresUrl } from '../store/servers'
import {
  carrierKeys,
  collection,
  consentFor,
  customer,
  day,
  openCompany,
  order,
  rep,
  secrets,
  self,
  start,
} from './company'

const [isPostgres, isMysql] = [await isPostgresThere(), await isMysqlThere()]

const usage = { actor: rep, customer, purpose: 'service', items: ['basic.name', 'basic.phone'] }
const sharing = {
  actor: rep,
  customers: [customer],
  purpose: 'delivery',
  recipient: 'carrier',
  items: ['basic.name', 'basic.phone', 'basic.address'],
}

/** The vault's promises in short, on a store. */
const describeVault = (open: () => Store): void => {
  it('collects and uses, and keeps no value in the clear', async () => {
    const { vault, store } = await openCompany({ store: open() })
    const collected = await vault.collect([collection, order('o-1', start - day)])
    expect(collected.map(({ outcome }) => outcome)).toEqual(['permit', 'permit'])
    const answer = await vault.use(usage)
    expect(answer).toMatchObject({ outcome: 'permit' })
    expect(JSON.stringify(answer)).toContain('欧阳雷雷')
    const kept = await store.transact((transaction) =>
      Promise.all(tableNames.map((table) => transaction.list(table, { equals: {}, limit: 9999 }))),
    )
    expect(kept.flat().length).toBeGreaterThan(20)
    const text = kept
      .flat()
      .flatMap((row): readonly unknown[] => Object.values(row))
      .map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell).toString('latin1') : String(cell)))
      .join('\n')
    for (const secret of secrets) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(Buffer.from(secret).toString('latin1'))
    }
  })

  it('shares a sealed package with a disclosure', async () => {
    const { vault, store } = await openCompany({ store: open() })
    await vault.collect(collection)
    await vault.giveConsent({
      actor: self,
      consent: consentFor('delivery', { id: 'sharing', recipients: ['carrier'] }),
    })
    const answer = await vault.share(sharing)
    if (answer.outcome === 'deny') throw new Error(answer.findings.map(({ rule }) => rule).join())
    const { content } = await openPackage({
      bytes: answer.package,
      privateKey: carrierKeys.privateKey,
      at: start,
    })
    expect(content[0]?.records[0]?.items['basic.name']).toBe('欧阳雷雷')
    const disclosures = await store.transact((transaction) =>
      transaction.list('disclosure', { equals: {}, limit: 9 }),
    )
    expect(disclosures).toMatchObject([{ customer, recipient: 'carrier' }])
  })

  it('refuses what is withdrawn, and sweeps what nobody agrees to any more', async () => {
    const { vault, store } = await openCompany({ store: open() })
    await vault.collect(collection)
    for (const purpose of ['service', 'delivery'])
      await vault.withdrawConsent({ actor: self, customer, consent: `consent ${purpose} ${customer}` })
    expect((await vault.use(usage)).outcome).toBe('deny')
    expect(await vault.sweep()).toMatchObject({ looked: 1, done: { delete: 1 } })
    for (const table of ['record', 'index_entry', 'data_key'] as const)
      expect(
        await store.transact((transaction) => transaction.list(table, { equals: {}, limit: 9 })),
      ).toEqual([])
  })

  it('erases, and takes nothing under the id again', async () => {
    const { vault, store } = await openCompany({ store: open() })
    await vault.collect([collection, order('o-1', start - day)])
    const answers = await Promise.all(
      [1, 2].map(() => vault.erase({ actor: self, customer, ground: 'request' })),
    )
    expect(answers).toMatchObject([
      { outcome: 'done', repeated: false, certificate: { stays: [{ category: 'transaction' }] } },
      { outcome: 'done', repeated: true },
    ])
    expect((await vault.collect(collection)).outcome).toBe('deny')
    expect(
      await store.transact((transaction) => transaction.list('data_key', { equals: { customer }, limit: 9 })),
    ).toHaveLength(1)
    expect(await vault.events({ customer })).toEqual([])
    expect((await vault.verify()).faults).toEqual([])
  })

  it('answers many at once, each as if alone', async () => {
    const { vault } = await openCompany({ store: open() })
    await vault.collect(collection)
    const answers = await Promise.all(Array.from({ length: 16 }, () => vault.use(usage)))
    expect(answers.map(({ outcome }) => outcome)).toEqual(answers.map(() => 'permit'))
  })
}

describe.skipIf(!isPostgres)('a vault on PostgreSQL', () => {
  const { pool, newSchema } = postgresPool()
  const handle = postgres(postgresUrl, { onnotice: () => undefined })
  afterAll(() => handle.end())
  describe('through pg', () => describeVault(() => postgresStore(pool, { schema: newSchema() })))
  describe('through postgres.js', () => describeVault(() => postgresStore(handle, { schema: newSchema() })))
})

describe.skipIf(!isMysql)('a vault on MariaDB or MySQL', () => {
  const { pool, newSchema } = mysqlPool()
  describeVault(() => mysqlStore(pool, { schema: newSchema() }))
})

/** A process with a vault of its own, which does what it is told in a line and answers in one. */
const startClerk = (place: string, ring: string) => {
  const script = join(import.meta.dirname, 'clerk.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, place, ring, passphrase], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const waiting: ((line: string) => void)[] = []
  let rest = ''
  child.stdout.on('data', (text: Buffer) => {
    const lines = `${rest}${text.toString()}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) waiting.shift()?.(line)
  })
  return {
    ask: (command: string): Promise<string> =>
      new Promise((resolve) => {
        waiting.push(resolve)
        child.stdin.write(`${command}\n`)
      }),
    end: (): Promise<number | null> =>
      new Promise((resolve) => {
        child.once('close', resolve)
        child.stdin.end()
      }),
  }
}

const passphrase = 'a passphrase of a test, long enough'
const folder = mkdtempSync(join(tmpdir(), 'tutela-clerks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const describeProcesses = (
  kind: 'postgres' | 'mysql' | 'sqlite',
  newSchema: () => string,
  open: (schema: string) => Store,
) =>
  it('refuses in every process what was withdrawn in one, from then on', async () => {
    const schema = newSchema()
    const ring = join(folder, `${kind}.keys`)
    const company = await openCompany({
      store: open(schema),
      keys: await fileKeys({ path: ring, passphrase }),
    })
    await company.vault.collect(collection)
    const clerks = [1, 2].map(() => startClerk(kind === 'sqlite' ? schema : `${kind} ${schema}`, ring))
    const askAll = (command: string) => Promise.all(clerks.map((clerk) => clerk.ask(command)))
    expect(await askAll('use')).toEqual(['permit', 'permit'])
    // while another goes on asking, one withdraws; who asks after it is done is refused, alone or with others
    const asking = Promise.all(Array.from({ length: 8 }, () => clerks[1]?.ask('use')))
    expect(await clerks[0]?.ask('withdraw service')).toBe('done')
    const own = Promise.all(Array.from({ length: 16 }, () => company.vault.use(usage)))
    expect(await clerks[0]?.ask('uses')).toBe('deny')
    expect(new Set((await own).map(({ outcome }) => outcome))).toEqual(new Set(['deny']))
    const seen = await asking
    expect(seen).toEqual(seen.toSorted().toReversed())
    expect(await askAll('use')).toEqual(['deny', 'deny'])
    expect(await clerks[0]?.ask('agree service')).toBe('done')
    expect(await askAll('uses')).toEqual(['permit', 'permit'])
    expect(await clerks[1]?.ask('withdraw delivery')).toBe('done')
    await company.vault.withdrawConsent({
      actor: self,
      customer,
      consent: `again service ${customer}`,
    })
    expect(await clerks[1]?.ask('sweep')).toBe('1')
    // the keys are gone with the record, for those too who had them in memory
    await company.vault.giveConsent({ actor: self, consent: consentFor('service', { id: 'once more' }) })
    const after = await Promise.all(clerks.map((clerk) => clerk.ask('use')))
    expect(after.join()).not.toContain('13800138000')
    expect(
      await company.store.transact((transaction) => transaction.list('data_key', { equals: {}, limit: 9 })),
    ).toEqual([])
    expect(await Promise.all(clerks.map((clerk) => clerk.end()))).toEqual([0, 0])
  })

describe('vaults of several processes on a file', () => {
  describeProcesses('sqlite', newPath, sqliteStore)
})

describe.skipIf(!isPostgres)('vaults of several processes on PostgreSQL', () => {
  const { pool, newSchema } = postgresPool()
  describeProcesses('postgres', newSchema, (schema) => postgresStore(pool, { schema }))
})

describe.skipIf(!isMysql)('vaults of several processes on MariaDB or MySQL', () => {
  const { pool, newSchema } = mysqlPool()
  describeProcesses('mysql', newSchema, (schema) => mysqlStore(pool, { schema }))
})
