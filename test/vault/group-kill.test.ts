/** What is left when a process is killed while many read in it at once? The event of every answer that was given out. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { memoryKeys } from '../../src/keys/memory'
import { sqliteStore } from '../../src/store/sqlite'
import { seededRandom } from '../crypto/seeded-random'
import { newPath } from '../store/place'
import { collection, customer, openTestVault, writeEvidence } from './world'

const kills = Number(process.env.TUTELA_KILLS ?? 4)

/** Starts a process, kills it some time after its first answer, and gives the lines that it told. */
const killReader = (path: string, milliseconds: number): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, 'read-on.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', script, path])
    const told: string[] = []
    const errors: string[] = []
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds))
    child.stdout.on('data', (text: Buffer) => told.push(text.toString()))
    child.stderr.on('data', (text: Buffer) => errors.push(text.toString()))
    child.once('close', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(errors.join('')))
      // the last line may be cut by the kill
      else resolve(told.join('').split('\n').slice(0, -1))
    })
  })

it(`keeps the event of every answer, ${kills} kills in a row`, async () => {
  const path = newPath()
  const keys = () => memoryKeys({ random: seededRandom(3) })
  const prepared = sqliteStore(path)
  await writeEvidence(prepared)
  const filling = await openTestVault(prepared, keys())
  await filling.collect(collection)
  await filling.close()
  for (const moment of seededRandom(5)(kills)) {
    const told = await killReader(path, moment)
    expect(told.length).toBeGreaterThan(0)
    const vault = await openTestVault(sqliteStore(path), keys())
    await vault.sequence()
    expect(await vault.verify()).toMatchObject({ pending: 0, faults: [] })
    await vault.close()
    const store = sqliteStore(path)
    const rows = await store.transact((transaction) =>
      transaction.list('event', { equals: { customer }, limit: 100_000 }),
    )
    const kept = new Set(rows.map(({ writer, counter }) => `permit ${writer}/${counter}`))
    expect(told.filter((line) => !kept.has(line))).toEqual([])
    await store.close()
  }
})
