/**
 * What is left when the server itself dies? All that was acknowledged, though the server is set to write commits later. On a
 * cluster of its own, made where PostgreSQL's programs are found.
 */

import { spawnSync } from 'node:child_process'
import { chownSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresStore } from '../../src/store/postgres'
import { metaRow, times } from '../../src/testing/store-check'
import { failureOf } from './failure-of'

const [initdb] = globSync('/usr/lib/postgresql/*/bin/initdb').toSorted().toReversed()
if (initdb === undefined) console.log('no programs of PostgreSQL are found: its crash test is skipped')

describe.skipIf(initdb === undefined)('a server that dies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tutela-crash-'))
  // PostgreSQL refuses to run as root
  const isRoot = process.getuid?.() === 0
  const idOf = (option: string): number =>
    Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout)
  const owner = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {}

  const runProgram = (name: string, args: readonly string[]): void => {
    const { status, stderr } = spawnSync(join(dirname(initdb ?? ''), name), args, {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${name}: ${stderr}`)
  }
  const data = join(folder, 'data')
  // commits would wait ten seconds to be written, if the store let them
  const settings = `-k ${folder} -c listen_addresses= -c synchronous_commit=off -c wal_writer_delay=10s -c fsync=off`
  const log = join(folder, 'log')
  const start = (): void => runProgram('pg_ctl', ['-D', data, '-w', '-l', log, '-o', settings, 'start'])
  const crash = (): void => runProgram('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
  const pool = new pg.Pool({ host: folder, user: 'tester', database: 'postgres' })

  beforeAll(() => {
    if (isRoot) chownSync(folder, owner.uid ?? 0, owner.gid ?? 0)
    runProgram('initdb', ['-D', data, '-U', 'tester', '-A', 'trust', '--no-sync'])
    start()
  })
  afterAll(async () => {
    await pool.end()
    crash()
    rmSync(folder, { recursive: true, force: true })
  })

  it('keeps all that was acknowledged, and the store goes on when it is back', async () => {
    const store = postgresStore(pool)
    for (const round of [1, 2]) {
      for (const index of times(20, (each) => each))
        await store.transact((transaction) => transaction.insert('meta', [metaRow(`${round}-${index}`)]))
      const failure = await failureOf(
        store.transact(async (transaction) => {
          await transaction.insert('meta', [metaRow('lost')])
          crash()
          await transaction.insert('meta', [metaRow('late')])
        }),
      )
      expect(failure?.kind).toBe('store/unavailable')
      expect((await failureOf(store.transact(async () => undefined)))?.kind).toBe('store/unavailable')
      start()
      const rows = await store.transact((transaction) => transaction.list('meta', { equals: {}, limit: 99 }))
      expect(rows).toHaveLength(round * 20)
      expect(rows.map(({ name }) => name)).not.toContain('lost')
    }
  })
})
