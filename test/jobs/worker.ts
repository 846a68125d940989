/** A worker of the kill test: `tsx worker.ts SCHEMA BOSS-SCHEMA RING PASSPHRASE AT`; says `ready`, works shards until it is killed. */

import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { pgBossEngine } from '../../src/engine/pg-boss'
import { jobsOf } from '../../src/jobs/jobs'
import { fileKeys } from '../../src/keys/file'
import { postgresStore } from '../../src/store/postgres'
import { openVault } from '../../src/vault/open'
import { postgresUrl } from '../store/open-place'
import { policy } from '../vault/company'

const [schema = '', bossSchema = '', path = '', passphrase = '', at = ''] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: postgresUrl, max: 4 })
const boss = new PgBoss({
  connectionString: postgresUrl,
  schema: bossSchema,
  monitorIntervalSeconds: 1,
  superviseIntervalSeconds: 1,
})
boss.on('error', () => undefined)
await boss.start()
const vault = await openVault({
  policy,
  store: postgresStore(pool, { schema }),
  keys: await fileKeys({ path, passphrase }),
  clock: () => Number(at),
})
const jobs = jobsOf(vault, pgBossEngine(boss, { sameDatabase: true, pollingSeconds: 0.5 }))
await jobs.work({ share: 0.5 })
console.log('ready')
