/** What is left when a process is killed while it changes the keys? Every value, under one key or the other; and the work goes on from there. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { memoryKeys } from '../../src/keys/memory'
import { sqliteStore } from '../../src/store/sqlite'
import { seededRandom } from '../crypto/seeded-random'
import { newPath } from '../store/place'
import { collection, now, openTestVault, usage, writeEvidence } from './world'

const kills = Number(process.env.TUTELA_KILLS ?? 4)
const customers = Array.from({ length: 30 }, (_, index) => `c-${index}`)

/** Starts a process that changes the keys, and kills it some time after it began. */
const killChange = (path: string, before: number, milliseconds: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, 'rekey-on.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', script, path, String(before)])
    const errors: string[] = []
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds))
    child.stderr.on('data', (text: Buffer) => errors.push(text.toString()))
    child.once('close', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(errors.join('')))
      else resolve()
    })
  })

it(`keeps every value through ${kills} kills, and is ended by whoever begins it again`, async () => {
  const path = newPath()
  const ring = () => memoryKeys({ random: seededRandom(3) })
  const prepared = sqliteStore(path)
  await writeEvidence(prepared, customers)
  const filling = await openTestVault(prepared, ring())
  await filling.collect(customers.map((who) => ({ ...collection, customer: who })))
  await filling.close()
  const before = now + 1000
  for (const moment of seededRandom(9)(kills)) {
    await killChange(path, before, moment * 2)
    const vault = await openTestVault(sqliteStore(path), ring(), { clock: () => before + 1 })
    const answers = await vault.use(customers.map((who) => ({ ...usage, customer: who })))
    expect(answers.filter(({ outcome }) => outcome !== 'permit')).toEqual([])
    expect(JSON.stringify(answers).split('李雷雷')).toHaveLength(2 * customers.length + 1)
    await vault.close()
  }
  const store = sqliteStore(path)
  const vault = await openTestVault(store, ring(), { clock: () => before + 1 })
  await vault.rotateKeys({ before })
  await vault.reencrypt({ before })
  expect(await vault.reencrypt({ before })).toMatchObject({ sealed: 0, unopened: 0, keys: 0 })
  const keys = await store.transact((transaction) =>
    transaction.list('data_key', { equals: {}, limit: 1000 }),
  )
  expect(keys).toHaveLength(customers.length)
  expect(keys.filter(({ created_at }) => created_at < before)).toEqual([])
  const answers = await vault.use(customers.map((who) => ({ ...usage, customer: who })))
  expect(answers.filter(({ outcome }) => outcome !== 'permit')).toEqual([])
  await vault.sequence()
  expect(await vault.verify()).toMatchObject({ pending: 0, faults: [] })
  await vault.close()
})
