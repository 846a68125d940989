/** What is left of the log when a process is killed while it sequences and signs? All that was told, and a tree without a seam. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openCheckpoint } from '../../src/audit/checkpoint'
import { createLogKey, logSigner, logVerifier } from '../../src/audit/ed25519'
import { memoryKeys } from '../../src/keys/memory'
import { sqliteStore } from '../../src/store/sqlite'
import { seededRandom } from '../crypto/seeded-random'
import { newPath } from '../store/place'
import { openTestVault, writeEvidence } from './world'

const kills = Number(process.env.TUTELA_KILLS ?? 4)
const key = createLogKey('example.com/customers', seededRandom(1))

/** Starts a process, kills it some time after its first checkpoint, and gives the notes that it told. */
const killSequencer = (path: string, milliseconds: number): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [
      '--import',
      'tsx',
      join(import.meta.dirname, 'sequence-on.ts'),
      path,
    ])
    const told: string[] = []
    const errors: string[] = []
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds))
    child.stdout.on('data', (text: Buffer) => told.push(text.toString()))
    child.stderr.on('data', (text: Buffer) => errors.push(text.toString()))
    child.once('close', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(errors.join('')))
      // the last line may be cut by the kill
      else
        resolve(
          told
            .join('')
            .split('\n')
            .slice(0, -1)
            .map((line) => JSON.parse(line).note),
        )
    })
  })

it(`leaves a whole log, and every checkpoint that it told, ${kills} times in a row`, async () => {
  const path = newPath()
  const prepared = sqliteStore(path)
  await writeEvidence(prepared)
  await prepared.close()
  const held = []
  for (const moment of seededRandom(4)(kills)) {
    for (const note of await killSequencer(path, moment)) {
      const opened = openCheckpoint(note, [logVerifier(key.publicKey)])
      if (opened.outcome === 'verified') held.push(opened.checkpoint)
    }
    const vault = await openTestVault(sqliteStore(path), memoryKeys({ random: seededRandom(3) }), {
      signer: logSigner(key.secretKey),
    })
    expect((await vault.verify(held)).faults).toEqual([])
    const checkpoint = await vault.checkpoint()
    held.push(checkpoint)
    expect(await vault.verify(held)).toMatchObject({ size: checkpoint.size, pending: 0, faults: [] })
    await vault.close()
  }
  expect(held.length).toBeGreaterThanOrEqual(2 * kills)
})
