/**
 * How does a number stay in its range under encryption? FF1 (NIST SP 800-38G, AES-256) over `0 .. size - 1`, the key's
 * holder alone can turn it back. It knows no formats, and it authenticates nothing: any number decrypts to some number.
 */

import { FF1 } from '@noble/ciphers/ff1.js'
import { TutelaError } from '../core/error'

/** The smallest domain that is encrypted: the standard recommends a million values, the drafts of its revision 1 require them. */
export const smallestDomain = 1_000_000n

/** A permutation of `0 .. size - 1`, and its inverse. */
export interface IndexCipher {
  readonly encrypt: (index: bigint) => bigint
  readonly decrypt: (index: bigint) => bigint
}

/** What is encrypted, and under what. */
export interface IndexDomain {
  /** 32 bytes (AES-256); it is used as it stands, so it isn't to be overwritten while the cipher lives. */
  readonly key: Uint8Array
  /** Public; another tweak is another permutation. */
  readonly tweak: Uint8Array
  readonly size: bigint
  /** Which numbers of the range are values, where not all are; `count` says how many. Both directions walk over the others. */
  readonly accepts?: ((index: bigint) => boolean) | undefined
  readonly count?: bigint | undefined
}

/**
 * The cipher of a domain: FF1 over the fewest numerals, an even number of them, in the smallest radix that covers it, and
 * cycle walking over what lies outside. Throws `pseudonym/domain` where the domain has under a million values: there a
 * permutation is guessed by trying, whatever the cipher.
 *
 * @example
 * ```ts
 * const cipher = createIndexCipher({ key, tweak: new Uint8Array(), size: 9_000_000n })
 * cipher.decrypt(cipher.encrypt(42n)) // 42n
 * ```
 */
export const createIndexCipher = (domain: IndexDomain): IndexCipher => {
  const { key, tweak, size, accepts = () => true, count = size } = domain
  if (count < smallestDomain) throw new TutelaError(smallDomain)
  const { radix, length } = coverOf(size)
  const ff1 = FF1(radix, key, tweak)
  // A permutation of a finite set comes back to where it began, so the walk ends.
  const walk =
    (step: (numerals: number[]) => number[]) =>
    (index: bigint): bigint => {
      if (index < 0n || index >= size || !accepts(index)) throw new TutelaError(outsideDomain)
      let numerals = numeralsOf(index, radix, length)
      for (;;) {
        numerals = step(numerals)
        const next = numberOf(numerals, radix)
        if (next < size && accepts(next)) return next
      }
    }
  return {
    encrypt: walk((numerals) => ff1.encrypt(numerals)),
    decrypt: walk((numerals) => ff1.decrypt(numerals)),
  }
}

/** The most that FF1 of @noble/ciphers takes. */
const largestRadix = 65_535n

/** The fewest numerals, and then the smallest radix, whose strings cover a size. */
export const coverOf = (size: bigint): { readonly radix: number; readonly length: number } => {
  let length = 2
  while (largestRadix ** BigInt(length) < size) length += 2
  let [low, high] = [2n, largestRadix]
  while (low < high) {
    const middle = (low + high) / 2n
    if (middle ** BigInt(length) < size) low = middle + 1n
    else high = middle
  }
  return { radix: Number(low), length }
}

const numeralsOf = (index: bigint, radix: number, length: number): number[] => {
  const numerals: number[] = []
  let rest = index
  for (let at = 0; at < length; at++) {
    numerals.unshift(Number(rest % BigInt(radix)))
    rest /= BigInt(radix)
  }
  return numerals
}

const numberOf = (numerals: readonly number[], radix: number): bigint =>
  numerals.reduce((sum, numeral) => sum * BigInt(radix) + BigInt(numeral), 0n)

const smallDomain = {
  kind: 'pseudonym/domain',
  message: 'the domain has under a million values, too few for a pseudonym in the same format',
  remedy: 'use an opaque pseudonym, or a mask',
} as const

const outsideDomain = {
  kind: 'tool/fault',
  message: 'a number outside its domain was to be encrypted',
  remedy: 'this is a fault of the library: report it; nothing was released',
} as const
