/** How does the store on SQLite treat its file? Durable, private, migrated step by step, read by index, nothing left of what is deleted. */

import { existsSync, readFileSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { tableOf } from '../../src/store/check-cell'
import type { Page } from '../../src/store/session'
import { sqliteStore } from '../../src/store/sqlite'
import { type Migrations, openSqlite, type SqliteDatabase } from '../../src/store/sqlite-open'
import { sqliteMigrations, sqliteStatements } from '../../src/store/sqlite-statements'
import { orderOf } from '../../src/store/table'
import { tableNames } from '../../src/store/tables'
import { recordKey, recordRow } from '../../src/testing/store-check'
import { pagesOf } from './pages'
import { newPath } from './place'

const valueOf = (database: SqliteDatabase, sql: string): unknown =>
  Object.values(database.prepare(sql).get() ?? {})[0]

/** The bytes of the database and of everything beside it. */
const bytesAt = (path: string): string =>
  ['', '-wal', '-journal']
    .map((end) => `${path}${end}`)
    .filter((each) => existsSync(each))
    .map((each) => readFileSync(each, 'latin1'))
    .join('\n')

describe('the database file', () => {
  it('is readable by its owner alone, and not made before it is needed', async () => {
    const path = newPath()
    const store = sqliteStore(path)
    expect(existsSync(path)).toBe(false)
    await store.transact(async () => undefined)
    for (const each of [path, `${path}-wal`]) expect(statSync(each).mode & 0o777).toBe(0o600)
    await store.close()
  })

  it('is durable: a write-ahead log, written through to the disk at every commit', () => {
    const database = openSqlite(newPath())
    const names = ['journal_mode', 'synchronous', 'secure_delete', 'foreign_keys', 'temp_store', 'encoding']
    expect(names.map((name) => valueOf(database, `pragma ${name}`))).toEqual(['wal', 2, 1, 1, 2, 'UTF-8'])
    database.close()
  })

  it('holds nothing of a row that was deleted, nor does its log', async () => {
    const path = newPath()
    const store = sqliteStore(path)
    const canary = 'canary-4711-canary'
    const row = { ...recordRow('r-1', 5), facts: canary, sealed: Buffer.from(canary) }
    await store.transact((transaction) => transaction.insert('record', [row, recordRow('r-2')]))
    expect(bytesAt(path)).toContain(canary)
    await store.transact((transaction) => transaction.delete('record', [recordKey('r-1')]))
    expect(bytesAt(path)).not.toContain(canary)
    await store.close()
    expect(bytesAt(path)).not.toContain(canary)
  })

  it('holds nothing of it, either, once whoever still read it is done', async () => {
    const path = newPath()
    const store = sqliteStore(path)
    const canary = 'canary-4711-canary'
    await store.transact((transaction) =>
      transaction.insert('record', [{ ...recordRow('r-1'), facts: canary }]),
    )
    const reader = new DatabaseSync(path)
    reader.exec('begin')
    reader.prepare('select * from record').all()
    await store.transact((transaction) => transaction.delete('record', [recordKey('r-1')]))
    expect(bytesAt(path)).toContain(canary)
    reader.exec('commit')
    await store.transact(async () => undefined)
    expect(bytesAt(path)).not.toContain(canary)
    reader.close()
    await store.close()
  })
})

describe('a migration', () => {
  const first: Migrations = [['create table one (id integer primary key) strict']]
  const both: Migrations = [...first, ['create table two (id integer) strict', 'insert into one values (2)']]

  it('runs every step once, in order, from any version before', () => {
    const made = newPath()
    openSqlite(made, first).close()
    for (const path of [made, made]) {
      const database = openSqlite(path, both)
      expect(database.prepare('select id from one').all()).toMatchObject([{ id: 2 }])
      expect(valueOf(database, 'pragma user_version')).toBe(2)
      database.close()
    }
    expect(kindOf(() => openSqlite(made, first))).toBe('store/version')
  })

  it('ends the work of those who have the version before open', async () => {
    const path = newPath()
    const store = sqliteStore(path)
    await store.transact(async () => undefined)
    openSqlite(path, [...sqliteMigrations(), ['create table two (id integer) strict']]).close()
    const failing = store.transact(async () => undefined)
    expect(
      await failing.then(String, (error: unknown) =>
        kindOf(() => {
          throw error
        }),
      ),
    ).toBe('store/version')
    await store.close()
  })

  it('leaves the database as it was when a statement fails', () => {
    const path = newPath()
    openSqlite(path, first).close()
    const broken: Migrations = [...first, ['insert into one values (1)', 'insert into nowhere values (1)']]
    expect(kindOf(() => openSqlite(path, broken))).toBe('store/corrupt')
    const database = openSqlite(path, first)
    expect(database.prepare('select id from one').all()).toEqual([])
    database.close()
  })
})

describe('a statement', () => {
  it('reads every page of every order by its index, without sorting', () => {
    const database = openSqlite(newPath())
    const plans = tableNames.flatMap((name) =>
      [undefined, ...Object.keys(tableOf(name).indexes)].flatMap((index) =>
        pagesOf(orderOf(tableOf(name), index) ?? [], tableOf(name).columns).map((page) => ({
          name,
          detail: detailOf(database, sqliteStatements.list(name, page), page),
          isBounded: page.equals.length > 0 || page.from !== undefined || page.after !== undefined,
        })),
      ),
    )
    expect(plans.length).toBeGreaterThan(100)
    for (const { detail, isBounded } of plans) {
      expect(detail).toHaveLength(1)
      expect(detail[0]).toMatch(isBounded ? /^SEARCH .* USING / : /^(SEARCH|SCAN) /)
    }
    database.close()
  })

  it('finds, changes and removes a row by its key', () => {
    const database = openSqlite(newPath())
    for (const name of tableNames)
      for (const sql of [
        sqliteStatements.get(name),
        sqliteStatements.update(name, [], Object.keys(tableOf(name).columns).slice(-1)),
        sqliteStatements.delete(name),
      ])
        expect(String(database.prepare(`explain query plan ${sql}`).get()?.['detail'])).toMatch(
          /^SEARCH .* USING (COVERING )?INDEX sqlite_autoindex/,
        )
    database.close()
  })
})

const detailOf = (database: SqliteDatabase, sql: string, page: Page): readonly string[] => {
  const bounds = page.from === undefined ? [] : ['x', 'y']
  const places = [...page.equals, ...bounds, ...(page.after ?? []), 1].map((cell) =>
    cell instanceof Uint8Array ? '' : cell,
  )
  return database
    .prepare(`explain query plan ${sql}`)
    .all(...places)
    .map((row) => String(row['detail']))
}

const kindOf = (call: () => unknown): unknown => {
  try {
    return call()
  } catch (error) {
    return isTutelaError(error) ? error.failure.kind : error
  }
}
