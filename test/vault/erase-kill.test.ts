/** What is left when a process is killed while it erases? Each customer whole or gone, and who was told to be gone is, in the journal too. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createLogKey, logVerifier } from '../../src/audit/ed25519'
import { erasedName } from '../../src/audit/erasure'
import { fileJournal } from '../../src/audit/file-journal'
import { openJournal, readJournal } from '../../src/audit/journal'
import { memoryKeys } from '../../src/keys/memory'
import { sqliteStore } from '../../src/store/sqlite'
import { seededRandom } from '../crypto/seeded-random'
import { newPath } from '../store/place'
import { collection, openTestVault, writeEvidence } from './world'

const kills = Number(process.env.TUTELA_KILLS ?? 3)
const verifier = logVerifier(createLogKey('example.com/customers', seededRandom(1)).publicKey)
const customers = Array.from({ length: 60 * kills }, (_, index) => `c-${index}`)

/** Starts a process that erases from a number on, kills it a while after its first, and gives the last number that it told. */
const killEraser = (places: readonly string[], milliseconds: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, 'erase-on.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...places])
    let told = ''
    const errors: string[] = []
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds))
    child.stdout.on('data', (text: Buffer) => {
      told += text.toString()
    })
    child.stderr.on('data', (text: Buffer) => errors.push(text.toString()))
    child.once('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(Number(told.split('\n').at(-2)))
      else reject(new Error(errors.join('')))
    })
  })

it(`leaves every customer whole or gone, ${kills} times in a row`, async () => {
  const [path, journal] = [newPath(), newPath()]
  const prepared = sqliteStore(path)
  await writeEvidence(prepared, customers)
  const maker = await openTestVault(prepared, memoryKeys({ random: seededRandom(3) }))
  await maker.collect(customers.map((customer) => ({ ...collection, customer })))
  await maker.close()
  let next = 0
  for (const moment of seededRandom(5)(kills)) {
    const last = await killEraser([path, journal, String(next)], moment / 2)
    const store = sqliteStore(path)
    const vault = await openTestVault(store, memoryKeys({ random: seededRandom(3) }))
    const opened = openJournal(await readJournal(fileJournal(journal), verifier.name), {
      log: verifier.name,
      verifiers: [verifier],
      known: [],
    })
    if (opened.outcome === 'refused') throw new Error(opened.reason)
    const copied = new Set(
      opened.entries.flatMap((entry) => (entry.kind === 'erasure' ? [entry.certificate.customer] : [])),
    )
    for (const [number, customer] of customers.entries()) {
      const query = { equals: { customer }, limit: 9 }
      const [records, keys, events, stone] = await store.transact(async (transaction) => [
        await transaction.list('record', query),
        await transaction.list('data_key', query),
        await transaction.list('event', query),
        await transaction.get('tombstone', { customer: erasedName(vault.id, customer) }),
      ])
      const isGone = stone !== undefined
      expect([records.length, keys.length, events.length]).toEqual(isGone ? [0, 0, 0] : [1, 1, 1])
      if (number <= last) expect(isGone).toBe(true)
      if (number <= last) expect(copied).toContain(erasedName(vault.id, customer))
      if (isGone) next = number + 1
    }
    expect((await vault.verify()).faults).toEqual([])
    await vault.close()
  }
  expect(next).toBeGreaterThanOrEqual(kills)
}, 120_000)
