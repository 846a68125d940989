/** What does the store on SQLite say of a database that it can't use? One typed failure with the file, and nothing done. */

import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { type Failure, isTutelaError } from '../../src/core/error'
import { runTransaction } from '../../src/store/run-transaction'
import { sqliteStore } from '../../src/store/sqlite'
import { openSqlite } from '../../src/store/sqlite-open'
import { createSqliteSession } from '../../src/store/sqlite-session'
import type { Store, Transaction } from '../../src/store/store'
import { newPath } from './place'

const row = (name: string, value = '') => ({ customer: '', name, value }) as const

const write = (name: string) => (transaction: Transaction) => transaction.insert('meta', [row(name)])

const failureOf = async (call: Promise<unknown>): Promise<Failure | undefined> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return isTutelaError(error) ? error.failure : undefined
}

/** What a store at a path says to its first write. */
const failureAt = (path: string, patience = 0): Promise<Failure | undefined> =>
  failureOf(sqliteStore(path, { patience }).transact(write('a')))

const made = async (rows = 1): Promise<string> => {
  const path = newPath()
  const store = sqliteStore(path)
  await store.transact((transaction) =>
    transaction.insert(
      'meta',
      Array.from({ length: rows }, (_, index) => row(`n-${index}`, 'x'.repeat(100))),
    ),
  )
  await store.close()
  return path
}

const countIn = (store: Store): Promise<number> =>
  store.transact(
    async (transaction) => (await transaction.list('meta', { equals: {}, limit: 99_999 })).length,
  )

describe('a database that is not one to write to', () => {
  it('is refused when a newer version wrote it, and left as it is', async () => {
    const path = await made()
    const database = new DatabaseSync(path)
    database.exec('pragma user_version = 99')
    database.close()
    const before = readFileSync(path)
    expect(await failureAt(path)).toMatchObject({ kind: 'store/version', where: { file: path } })
    expect(readFileSync(path)).toEqual(before)
  })

  it.each(['create table theirs (id)', 'pragma application_id = 7', 'pragma user_version = 1'])(
    'is refused when another program made it by "%s", and left as it is',
    async (statement) => {
      const path = newPath()
      const database = new DatabaseSync(path)
      database.exec(statement)
      database.close()
      const before = readFileSync(path)
      expect(await failureAt(path)).toMatchObject({ kind: 'store/version', where: { file: path } })
      expect(readFileSync(path)).toEqual(before)
    },
  )

  it('is refused when it is no database at all, and left as it is', async () => {
    const path = newPath()
    writeFileSync(path, 'a letter to a friend, of more than a hundred bytes. '.repeat(99))
    const before = readFileSync(path)
    expect(await failureAt(path)).toMatchObject({ kind: 'store/corrupt', where: { file: path } })
    expect(readFileSync(path)).toEqual(before)
  })

  it('is refused when it was cut or overwritten', async () => {
    const cut = await made(5000)
    truncateSync(cut, 8192)
    expect((await failureOf(countIn(sqliteStore(cut))))?.kind).toBe('store/corrupt')
    const overwritten = await made(5000)
    const bytes = readFileSync(overwritten)
    writeFileSync(overwritten, bytes.fill(0xa5, 4096 * 2))
    expect((await failureOf(countIn(sqliteStore(overwritten))))?.kind).toBe('store/corrupt')
  })

  it('is refused when a table is gone, or holds what the store never wrote', async () => {
    const path = await made()
    const database = new DatabaseSync(path)
    database.exec("insert into epoch values ('', 'e', 9223372036854775807, x'00')")
    database.exec('drop table meta')
    database.close()
    expect((await failureAt(path))?.kind).toBe('store/corrupt')
    const reading = sqliteStore(path).transact((transaction) =>
      transaction.get('epoch', { customer: '', id: 'e' }),
    )
    expect((await failureOf(reading))?.kind).toBe('store/corrupt')
  })

  it('is refused in a folder that does not exist, in the place of a folder, and in memory', async () => {
    for (const path of [join(newPath(), 'a.db'), dirname(newPath()), ':memory:', '\0'])
      expect((await failureAt(path))?.kind).toBe('store/unavailable')
  })

  it('is refused when the user may only read it, by one who is not root', async () => {
    const path = join(dirname(newPath()), 'closed', 'a.db')
    mkdirSync(dirname(path))
    await sqliteStore(path).transact(write('a'))
    const store = sqliteStore(path)
    await store.close()
    const isRoot = process.getuid?.() === 0
    chmodSync(dirname(dirname(path)), 0o755)
    chmodSync(path, 0o444)
    chmodSync(dirname(path), 0o555)
    const script = join(import.meta.dirname, 'write-once.ts')
    // root may write anywhere, so the script becomes nobody before it opens the file
    const child = spawnSync(process.execPath, ['--import', 'tsx', script, path, isRoot ? 'nobody' : ''], {
      encoding: 'utf8',
    })
    chmodSync(dirname(path), 0o755)
    expect(`${child.stdout}${child.stderr}`).toBe('store/read-only')
  })
})

describe('a database that is locked', () => {
  it('is waited for until patience has run out, without the work being run', async () => {
    const path = await made()
    const other = new DatabaseSync(path)
    other.exec('begin immediate')
    let runs = 0
    const failure = await failureOf(
      sqliteStore(path, { patience: 20 }).transact(async () => {
        runs += 1
      }),
    )
    expect([failure?.kind, failure?.where, runs]).toEqual(['store/locked', { file: path }, 0])
    other.close()
  })

  it('is used as soon as it is free, once', async () => {
    const path = await made()
    const other = new DatabaseSync(path)
    other.exec('begin exclusive')
    const store = sqliteStore(path)
    const counting = countIn(store)
    setTimeout(() => other.exec('commit'), 30)
    expect(await counting).toBe(1)
    other.close()
  })

  it('is waited for by a store that makes it, too', async () => {
    const path = newPath()
    const other = new DatabaseSync(path)
    other.exec('begin immediate')
    expect((await failureAt(path, 20))?.kind).toBe('store/locked')
    const store = sqliteStore(path)
    const writing = store.transact(write('a'))
    setTimeout(() => other.exec('rollback'), 30)
    await writing
    expect(await countIn(store)).toBe(1)
    other.close()
  })
})

describe('a database that is full', () => {
  it('keeps what it had, takes nothing of the transaction that was too much, and goes on', async () => {
    const path = await made()
    const session = createSqliteSession(path, (at) => {
      const database = openSqlite(at)
      const pages = Number(database.prepare('pragma page_count').get()?.['page_count'])
      database.exec(`pragma max_page_count = ${pages + 4}`)
      return database
    })
    const writing = runTransaction(session, async (transaction) => {
      await transaction.insert('meta', [row('small')])
      for (let count = 0; count < 99; count += 1)
        await transaction.insert('meta', [row(`large-${count}`, 'x'.repeat(4000))])
    })
    expect(await failureOf(writing)).toMatchObject({ kind: 'store/full', where: { file: path } })
    await runTransaction(session, write('after'))
    session.close()
    expect(await countIn(sqliteStore(path))).toBe(2)
  })
})

describe('a database file that is moved or removed while it is open', () => {
  it('takes no more writes that nobody would find again', async () => {
    const path = await made()
    const store = sqliteStore(path)
    await store.transact(write('a'))
    const moved = `${path}.moved`
    for (const end of ['', '-wal', '-shm']) renameSync(`${path}${end}`, `${moved}${end}`)
    expect(await failureOf(store.transact(write('b')))).toMatchObject({
      kind: 'store/unavailable',
      where: { file: path },
    })
    for (const end of ['', '-wal', '-shm'])
      if (existsSync(`${moved}${end}`)) renameSync(`${moved}${end}`, `${path}${end}`)
    await store.transact(write('c'))
    expect(await countIn(store)).toBe(3)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })
})
