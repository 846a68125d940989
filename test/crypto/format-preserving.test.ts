/** Does FF1 agree with the standard's samples, and does the cipher of a domain stay inside it? */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FF1 } from '@noble/ciphers/ff1.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { coverOf, createIndexCipher } from '../../src/crypto/format-preserving'

interface Sample {
  readonly key: string
  readonly tweak: string
  readonly radix: number
  readonly plaintext: string
  readonly ciphertext: string
}
const { samples }: { readonly samples: readonly Sample[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../vectors/ff1.json'), 'utf8'),
)

const numerals = (text: string): number[] => [...text].map((character) => Number.parseInt(character, 36))
const key = fc.uint8Array({ minLength: 32, maxLength: 32 })
const tweak = fc.uint8Array({ maxLength: 40 })
const size = fc.oneof(
  fc.bigInt({ min: 1_000_000n, max: 10_000_000n }),
  fc.bigInt({ min: 1_000_000n, max: 2n ** 128n }),
)

describe('FF1', () => {
  it('gives the nine samples of NIST SP 800-38G, and turns them back', () => {
    expect(samples).toHaveLength(9)
    for (const sample of samples) {
      const ff1 = FF1(sample.radix, hexToBytes(sample.key), hexToBytes(sample.tweak))
      expect(ff1.encrypt(numerals(sample.plaintext))).toEqual(numerals(sample.ciphertext))
      expect(ff1.decrypt(numerals(sample.ciphertext))).toEqual(numerals(sample.plaintext))
    }
  })
})

describe('the cipher of a domain', () => {
  it('turns every number of its domain into another of the domain, and back', () => {
    fc.assert(
      fc.property(key, tweak, size, fc.nat(), (secret, public_, range, seed) => {
        const cipher = createIndexCipher({ key: secret, tweak: public_, size: range })
        const index = (BigInt(seed) * 0x9e3779b97f4a7c15n) % range
        const sealed = cipher.encrypt(index)
        expect(sealed >= 0n && sealed < range).toBe(true)
        expect(cipher.decrypt(sealed)).toBe(index)
        expect(cipher.encrypt(cipher.decrypt(index))).toBe(index)
      }),
    )
  })

  it('walks over the numbers that are no values, both ways', () => {
    fc.assert(
      fc.property(key, fc.integer({ min: 2, max: 9 }), fc.nat(999_999), (secret, step, seed) => {
        const accepts = (index: bigint): boolean => index % BigInt(step) === 0n
        const size_ = 1_000_000n * BigInt(step)
        const cipher = createIndexCipher({ key: secret, tweak: new Uint8Array(), size: size_, accepts })
        const index = BigInt(seed) * BigInt(step)
        expect(accepts(cipher.encrypt(index))).toBe(true)
        expect(cipher.decrypt(cipher.encrypt(index))).toBe(index)
      }),
    )
  })

  it('gives no two numbers the same, and spreads neighbours over the whole domain', () => {
    const cipher = createIndexCipher({
      key: new Uint8Array(32).fill(3),
      tweak: new Uint8Array(),
      size: 1_000_000n,
    })
    const sealed = Array.from({ length: 5000 }, (_, index) => cipher.encrypt(BigInt(index)))
    expect(new Set(sealed).size).toBe(5000)
    // of ten equal parts of the domain each gets a tenth: five deviations of a binomial are 106
    const parts = Array.from(
      { length: 10 },
      (_, part) => sealed.filter((one) => one / 100_000n === BigInt(part)).length,
    )
    for (const count of parts) expect(Math.abs(count - 500)).toBeLessThan(106)
  })

  it('covers a domain with the fewest numerals in the smallest radix', () => {
    fc.assert(
      fc.property(size, (range) => {
        const { radix, length } = coverOf(range)
        expect(BigInt(radix) ** BigInt(length) >= range).toBe(true)
        expect(BigInt(radix - 1) ** BigInt(length) < range).toBe(true)
        expect(length === 2 || 65_535n ** BigInt(length - 2) < range).toBe(true)
      }),
    )
    expect(coverOf(10n ** 10n)).toEqual({ radix: 317, length: 4 })
  })

  it('refuses a domain of under a million values, counted without what is no value', () => {
    const kindOf = (range: bigint, count?: bigint): string => {
      try {
        createIndexCipher({ key: new Uint8Array(32), tweak: new Uint8Array(), size: range, count })
        return 'made'
      } catch (error) {
        return isTutelaError(error) ? error.failure.kind : 'something else'
      }
    }
    expect(kindOf(999_999n)).toBe('pseudonym/domain')
    expect(kindOf(2_000_000n, 999_999n)).toBe('pseudonym/domain')
    expect(kindOf(1_000_000n)).toBe('made')
  })

  it('encrypts nothing that lies outside', () => {
    const cipher = createIndexCipher({ key: new Uint8Array(32), tweak: new Uint8Array(), size: 1_000_000n })
    for (const index of [-1n, 1_000_000n])
      expect(() => cipher.encrypt(index)).toThrowError(/outside its domain/)
  })
})
