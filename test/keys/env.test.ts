/** Does the ring of an environment keep the contract, and refuse what is no text of one without telling it? */

import { describe, expect, it } from 'vitest'
import { createEnvironmentKeys, environmentKeys } from '../../src/keys/env'
import { describeKeyRing } from '../../src/testing/key-ring'
import { seededRandom } from '../crypto/seeded-random'

describeKeyRing('environment', () =>
  environmentKeys({ environment: { TUTELA_KEYS: createEnvironmentKeys() } }),
)

const text = createEnvironmentKeys({ random: seededRandom(11) })

const failureOf = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('environment ring', () => {
  it('is the same again from the same text, blanks around it aside', async () => {
    const one = environmentKeys({ environment: { TUTELA_KEYS: text } })
    const other = environmentKeys({ variable: 'KEYS', environment: { KEYS: ` ${text}\n` } })
    expect(await other.publicKey()).toEqual(await one.publicKey())
    expect(await other.indexRoot()).toEqual(await one.indexRoot())
    const key = new Uint8Array(32).fill(3)
    expect(await other.openEpoch('e-1', await one.sealEpoch('e-1', key))).toEqual(key)
  })

  it('is removed from the environment where that is asked for, and only when it was read whole', () => {
    const environment: Record<string, string | undefined> = { TUTELA_KEYS: text }
    environmentKeys({ environment })
    expect(environment).toHaveProperty('TUTELA_KEYS')
    environmentKeys({ environment, forget: true })
    expect(environment).not.toHaveProperty('TUTELA_KEYS')
    const cut = { TUTELA_KEYS: text.slice(0, -1) }
    failureOf(() => environmentKeys({ environment: cut, forget: true }))
    expect(cut).toHaveProperty('TUTELA_KEYS')
  })

  it('is missing where the variable is, and nobody inherits one', () => {
    for (const environment of [{}, { TUTELA_KEYS: '' }, Object.create({ TUTELA_KEYS: text })])
      expect(failureOf(() => environmentKeys({ environment }))).toMatchObject({
        failure: { kind: 'key/missing', where: { path: 'TUTELA_KEYS' } },
      })
  })

  it('refuses a text that was cut at any place or changed at any place, and tells nothing of it', () => {
    const broken = [
      ...Array.from({ length: text.length - 1 }, (_, index) => text.slice(0, index + 1)),
      ...Array.from({ length: text.length }, (_, index) => {
        const other = text[index] === 'A' ? 'B' : 'A'
        return text.slice(0, index) + other + text.slice(index + 1)
      }),
      `${text}AA`,
    ]
    for (const one of broken) {
      const error = failureOf(() => environmentKeys({ environment: { TUTELA_KEYS: one } }))
      expect(error).toMatchObject({ failure: { kind: 'key/corrupt' } })
      if (one.length > 30) expect(String(error)).not.toContain(one.slice(14, 30))
    }
  })
})
