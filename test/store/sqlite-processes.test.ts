/** What if several processes write to one file? Each waits for its turn, and no update is lost. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sqliteStore } from '../../src/store/sqlite'
import { newPath } from './place'

const countUp = (path: string, steps: number): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, 'count-up.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', script, path, String(steps)], {
      stdio: 'inherit',
    })
    child.once('error', reject)
    child.once('exit', resolve)
  })

describe('processes that count together', () => {
  it('lose no step', async () => {
    const path = newPath()
    const store = sqliteStore(path)
    const count = { customer: '', name: 'count' } as const
    await store.transact((transaction) => transaction.insert('meta', [{ ...count, value: '0' }]))
    expect(await Promise.all([1, 2, 3, 4].map(() => countUp(path, 40)))).toEqual([0, 0, 0, 0])
    expect((await store.transact((transaction) => transaction.get('meta', count)))?.value).toBe('160')
    await store.close()
  })
})
