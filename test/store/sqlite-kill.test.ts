/** What is left when a process is killed while it writes? All that it was told is written, and no half of anything. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sqliteStore } from '../../src/store/sqlite'
import { newPath } from './place'
import { seededRandom } from '../crypto/seeded-random'

const kills = 12

/** Starts a writer, kills it some time after its first word, and gives the last number that it told. */
const killWriter = (path: string, milliseconds: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'write-on.ts'), path])
    const told: string[] = []
    const errors: string[] = []
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds))
    child.stdout.on('data', (text: Buffer) => told.push(text.toString()))
    child.stderr.on('data', (text: Buffer) => errors.push(text.toString()))
    child.once('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(Number(told.join('').trim().split('\n').at(-1)))
      else reject(new Error(errors.join('')))
    })
  })

/** The count, and how many keys each customer has. */
const readAll = async (path: string) => {
  const store = sqliteStore(path)
  const answer = await store.transact(async (transaction) => ({
    count: Number((await transaction.get('meta', { customer: '', name: 'count' }))?.value),
    keys: await transaction.list('data_key', { equals: {}, limit: 9999 }),
  }))
  await store.close()
  const perCustomer = new Map<string, number>()
  for (const { customer } of answer.keys) perCustomer.set(customer, (perCustomer.get(customer) ?? 0) + 1)
  return { count: answer.count, perCustomer }
}

describe('a writer that is killed', () => {
  it(`leaves every transaction that it was told of, and none by half, ${kills} times in a row`, async () => {
    const path = newPath()
    const moments = seededRandom(4)(kills)
    for (const moment of moments) {
      const told = await killWriter(path, moment / 4)
      const { count, perCustomer } = await readAll(path)
      expect(count).toBeGreaterThanOrEqual(told)
      const lowest = Math.max(count - 19, 1)
      const expected = Array.from({ length: count - lowest + 1 }, (_, index) => `c-${lowest + index}`)
      expect([...perCustomer.keys()].sort()).toEqual(expected.sort())
      expect(new Set(perCustomer.values())).toEqual(new Set([10]))
    }
  })
})
