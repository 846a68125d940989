/** Can a collector write what it can't read? (clause 4.2.4) */

import { describe, expect, it } from 'vitest'
import { runWork } from '../../src/core/work'
import { openWithPrivateKey } from '../../src/crypto/hpke'
import { createKeyPair } from '../../src/crypto/key-pair'
import { collectorKeys } from '../../src/keys/collector'
import { memoryKeys } from '../../src/keys/memory'

describe('collector ring (4.2.4)', () => {
  const key = new Uint8Array(32).fill(5)

  it('seals what only the vault opens', async () => {
    const vault = memoryKeys()
    const collector = collectorKeys({ publicKey: await vault.publicKey() })
    const sealed = await collector.sealEpoch('e-1', key)
    expect(await vault.openEpoch('e-1', sealed)).toEqual(key)
    await expect(collector.openEpoch('e-1', sealed)).rejects.toMatchObject({
      failure: { kind: 'key/missing' },
    })
  })

  it('has no roots, and gives the public key until it is closed', async () => {
    const publicKey = await memoryKeys().publicKey()
    const collector = collectorKeys({ publicKey })
    expect(await collector.publicKey()).toEqual(publicKey)
    const missing = { failure: { kind: 'key/missing' } }
    await expect(collector.indexRoot()).rejects.toMatchObject(missing)
    await expect(collector.pseudonymRoot()).rejects.toMatchObject(missing)
    await collector.close()
    await expect(collector.publicKey()).rejects.toMatchObject(missing)
    await expect(collector.sealEpoch('e-1', key)).rejects.toMatchObject(missing)
  })

  it('seals to the public key of another without a secret of its own', async () => {
    const { publicKey, privateKey } = createKeyPair()
    const collector = collectorKeys({ publicKey: await memoryKeys().publicKey() })
    const info = new Uint8Array([1])
    const sealed = await collector.sealTo(publicKey, info, key)
    expect(await runWork(openWithPrivateKey({ privateKey, info, sealed }))).toEqual(key)
  })

  it('refuses to seal to what is no public key', async () => {
    for (const publicKey of [new Uint8Array(32), new Uint8Array(31).fill(9), new Uint8Array(0)])
      await expect(collectorKeys({ publicKey }).sealEpoch('e-1', key)).rejects.toMatchObject({
        failure: { kind: 'key/corrupt' },
      })
  })
})
