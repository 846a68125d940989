/** Do all engines keep the one contract? In process; pg-boss on PGlite and on PostgreSQL; BullMQ on Redis. */

import { PGlite } from '@electric-sql/pglite'
import { Redis } from 'ioredis'
import { fromPglite, PgBoss } from 'pg-boss'
import { afterAll, describe, expect, it } from 'vitest'
import { bullmqEngine } from '../../src/engine/bullmq'
import { inProcessEngine } from '../../src/engine/in-process'
import { postgresStore } from '../../src/store/postgres'
import { pgBossEngine } from '../../src/engine/pg-boss'
import { taskUuid } from '../../src/engine/task-id'
import { describeEngine } from '../../src/testing/engine'
import { isPostgresThere, postgresPool, postgresUrl } from '../store/servers'
import { isRedisThere, redisUrl } from './servers'

describeEngine('in process', () => inProcessEngine({ pause: 1 }))

const settings = { pollingSeconds: 0.5 }

const database = new PGlite()
const onPglite = new PgBoss({ db: fromPglite(database), backend: 'pglite' })
onPglite.on('error', () => undefined)
await onPglite.start()
afterAll(async () => {
  await onPglite.stop({ graceful: false })
  await database.close()
})
describeEngine('pg-boss on PGlite', () => pgBossEngine(onPglite, settings))

if (await isPostgresThere()) {
  const boss = new PgBoss({ connectionString: postgresUrl, schema: `boss_${process.pid}` })
  boss.on('error', () => undefined)
  await boss.start()
  afterAll(async () => {
    const { rows } = await boss.getDb().executeSql(`drop schema if exists "boss_${process.pid}" cascade`)
    expect(rows).toEqual([])
    await boss.stop({ graceful: false })
  })
  describeEngine('pg-boss on PostgreSQL', () => pgBossEngine(boss, settings))

  const { pool, newSchema } = postgresPool()
  describe('pg-boss and a store in one database', () => {
    it('complete a task in the transaction of the store, or not at all', async () => {
      const store = postgresStore(pool, { schema: newSchema() })
      const engine = pgBossEngine(boss, { ...settings, sameDatabase: true })
      const stateOf = async (): Promise<unknown> =>
        (await pool.query(`select state from "boss_${process.pid}".job where name = 'together'`)).rows[0]
          ?.state
      await engine.enqueue('together', [{ id: 'a', data: null }])
      const states = await new Promise<readonly unknown[]>((resolve, reject) => {
        engine
          .work('together', async ({ completeIn }) => {
            const undone = store.transact(async (transaction) => {
              expect(await completeIn(transaction)).toBe(true)
              throw new Error('undone')
            })
            await expect(undone).rejects.toThrow('undone')
            const before = await stateOf()
            await store.transact(completeIn)
            resolve([before, await stateOf()])
          })
          .catch(reject)
      })
      expect(states).toEqual(['active', 'completed'])
      await engine.close()
    }, 30_000)
  })
}

if (await isRedisThere()) {
  const prefix = `tutela-test-${process.pid}`
  afterAll(async () => {
    const redis = new Redis(redisUrl)
    const keys = await redis.keys(`${prefix}:*`)
    if (keys.length > 0) await redis.del(keys)
    redis.disconnect()
  })
  const { hostname: host, port } = new URL(redisUrl)
  describeEngine('BullMQ on Redis', () =>
    bullmqEngine({ connection: { host, port: Number(port) }, prefix, lockDuration: 2000 }),
  )
}

describe('the id of a task', () => {
  it('is a UUID of version 8 that follows from queue and id', () => {
    const id = taskUuid('sweeps', 'night-1')
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(taskUuid('sweeps', 'night-1')).toBe(id)
    expect(new Set([id, taskUuid('sweeps', 'night-2'), taskUuid('other', 'night-1')]).size).toBe(3)
  })
})
