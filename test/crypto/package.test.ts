/** Does a package open for its recipient alone, whole, unchanged, and within its term (6.4.2)? */

import { describe, expect, it } from 'vitest'
import { runWork } from '../../src/core/work'
import { isTutelaError } from '../../src/core/error'
import { sealToPublicKey } from '../../src/crypto/hpke'
import { createKeyPair } from '../../src/crypto/key-pair'
import { openPackage } from '../../src/crypto/open-package'
import { contentBytes, hashOf, packageInfo, writePackage } from '../../src/crypto/package'
import type { PackageContent, PackageManifest } from '../../src/data/package'

const at = Date.UTC(2026, 0, 1)
const content: PackageContent = [
  { customer: '7K3M', records: [{ category: 'basic', items: { 'basic.name': '王小明' } }] },
]
const manifest: PackageManifest = {
  id: 'p-1',
  organization: 'Acme',
  recipient: 'carrier',
  key: 'k-1',
  agreement: 'a-1',
  purpose: 'delivery',
  manner: 'file',
  items: ['basic.name'],
  customers: 1,
  issuedAt: at,
  untilAt: at + 1000,
  contentHash: hashOf(contentBytes(content)),
}
const keys = createKeyPair()

const seal = async (of: PackageManifest, plaintext = contentBytes(content)): Promise<Uint8Array> =>
  writePackage(
    of,
    await runWork(sealToPublicKey({ publicKey: keys.publicKey, info: packageInfo(of), plaintext })),
  )

const answer = async (bytes: Uint8Array, change: { privateKey?: Uint8Array; at?: number } = {}) => {
  try {
    return await openPackage({ bytes, privateKey: keys.privateKey, at, ...change })
  } catch (error) {
    return isTutelaError(error) ? error.failure.kind : 'another error'
  }
}

describe('a package for a partner (6.4.2)', () => {
  it('gives its manifest and content to the holder of the key', async () => {
    expect(await answer(await seal(manifest))).toEqual({ manifest, content })
  })

  it('does not open for another key, nor from the end of its term on', async () => {
    const bytes = await seal(manifest)
    expect(await answer(bytes, { privateKey: createKeyPair().privateKey })).toBe('seal/tampered')
    expect(await answer(bytes, { at: manifest.untilAt })).toBe('input/invalid')
  })

  it('does not open with any bit flipped, cut anywhere, or extended', async () => {
    const bytes = await seal(manifest)
    const kinds = new Set<unknown>()
    for (const index of bytes.keys()) {
      kinds.add(await answer(bytes.map((byte, place) => (place === index ? byte ^ 1 : byte))))
      kinds.add(await answer(bytes.slice(0, index)))
    }
    kinds.add(await answer(Uint8Array.of(...bytes, 0)))
    expect([...kinds].sort()).toEqual(['input/invalid', 'seal/tampered', 'seal/version'])
  })

  it('does not open with the content of another manifest, or with content of another shape', async () => {
    expect(await answer(await seal({ ...manifest, contentHash: 'ab'.repeat(32) }))).toBe('seal/tampered')
    const noJson = new TextEncoder().encode('{')
    expect(await answer(await seal({ ...manifest, contentHash: hashOf(noJson) }, noJson))).toBe(
      'seal/tampered',
    )
  })

  it('is told from other files', async () => {
    for (const text of ['', '\n', 'tutela-package/1\n{}\n', 'tutela-package/2\n{}\n', '{}'])
      expect(await answer(new TextEncoder().encode(text))).toBe('input/invalid')
  })
})
