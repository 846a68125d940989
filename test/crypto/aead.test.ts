import { hexToBytes, randomBytes } from '@noble/hashes/utils.js'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { createAead } from '../../src/crypto/aead'
import { type Cipher, pureCipher } from '../../src/crypto/cipher'
import { findNativeCipher } from '../../src/crypto/native-cipher'
import vectors from '../vectors/xchacha20_poly1305.json' with { type: 'json' }

const native = findNativeCipher()
const ciphers: readonly (readonly [string, Cipher])[] = [
  ['in JavaScript', pureCipher],
  ['of the platform', native ?? pureCipher],
]
const groups = vectors.testGroups.filter((group) => group.ivSize === 192)

describe.each(ciphers)('XChaCha20-Poly1305 %s (4.2.4)', (_, cipher) => {
  it('agrees with the vectors of Wycheproof; only those with a nonce of another length are left out', () => {
    let cases = 0
    for (const { tests } of groups)
      for (const { key, iv, aad, msg, ct, tag, result } of tests) {
        const input = { key: hexToBytes(key), nonce: hexToBytes(iv), context: hexToBytes(aad) }
        const sealed = hexToBytes(ct + tag)
        const opened = cipher.decrypt({ ...input, bytes: sealed })
        expect(opened).toEqual(result === 'valid' ? hexToBytes(msg) : undefined)
        if (result === 'valid') expect(cipher.encrypt({ ...input, bytes: hexToBytes(msg) })).toEqual(sealed)
        cases += 1
      }
    expect(cases).toBeGreaterThan(250)
  })

  it('opens nothing with any bit flipped, cut at any byte, or extended', () => {
    const aead = createAead(cipher)
    const key = randomBytes(32)
    const context = randomBytes(40)
    const sealed = aead.sealBytes({ key, context, plaintext: randomBytes(120) })
    const open = (bytes: Uint8Array) => aead.openBytes({ key, context, sealed: bytes })
    expect(E.isRight(open(sealed))).toBe(true)
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = sealed.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect(E.isLeft(open(flipped))).toBe(true)
    }
    for (let end = 0; end < sealed.length; end += 1) expect(E.isLeft(open(sealed.slice(0, end)))).toBe(true)
    expect(E.isLeft(open(new Uint8Array([...sealed, 0])))).toBe(true)
  })
})

it('has both ciphers make the same bytes', () => {
  expect(native).toBeDefined()
  const [key, nonce, context, bytes] = [32, 24, 17, 400].map((length) => randomBytes(length))
  if (!key || !nonce || !context || !bytes) throw new Error('no random bytes')
  expect(native?.encrypt({ key, nonce, context, bytes })).toEqual(
    pureCipher.encrypt({ key, nonce, context, bytes }),
  )
})
