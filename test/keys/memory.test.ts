/** Does the memory ring keep the contract, and does a seed give the same ring again? */

import { describe, expect, it } from 'vitest'
import { memoryKeys } from '../../src/keys/memory'
import { describeKeyRing } from '../../src/testing/key-ring'
import { seededRandom } from '../crypto/seeded-random'

describeKeyRing('memory', () => memoryKeys())

describe('memory ring', () => {
  it('is the same again for the same randomness', async () => {
    const [one, two] = [memoryKeys({ random: seededRandom(7) }), memoryKeys({ random: seededRandom(7) })]
    const key = new Uint8Array(32).fill(9)
    const sealed = await one.sealEpoch('e-1', key)
    expect(await two.publicKey()).toEqual(await one.publicKey())
    expect(await two.sealEpoch('e-1', key)).toEqual(sealed)
    expect(await two.openEpoch('e-1', sealed)).toEqual(key)
  })

  it('is not made where randomness fails', () => {
    const broken = [
      () => new Uint8Array(0),
      () => {
        throw new Error('no entropy')
      },
    ]
    for (const random of broken)
      expect(() => memoryKeys({ random })).toThrow('the source of randomness gave no')
  })

  it('overwrites the secrets themselves when it is closed, not a copy', async () => {
    const given: Uint8Array[] = []
    const random = (length: number): Uint8Array => {
      const bytes = seededRandom(3)(length)
      given.push(bytes)
      return bytes
    }
    await memoryKeys({ random }).close()
    expect(given).toHaveLength(1)
    expect(given[0]?.every((byte) => byte === 0)).toBe(true)
  })
})
