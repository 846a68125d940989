/** Does the store on better-sqlite3 keep the contract, and is its file the one that `node:sqlite` makes? */

import { statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { betterSqlite3Store } from '../../src/store/better-sqlite3'
import { sqliteStore } from '../../src/store/sqlite'
import type { Transaction } from '../../src/store/store'
import { describeSharedStore, describeStore } from '../../src/testing/store'
import { metaRow, times } from '../../src/testing/store-check'
import { namesIn } from '../../src/testing/store-transactions'
import { failureOf } from './failure-of'
import { newPath } from './place'

describeStore('better-sqlite3', () => betterSqlite3Store(Database, newPath()))

describeSharedStore('better-sqlite3', () => {
  const path = newPath()
  return () => betterSqlite3Store(Database, path)
})

const write = (name: string) => (transaction: Transaction) => transaction.insert('meta', [metaRow(name)])

const kindAt = async (path: string): Promise<unknown> =>
  (await failureOf(betterSqlite3Store(Database, path, { patience: 0 }).transact(write('b'))))?.kind

const made = async (): Promise<string> => {
  const path = newPath()
  const store = betterSqlite3Store(Database, path)
  await store.transact((transaction) =>
    transaction.insert(
      'meta',
      times(2000, (index) => metaRow(`n-${index}`, 'x'.repeat(100))),
    ),
  )
  await store.close()
  return path
}

describe('a file through better-sqlite3', () => {
  it('is readable by its owner alone when it is made', async () => {
    expect(statSync(await made()).mode & 0o777).toBe(0o600)
  })

  it('is the one that `node:sqlite` makes and goes on with, one after the other', async () => {
    const path = newPath()
    for (const [index, name] of ['a', 'b', 'c', 'd'].entries()) {
      const store = index % 2 === 0 ? sqliteStore(path) : betterSqlite3Store(Database, path)
      await store.transact(write(name))
      expect(await namesIn(store)).toEqual(['a', 'b', 'c', 'd'].slice(0, index + 1))
      await store.close()
    }
  })

  it('is refused for the same reasons, by the same names', async () => {
    const locked = await made()
    const other = new Database(locked)
    other.exec('begin immediate')
    expect(await kindAt(locked)).toBe('store/locked')
    other.exec('rollback; pragma user_version = 99')
    other.close()
    expect(await kindAt(locked)).toBe('store/version')
    const none = newPath()
    writeFileSync(none, 'a letter to a friend, of more than a hundred bytes. '.repeat(99))
    expect(await kindAt(none)).toBe('store/corrupt')
    expect(await kindAt(join(newPath(), 'nowhere.db'))).toBe('store/unavailable')
    const dropped = await made()
    const dropping = new DatabaseSync(dropped)
    dropping.exec('drop table meta')
    dropping.close()
    expect(await kindAt(dropped)).toBe('store/corrupt')
    const cut = await made()
    truncateSync(cut, 8192)
    expect((await failureOf(namesIn(betterSqlite3Store(Database, cut))))?.kind).toBe('store/corrupt')
  })
})
