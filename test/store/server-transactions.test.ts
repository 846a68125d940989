/**
 * Are transactions on a database server as if each ran alone, in one process and in several? Random ones against a plain list,
 * pairs that would skew a write, processes that count together, and writers that are killed.
 */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { mysqlStore } from '../../src/store/mysql'
import { postgresStore } from '../../src/store/postgres'
import type { Store, Transaction } from '../../src/store/store'
import { metaRow, pause, times } from '../../src/testing/store-check'
import { namesIn } from '../../src/testing/store-transactions'
import { seededRandom } from '../crypto/seeded-random'
import { courses } from './courses'
import { failureOf } from './failure-of'
import { runOnModel, runOnStore } from './model'
import { openPlace } from './open-place'
import { isMysqlThere, isPostgresThere, mysqlPool, postgresPool, postgresUrl } from './servers'

const [isPostgres, isMysql] = [await isPostgresThere(), await isMysqlThere()]

const key = (name: string) => ({ customer: '', name }) as const

/** Runs a script in a process of its own on a place; `onLine` gets each line that it prints. */
const runScript = (
  script: string,
  args: readonly string[],
  onLine: (line: string, kill: () => void) => void = () => undefined,
): Promise<number | string | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, script), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.stdout.on('data', (text: Buffer) => {
      for (const line of text.toString().trim().split('\n')) onLine(line, () => child.kill('SIGKILL'))
    })
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(signal ?? code))
  })

/** What holds for every server, given how a store is opened in a schema here, and named in another process. */
const describeServer = (
  kind: 'postgres' | 'mysql',
  newSchema: () => string,
  openings: Readonly<Record<string, (schema: string) => Store>>,
): void => {
  for (const [name, open] of Object.entries(openings)) {
    it(`answers to random transactions as a plain list would, through ${name}`, async () => {
      const schema = newSchema()
      await fc.assert(
        fc.asyncProperty(courses, async (given) => {
          const store = open(schema)
          await store.transact(removeRecords)
          expect(await runOnStore(store, given)).toEqual(runOnModel(given))
        }),
        { seed: 43, numRuns: 80 },
      )
    })

    it(`lets no two transactions break what each alone would keep, through ${name}`, async () => {
      const [one, other] = ((schema) => [open(schema), open(schema)] as const)(newSchema())
      for (const round of times(12, (index) => index)) {
        const names = [`${round}-a`, `${round}-b`]
        await one.transact((transaction) =>
          transaction.insert(
            'meta',
            names.map((each) => metaRow(each, 'on duty')),
          ),
        )
        const leave = (mine: string) => async (transaction: Transaction) => {
          const rows = await Promise.all(names.map((each) => transaction.get('meta', key(each))))
          await pause()
          if (rows.every((row) => row?.value === 'on duty'))
            await transaction.update('meta', key(mine), {}, { value: 'gone' })
        }
        await Promise.all([one.transact(leave(names[0] ?? '')), other.transact(leave(names[1] ?? ''))])
        const left = await one.transact((transaction) =>
          Promise.all(names.map((each) => transaction.get('meta', key(each)))),
        )
        expect(left.map((row) => row?.value).toSorted()).toEqual(['gone', 'on duty'])
      }
    })

    it(`takes operations that nobody waits for one by one, and undoes all if one of them fails, through ${name}`, async () => {
      const store = open(newSchema())
      await store.transact(async (transaction) => {
        void transaction.insert('meta', [metaRow('a')])
        void transaction.insert('meta', [metaRow('b')])
      })
      const failing = store.transact(async (transaction) => {
        void transaction.insert('meta', [metaRow('c')])
        transaction.insert('meta', [metaRow('a')]).catch(() => undefined)
        void transaction.list('meta', { equals: {}, limit: 9 }).catch(() => undefined)
      })
      expect((await failureOf(failing))?.kind).toBe('record/duplicate')
      expect(await namesIn(store)).toEqual(['a', 'b'])
    })

    it(`lets no row appear where another transaction has seen none, through ${name}`, async () => {
      const [one, other] = ((schema) => [open(schema), open(schema)] as const)(newSchema())
      for (const round of times(8, (index) => index)) {
        const claim = (mine: string) => async (transaction: Transaction) => {
          const rows = await transaction.list('meta', { equals: { customer: `c-${round}` }, limit: 9 })
          await pause()
          if (rows.length === 0) await transaction.insert('meta', [metaRow(mine, '', `c-${round}`)])
        }
        await Promise.all([one.transact(claim('a')), other.transact(claim('b'))])
        const rows = await one.transact((transaction) =>
          transaction.list('meta', { equals: { customer: `c-${round}` }, limit: 9 }),
        )
        expect(rows).toHaveLength(1)
      }
    })
  }

  it('loses no step of processes that open a new schema at once and count together', async () => {
    const schema = newSchema()
    const place = `${kind} ${schema}`
    expect(await Promise.all(times(5, (who) => runScript('count-in.ts', [place, `n-${who}`, '20'])))).toEqual(
      times(5, () => 0),
    )
    const store = openPlace(place)
    const rows = await store.transact((transaction) => transaction.list('meta', { equals: {}, limit: 9 }))
    expect(rows.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'all 100',
      ...times(5, (who) => `n-${who} 20`),
    ])
    await store.close()
  })

  it('keeps every transaction that a killed writer was told of, and none by half', async () => {
    const schema = newSchema()
    const place = `${kind} ${schema}`
    for (const moment of seededRandom(5)(4)) {
      let told = 0
      const end = await runScript('write-on.ts', [place], (line, kill) => {
        if (told === 0) setTimeout(kill, moment)
        told = Number(line)
      })
      expect(end).toBe('SIGKILL')
      const store = openPlace(place)
      const { count, keys } = await store.transact(async (transaction) => ({
        count: Number((await transaction.get('meta', key('count')))?.value),
        keys: await transaction.list('data_key', { equals: {}, limit: 9999 }),
      }))
      await store.close()
      expect(count).toBeGreaterThanOrEqual(told)
      const perCustomer = new Map<string, number>()
      for (const { customer } of keys) perCustomer.set(customer, (perCustomer.get(customer) ?? 0) + 1)
      const lowest = Math.max(count - 19, 1)
      expect([...perCustomer.keys()].toSorted()).toEqual(
        times(count - lowest + 1, (index) => `c-${lowest + index}`).toSorted(),
      )
      expect(new Set(perCustomer.values())).toEqual(new Set([10]))
    }
  })
}

const removeRecords = async (transaction: Transaction): Promise<void> => {
  const rows = await transaction.list('record', { equals: {}, limit: 999 })
  await transaction.delete(
    'record',
    rows.map(({ customer, category, id }) => ({ customer, category, id })),
  )
}

describe.skipIf(!isPostgres)('on PostgreSQL, a store', () => {
  const { pool, newSchema } = postgresPool()
  const handle = postgres(postgresUrl, { onnotice: () => undefined })
  afterAll(() => handle.end())
  describeServer('postgres', newSchema, {
    pg: (schema) => postgresStore(pool, { schema }),
    'postgres.js': (schema) => postgresStore(handle, { schema }),
  })
})

describe.skipIf(!isMysql)('on MariaDB or MySQL, a store', () => {
  const { pool, newSchema } = mysqlPool()
  describeServer('mysql', newSchema, { mysql2: (schema) => mysqlStore(pool, { schema }) })
})
