/** What if several processes create one key file at once? One wins, and all hold its keys. */

import { fork } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runWork } from '../../src/core/work'
import { platformRandom } from '../../src/crypto/random'
import { openFileRing } from '../../src/keys/file-ring'

const passphrase = 'four words chosen by dice'

/** The first message, then what `next` makes of the second. */
const startProcess = async (path: string): Promise<() => Promise<unknown>> => {
  const child = fork(join(import.meta.dirname, 'create-key-file.ts'), [path, passphrase], {
    execArgv: ['--import', 'tsx'],
  })
  const message = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      child.once('message', resolve)
      child.once('error', reject)
    })
  await message()
  return () => {
    const answer = message()
    child.send('start')
    return answer
  }
}

describe('a key file that is created at once', () => {
  it('by four processes has the keys of one of them, and all hold these', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tutela-race-'))
    const path = join(folder, 'vault.keys')
    const starts = await Promise.all([1, 2, 3, 4].map(() => startProcess(path)))
    const roots = await Promise.all(starts.map((start) => start()))
    expect(roots[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(roots).size).toBe(1)
    expect(await readdir(folder)).toEqual(['vault.keys'])
    await rm(folder, { recursive: true })
  })

  it('by sixteen calls in one process, too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tutela-race-'))
    const ring = {
      path: join(folder, 'vault.keys'),
      passphrase,
      cost: { N: 1024, r: 8, p: 1 },
      random: platformRandom,
    } as const
    const rings = await Promise.all(Array.from({ length: 16 }, () => runWork(openFileRing(ring))))
    const roots = await Promise.all(rings.map((each) => each.indexRoot()))
    expect(new Set(roots.map(String)).size).toBe(1)
    expect(await readdir(folder)).toEqual(['vault.keys'])
    await rm(folder, { recursive: true })
  })
})
