/**
 * What does a sweep cost over a bare delete? Records of a million customers on SQLite, a tenth of them due, against `node:sqlite` deleting
 * the same rows by the same index with as many events inserted, in transactions of the same size. run with the number of records, a million unless told.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { standardCategories } from '../src/data/categories/standard'
import { memoryKeys } from '../src/keys/memory'
import { compile } from '../src/policy/compile'
import { sqliteStore } from '../src/store/sqlite'
import { openVault } from '../src/vault/open'
import { document, now } from './vault-world'

const records = Number(process.argv[2] ?? 1_000_000)
const due = records / 10
const batch = 200
const folder = mkdtempSync(join(tmpdir(), 'tutela-sweep-'))
const facts = JSON.stringify({
  items: ['basic.name'],
  purposes: ['delivery'],
  channel: 'website',
  consents: [],
  capturedAt: now - 1000,
  enteredAt: now - 1000,
  enteredBy: 'e-1',
  review: 'not-needed',
  events: {},
})

/** A tenth of the customers gave no consent, so that their records are due at once; the others' are looked at next year. */
const fill = (path: string): void => {
  const database = new DatabaseSync(path)
  const key = database.prepare(
    'insert into data_key (customer, category, id, epoch, wrapped, created_at, version) values (?, ?, ?, ?, ?, ?, 1)',
  )
  const record = database.prepare(
    'insert into record (customer, category, id, version, key_id, sealed, facts, due_at, review_due_at) values (?, ?, ?, 1, ?, ?, ?, ?, null)',
  )
  const entry = database.prepare(
    'insert into index_entry (customer, record, item, tag, category) values (?, ?, ?, ?, ?)',
  )
  database.exec('begin')
  for (let n = 0; n < records; n += 1) {
    const customer = `c-${n}`
    key.run(customer, 'basic', `k-${n}`, 'e', Buffer.alloc(60, n), now)
    record.run(
      customer,
      'basic',
      `r-${n}`,
      `k-${n}`,
      Buffer.alloc(200, n),
      facts,
      n % 10 === 0 ? now - 1 : now + 1e10,
    )
    entry.run(customer, `r-${n}`, 'basic.phone', Buffer.alloc(32, n), 'basic')
  }
  database.exec('commit')
  database.close()
}

const seconds = async (run: () => Promise<unknown> | unknown): Promise<number> => {
  const startedAt = process.hrtime.bigint()
  await run()
  return Number(process.hrtime.bigint() - startedAt) / 1e9
}

const sweepOf = async (path: string): Promise<{ readonly took: number; readonly heap: number }> => {
  const policy = compile(document, standardCategories)
  const store = sqliteStore(path)
  const vault = await openVault({ policy, store, keys: memoryKeys(), clock: () => now })
  fill(path)
  let heap = 0
  const watch = setInterval(() => {
    heap = Math.max(heap, process.memoryUsage().heapUsed)
  }, 50)
  const took = await seconds(async () => {
    const { done } = await vault.sweep({ batch })
    if (done.delete !== due) throw new Error(`swept ${done.delete} of ${due}`)
  })
  clearInterval(watch)
  await vault.close()
  return { took, heap }
}

const bareOf = async (path: string): Promise<number> => {
  const policy = compile(document, standardCategories)
  await (await openVault({ policy, store: sqliteStore(path), keys: memoryKeys(), clock: () => now })).close()
  fill(path)
  const database = new DatabaseSync(path)
  database.exec('pragma journal_mode = wal; pragma synchronous = full')
  const list = database.prepare(
    'select customer, category, id from record where due_at < ? order by due_at limit ?',
  )
  const remove = database.prepare('delete from record where customer = ? and category = ? and id = ?')
  const event = database.prepare(
    'insert into event (customer, at, writer, counter, leaf, leaf_hash, salt, pending) values (?, ?, ?, ?, ?, ?, ?, 1)',
  )
  let counter = 0
  const took = await seconds(() => {
    for (;;) {
      database.exec('begin')
      const rows = list.all(now, batch)
      for (const { customer, category, id } of rows) {
        remove.run(customer ?? '', category ?? '', id ?? '')
        event.run(
          customer ?? '',
          now,
          'bare',
          (counter += 1),
          'x'.repeat(400),
          Buffer.alloc(32),
          Buffer.alloc(16),
        )
      }
      database.exec('commit')
      if (rows.length < batch) return
    }
  })
  database.close()
  return took
}

const bare = await bareOf(join(folder, 'bare.db'))
const { took, heap } = await sweepOf(join(folder, 'vault.db'))
rmSync(folder, { recursive: true, force: true })
console.log(
  `${due} of ${records} records due: bare delete ${bare.toFixed(2)} s, sweep ${took.toFixed(2)} s, ${(took / bare).toFixed(1)} times; heap at most ${Math.round(heap / 1e6)} MB`,
)
