/** Does long work on a real engine end, and end once, while its workers are killed? On pg-boss and a vault in one PostgreSQL. */

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PgBoss } from 'pg-boss'
import { afterAll, describe, expect, it } from 'vitest'
import { pgBossEngine } from '../../src/engine/pg-boss'
import { jobsOf } from '../../src/jobs/jobs'
import { shardQueue } from '../../src/jobs/runs'
import { fileKeys } from '../../src/keys/file'
import { postgresStore } from '../../src/store/postgres'
import { isPostgresThere, postgresPool, postgresUrl } from '../store/servers'
import { customersLeft, eventually, openMany } from './world'

const isPostgres = await isPostgresThere()
const folder = mkdtempSync(join(tmpdir(), 'tutela-jobs-'))
const workers: ChildProcess[] = []
afterAll(() => {
  for (const worker of workers) worker.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

describe.runIf(isPostgres)('workers that are killed', () => {
  const { pool, newSchema } = isPostgres ? postgresPool() : { pool: undefined, newSchema: () => '' }

  it('do every step once between them, and the job is complete in the transaction of its last step', async () => {
    if (pool === undefined) return
    const [schema, bossSchema] = [newSchema(), newSchema()]
    const ring = { path: join(folder, 'ring'), passphrase: 'a long passphrase of a test' }
    const keys = await fileKeys(ring)
    const { vault, clock, store, ids, due } = await openMany(60, postgresStore(pool, { schema }), keys)
    const boss = new PgBoss({ connectionString: postgresUrl, schema: bossSchema })
    boss.on('error', () => undefined)
    await boss.start()
    const jobs = jobsOf(vault, pgBossEngine(boss, { sameDatabase: true }))
    const start = (): ChildProcess => {
      const args = [schema, bossSchema, ring.path, ring.passphrase, String(clock.at)]
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', join(import.meta.dirname, 'worker.ts'), ...args],
        {
          stdio: ['ignore', 'inherit', 'inherit'],
        },
      )
      workers.push(child)
      return child
    }
    await jobs.start({ job: 'sweep', shards: 12, input: { batch: 2 }, run: 'r' })
    const first = start()
    await eventually(async () => (await jobs.progress('r')).looked >= 8)
    first.kill('SIGKILL')
    const second = start()
    await eventually(async () => (await jobs.progress('r')).looked >= 24)
    second.kill('SIGKILL')
    start()
    await eventually(async () => (await jobs.progress('r')).state === 'done')
    expect(await jobs.progress('r')).toMatchObject({
      looked: 60,
      counts: { delete: due.length },
      shards: { done: 12, waiting: 0, running: 0, parked: 0 },
    })
    expect(await customersLeft(store)).toEqual(ids.filter((id) => !due.includes(id)))
    const events = await pool.query(`select leaf from "${schema}".event`)
    const deleted = events.rows.filter(({ leaf }) => leaf.includes('"about":"delete"'))
    expect(deleted).toHaveLength(due.length)
    const left = await pool.query(
      `select state from "${bossSchema}".job where name = $1 and state <> 'completed'`,
      [shardQueue],
    )
    expect(left.rows).toEqual([])
    await boss.stop({ graceful: false })
    expect(await vault.verify()).toMatchObject({ faults: [] })
  }, 180_000)
})
