/** If the store fails anywhere while the log is sequenced and signed, is the log whole, and does the next attempt bring it to its end? */

import { expect, it } from 'vitest'
import { createLogKey, logSigner, logVerifier } from '../../src/audit/ed25519'
import { openProof, proofText } from '../../src/audit/proof-text'
import { isTutelaError } from '../../src/core/error'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import { faultyStore } from '../../src/testing/faulty-store'
import { seededRandom } from '../crypto/seeded-random'
import { openTestVault, usage, writeEvidence } from './world'

const key = createLogKey('example.com/customers', seededRandom(1))
const signer = logSigner(key.secretKey)

it.each(['throw', 'reject', 'wrong type', 'hang'] as const)(
  'under a store that fails by `%s` at any call of a checkpoint, a proof or a check',
  async (manner) => {
    let points = 0
    for (let call = 1; call < 400; call += 1) {
      const [store, keys] = [memoryStore(), memoryKeys()]
      await writeEvidence(store)
      const before = await openTestVault(store, keys, { signer })
      await before.use([usage, usage])
      const first = await before.checkpoint()
      await before.use([usage, usage, usage])
      const faulty = faultyStore(store, { at: call, manner, lasts: false })
      try {
        const vault = await openTestVault(faulty.store, keys, {
          signer,
          patience: manner === 'hang' ? 20 : 5_000,
        })
        const second = await vault.checkpoint()
        const proof = openProof(proofText(await vault.proveEvent(4)), [logVerifier(key.publicKey)])
        expect(proof.outcome).toBe('verified')
        expect((await vault.verify([first, second])).faults).toEqual([])
      } catch (error) {
        if (!isTutelaError(error)) throw error
      }
      faulty.release()
      if (!faulty.isFaulted()) break
      points += 1
      const after = await openTestVault(store, keys, { signer })
      const last = await after.checkpoint()
      expect(last.size).toBe(5)
      expect(await after.verify([first, last])).toMatchObject({ size: 5, pending: 0, faults: [] })
    }
    expect(points).toBeGreaterThan(40)
    expect(points).toBeLessThan(399)
  },
)
