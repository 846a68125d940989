/** What does the store on PostgreSQL say of a database that it can't use? One typed failure, and nothing done. */

import pg from 'pg'
import postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { postgresStore } from '../../src/store/postgres'
import { createPoolDriver } from '../../src/store/postgres-pool'
import type { Transaction } from '../../src/store/store'
import { namesIn } from '../../src/testing/store-transactions'
import { failureOf } from './failure-of'
import { isPostgresThere, postgresPool, postgresUrl } from './servers'

const isThere = await isPostgresThere()

const row = (name: string, value = '') => ({ customer: '', name, value }) as const

const write = (name: string) => (transaction: Transaction) => transaction.insert('meta', [row(name)])

describe.skipIf(!isThere)('a schema that is not one to write to', () => {
  const { pool, newSchema } = postgresPool()

  const made = async (): Promise<string> => {
    const schema = newSchema()
    await postgresStore(pool, { schema }).transact(write('a'))
    return schema
  }
  const failureIn = (schema: string) => failureOf(postgresStore(pool, { schema }).transact(write('b')))

  it('is refused when a newer version made it, and left as it is', async () => {
    const schema = await made()
    await pool.query(`update "${schema}".tutela_version set version = 99`)
    expect((await failureIn(schema))?.kind).toBe('store/version')
    expect((await pool.query(`select name from "${schema}".meta`)).rows).toEqual([{ name: 'a' }])
  })

  it('is refused when another program has tables of these names there, and left as it is', async () => {
    const schema = newSchema()
    await pool.query(`create schema "${schema}"; create table "${schema}".customer (id int)`)
    expect((await failureIn(schema))?.kind).toBe('store/version')
    const tables = await pool.query('select tablename from pg_tables where schemaname = $1', [schema])
    expect(tables.rows).toEqual([{ tablename: 'customer' }])
  })

  it('is made in a schema that exists, beside tables of other names', async () => {
    const schema = newSchema()
    await pool.query(`create schema "${schema}"; create table "${schema}".theirs (id int)`)
    await postgresStore(pool, { schema }).transact(write('a'))
  })

  it('is refused when a table is gone, or holds what the store never wrote', async () => {
    const schema = await made()
    await pool.query(`insert into "${schema}".epoch values ('', 'e', 9223372036854775807, '\\x00')`)
    await pool.query(`drop table "${schema}".meta`)
    expect((await failureIn(schema))?.kind).toBe('store/corrupt')
    const reading = postgresStore(pool, { schema }).transact((transaction) =>
      transaction.get('epoch', { customer: '', id: 'e' }),
    )
    expect((await failureOf(reading))?.kind).toBe('store/corrupt')
  })

  it('is refused when its name is none', async () => {
    for (const schema of ['', 'a"b', '1a', 'x'.repeat(49)])
      expect((await failureIn(schema))?.kind).toBe('input/invalid')
  })

  it('is refused where nothing may be written, and where the user has no right to', async () => {
    const schema = await made()
    const options = '-c default_transaction_read_only=on'
    const reading = new pg.Pool({ connectionString: postgresUrl, options })
    expect((await failureOf(postgresStore(reading, { schema }).transact(write('b'))))?.kind).toBe(
      'store/read-only',
    )
    await reading.end()
    const user = `user_${schema}`
    await pool.query(
      `create role "${user}" login password 'weak'; grant usage on schema "${schema}" to "${user}"`,
    )
    await pool.query(`grant select on all tables in schema "${schema}" to "${user}"`)
    const url = new URL(postgresUrl)
    const weak = new pg.Pool({
      host: url.hostname,
      port: Number(url.port || 5432),
      database: url.pathname.slice(1),
      user,
      password: 'weak',
    })
    for (const name of [schema, newSchema()])
      expect((await failureOf(postgresStore(weak, { schema: name }).transact(write('b'))))?.kind).toBe(
        'store/read-only',
      )
    // what it may do, it does: the tables are there, so no right to make them is needed
    expect(await namesIn(postgresStore(weak, { schema }))).toEqual(['a'])
    await weak.end()
    await pool.query(`drop owned by "${user}"; drop role "${user}"`)
  })
})

describe('a server that is not there', () => {
  it('is told as unavailable, by a refused connection and by an unknown name', async () => {
    for (const host of ['127.0.0.1', 'no-such-host.invalid']) {
      const pool = new pg.Pool({ host, port: 1, ssl: host !== '127.0.0.1' })
      const handle = postgres({ host, port: 1, ssl: host !== '127.0.0.1', connect_timeout: 1 })
      for (const driver of [pool, handle])
        expect((await failureOf(postgresStore(driver).transact(write('a'))))?.kind).toBe('store/unavailable')
      await pool.end()
      await handle.end({ timeout: 0 })
    }
  })
})

describe.skipIf(!isThere)('a transaction that others are in the way of', () => {
  const { pool, newSchema } = postgresPool()

  it('waits for a lock until patience has run out, and writes nothing', async () => {
    const schema = newSchema()
    const store = postgresStore(pool, { schema, patience: 50 })
    await store.transact(write('a'))
    const other = await pool.connect()
    await other.query(`begin; lock table "${schema}".meta in access exclusive mode`)
    let runs = 0
    const failure = await failureOf(
      store.transact(async (transaction) => {
        runs += 1
        await write('b')(transaction)
      }),
    )
    await other.query('rollback')
    other.release()
    expect([failure?.kind, runs]).toEqual(['store/locked', 5])
    expect(await namesIn(store)).toEqual(['a'])
  })

  it('is told of a conflict when patience has run out, and runs again before that, whatever the work makes of it', async () => {
    const schema = newSchema()
    const [impatient, store] = [postgresStore(pool, { schema, patience: 0 }), postgresStore(pool, { schema })]
    await store.transact(write('a'))
    const meddle = (transaction: Transaction) =>
      transaction.update('meta', { customer: '', name: 'a' }, {}, { value: 'theirs' })
    const work = (meddling: number) => {
      let runs = 0
      return async (transaction: Transaction) => {
        runs += 1
        await transaction.get('meta', { customer: '', name: 'a' })
        if (runs <= meddling) await other.transact(meddle)
        await transaction
          .update('meta', { customer: '', name: 'a' }, {}, { value: `mine ${runs}` })
          .catch(() => {
            throw new Error('caught and replaced')
          })
        return runs
      }
    }
    const other = postgresStore(pool, { schema })
    expect((await failureOf(impatient.transact(work(1))))?.kind).toBe('store/conflict')
    expect(await store.transact(work(3))).toBe(4)
    const row = await store.transact((transaction) => transaction.get('meta', { customer: '', name: 'a' }))
    expect(row?.value).toBe('mine 4')
  })

  it('is not run again for a conflict that the work itself speaks of', async () => {
    const store = postgresStore(pool, { schema: newSchema() })
    let runs = 0
    const failure = await failureOf(
      store.transact(async () => {
        runs += 1
        await store.transact(async () => undefined)
      }),
    )
    expect([failure?.kind, runs]).toEqual(['store/conflict', 1])
  })
})

describe.skipIf(!isThere)('a connection that is lost', () => {
  const { pool, newSchema } = postgresPool()
  const own = new pg.Pool({ connectionString: postgresUrl, application_name: 'tutela-lost' })
  const handle = postgres(postgresUrl, {
    onnotice: () => undefined,
    connection: { application_name: 'tutela-lost' },
  })
  afterAll(async () => {
    await own.end()
    await handle.end()
  })
  const breakAll = async (): Promise<void> => {
    await pool.query(
      "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'tutela-lost'",
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
  }

  for (const [name, driver] of [
    ['pg', own],
    ['postgres.js', handle],
  ] as const) {
    it(`ends the transaction as unavailable with nothing written, and the next one has another, through ${name}`, async () => {
      const store = postgresStore(driver, { schema: newSchema() })
      await store.transact(write('a'))
      const failure = await failureOf(
        store.transact(async (transaction) => {
          await write('lost')(transaction)
          await breakAll()
          await write('late')(transaction)
        }),
      )
      expect(failure?.kind).toBe('store/unavailable')
      expect(await namesIn(store)).toEqual(['a'])
    })

    it(`is replaced where it was lost while nobody used it, through ${name}`, async () => {
      const store = postgresStore(driver, { schema: newSchema() })
      await store.transact(write('a'))
      await breakAll()
      expect(await namesIn(store)).toEqual(['a'])
    })

    it(`is told of when it is lost before the commit, through ${name}`, async () => {
      const store = postgresStore(driver, { schema: newSchema() })
      await store.transact(write('a'))
      const failure = await failureOf(
        store.transact(async (transaction) => {
          await write('b')(transaction)
          await breakAll()
        }),
      )
      expect(failure?.kind).toBe('store/unavailable')
      expect(await namesIn(store)).toEqual(['a'])
    })
  }
})

describe.skipIf(!isThere)('a commit', () => {
  it('is on the disk before it is acknowledged, though the server is set otherwise', async () => {
    const pool = new pg.Pool({ connectionString: postgresUrl, options: '-c synchronous_commit=off' })
    const lease = await createPoolDriver(pool, { lockWait: 1000, prepare: true }).begin()
    const settings = await lease.query(
      "select current_setting('synchronous_commit'), current_setting('transaction_isolation'), current_setting('lock_timeout')",
      [],
    )
    expect(settings.rows).toEqual([['on', 'serializable', '1s']])
    await lease.rollback()
    expect((await pool.query('show synchronous_commit')).rows).toEqual([{ synchronous_commit: 'off' }])
    await pool.end()
  })
})
