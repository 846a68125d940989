/** What does the store on MariaDB or MySQL say of a database that it can't use? One typed failure, and nothing done. */

import mysql from 'mysql2/promise'
import { describe, expect, it } from 'vitest'
import { mysqlStore } from '../../src/store/mysql'
import type { Store, Transaction } from '../../src/store/store'
import { pause } from '../../src/testing/store-check'
import { namesIn } from '../../src/testing/store-transactions'
import { failureOf } from './failure-of'
import { isMysqlThere, mysqlPool, mysqlUrl } from './servers'

const isThere = await isMysqlThere()

const row = (name: string, value = '') => ({ customer: '', name, value }) as const

const write = (name: string) => (transaction: Transaction) => transaction.insert('meta', [row(name)])

describe.skipIf(!isThere)('a database that is not one to write to', () => {
  const { pool, newSchema } = mysqlPool()

  const made = async (): Promise<string> => {
    const schema = newSchema()
    await mysqlStore(pool, { schema }).transact(write('a'))
    return schema
  }
  const failureIn = (schema: string) => failureOf(mysqlStore(pool, { schema }).transact(write('b')))

  it('is refused when a newer version made it, and left as it is', async () => {
    const schema = await made()
    await pool.query(`update \`${schema}\`.tutela_version set version = 99`)
    expect((await failureIn(schema))?.kind).toBe('store/version')
    const [rows] = await pool.query(`select name from \`${schema}\`.meta`)
    expect(rows).toEqual([{ name: Buffer.from('a') }])
  })

  it('is refused when another program has tables of these names there, and left as it is', async () => {
    const schema = newSchema()
    await pool.query(`create database \`${schema}\``)
    await pool.query(`create table \`${schema}\`.customer (id int)`)
    expect((await failureIn(schema))?.kind).toBe('store/version')
    const [tables] = await pool.query({ sql: `show tables in \`${schema}\``, rowsAsArray: true })
    expect(tables).toEqual([['customer']])
  })

  it('is refused when a table is gone, or holds what the store never wrote', async () => {
    const schema = await made()
    await pool.query(
      `insert into \`${schema}\`.epoch values ('', 'e', 9223372036854775807, x'00'), ('', x'ff', 1, '')`,
    )
    await pool.query(`drop table \`${schema}\`.meta`)
    expect((await failureIn(schema))?.kind).toBe('store/corrupt')
    const store = mysqlStore(pool, { schema })
    const reading = store.transact((transaction) => transaction.get('epoch', { customer: '', id: 'e' }))
    expect((await failureOf(reading))?.kind).toBe('store/corrupt')
    const listing = store.transact((transaction) =>
      transaction.list('epoch', { equals: { customer: '' }, from: 'f', limit: 9 }),
    )
    expect((await failureOf(listing))?.kind).toBe('store/corrupt')
  })

  it('is refused where the user has no right to write, who may still read what is there', async () => {
    const schema = await made()
    const user = schema.slice(-30)
    await pool.query(`create user \`${user}\`@'%' identified by 'weak'`)
    await pool.query(`grant select on \`${schema}\`.* to \`${user}\`@'%'`)
    const url = new URL(mysqlUrl)
    const weak = mysql.createPool({
      host: url.hostname,
      port: Number(url.port || 3306),
      user,
      password: 'weak',
    })
    for (const name of [schema, newSchema()])
      expect((await failureOf(mysqlStore(weak, { schema: name }).transact(write('b'))))?.kind).toBe(
        'store/read-only',
      )
    const names = async (store: Store) => failureOf(namesIn(store))
    // a read inside a serializable transaction takes locks, which a right to read is enough for
    expect(await names(mysqlStore(weak, { schema }))).toBeUndefined()
    await weak.end()
    await pool.query(`drop user \`${user}\`@'%'`)
  })
})

describe('a server that is not there', () => {
  it('is told as unavailable', async () => {
    const pool = mysql.createPool({ host: '127.0.0.1', port: 1 })
    expect((await failureOf(mysqlStore(pool).transact(write('a'))))?.kind).toBe('store/unavailable')
    await pool.end()
    expect((await failureOf(mysqlStore(pool).transact(write('a'))))?.kind).toBe('store/unavailable')
  })
})

describe.skipIf(!isThere)('a transaction that others are in the way of', () => {
  const { pool, newSchema } = mysqlPool()

  it('waits for a lock until patience has run out, and writes nothing', async () => {
    const schema = newSchema()
    const store = mysqlStore(pool, { schema, patience: 1000 })
    await store.transact(write('a'))
    for (const lock of [
      `lock tables \`${schema}\`.meta write`,
      `select * from \`${schema}\`.meta for update`,
    ]) {
      const other = await mysql.createConnection(mysqlUrl)
      await other.query('begin')
      await other.query(lock)
      let runs = 0
      const failure = await failureOf(
        store.transact(async (transaction) => {
          runs += 1
          await write('b')(transaction)
        }),
      )
      await other.end()
      expect([failure?.kind, runs]).toEqual(['store/locked', 1])
    }
    expect(await namesIn(store)).toEqual(['a'])
  })

  it('is told of a conflict when patience has run out, and runs again before that, whatever the work makes of it', async () => {
    const schema = newSchema()
    const [impatient, store] = [mysqlStore(pool, { schema, patience: 0 }), mysqlStore(pool, { schema })]
    await store.transact(write('a'))
    const collide = async (on: Store) => {
      let runs = 0
      const work = async (transaction: Transaction) => {
        runs += 1
        const found = await transaction.get('meta', { customer: '', name: 'a' })
        await pause()
        await pause()
        await transaction
          .update('meta', { customer: '', name: 'a' }, {}, { value: `${found?.value}x` })
          .catch(() => {
            throw new Error('caught and replaced')
          })
      }
      const kinds = await Promise.all([failureOf(on.transact(work)), failureOf(on.transact(work))])
      return { runs, kinds: kinds.map((failure) => failure?.kind) }
    }
    const hasty = await collide(impatient)
    expect(hasty.kinds.toSorted()).toEqual(['store/conflict', undefined])
    const patient = await collide(store)
    expect(patient.kinds).toEqual([undefined, undefined])
    expect(patient.runs).toBeGreaterThan(2)
    const kept = await store.transact((transaction) => transaction.get('meta', { customer: '', name: 'a' }))
    expect(kept?.value).toBe('xxx')
  })
})

describe.skipIf(!isThere)('a connection that is lost', () => {
  const { pool, newSchema } = mysqlPool()
  const { pool: own } = mysqlPool({ connectionLimit: 2 })

  const breakAll = async (): Promise<void> => {
    const [alive] = await pool.query({
      sql: 'select id from information_schema.processlist',
      rowsAsArray: true,
    })
    for (const id of Array.isArray(alive) ? alive.flat().map(Number) : [])
      if (killable.has(id)) await pool.query(`kill ${id}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const killable = new Set<number>()
  own.on('connection', (connection: { threadId: number }) => killable.add(connection.threadId))

  it('ends the transaction as unavailable with nothing written, and the next one has another', async () => {
    const store = mysqlStore(own, { schema: newSchema() })
    await store.transact(write('a'))
    for (const isLate of [true, false]) {
      const failure = await failureOf(
        store.transact(async (transaction) => {
          await write('lost')(transaction)
          await breakAll()
          if (isLate) await write('late')(transaction)
        }),
      )
      expect(failure?.kind).toBe('store/unavailable')
      expect(await namesIn(store)).toEqual(['a'])
    }
  })

  it('is replaced where it was lost while nobody used it', async () => {
    const store = mysqlStore(own, { schema: newSchema() })
    await store.transact(write('a'))
    await breakAll()
    expect(await namesIn(store)).toEqual(['a'])
  })
})
