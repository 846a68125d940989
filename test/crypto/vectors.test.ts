/** Do key agreement, key derivation, MAC, signature and hash agree with the published vectors? */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 as pureSha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { hmacSha256, leafHash, sha256 } from '../../src/crypto/digest'

interface Case {
  readonly [name: string]: string
}
interface Group {
  readonly tagSize?: number
  readonly ivSize?: number
  readonly publicKey?: { readonly pk: string }
  readonly tests: readonly (Case & { readonly flags: readonly string[] })[]
}

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../vectors', name), 'utf8'))
const groupsOf = (name: string): readonly Group[] => read(`wycheproof/${name}.json`).testGroups
const bytesOf = (test: Case, name: string): Uint8Array => hexToBytes(test[name] ?? '')
const orNothing = (run: () => Uint8Array): string | undefined => {
  try {
    return bytesToHex(run())
  } catch {
    return undefined
  }
}

/** Runs every case of a file and gives their number. */
const runAll = (name: string, run: (test: Group['tests'][number], group: Group) => void): number => {
  const groups = groupsOf(name)
  for (const group of groups) for (const test of group.tests) run(test, group)
  return groups.reduce((cases, group) => cases + group.tests.length, 0)
}

describe('published vectors of Wycheproof (4.2.4)', () => {
  it('hold for ChaCha20-Poly1305, nonces of another length refused', () => {
    const cases = runAll('chacha20_poly1305', (test) => {
      const open = () =>
        chacha20poly1305(bytesOf(test, 'key'), bytesOf(test, 'iv'), bytesOf(test, 'aad')).decrypt(
          hexToBytes(`${test.ct}${test.tag}`),
        )
      expect(orNothing(open)).toBe(test.result === 'valid' ? test.msg : undefined)
    })
    expect(cases).toBe(325)
  })

  it('hold for X25519, a shared secret of zero refused', () => {
    const cases = runAll('x25519', (test) => {
      const agree = () => x25519.getSharedSecret(bytesOf(test, 'private'), bytesOf(test, 'public'))
      expect(orNothing(agree)).toBe(test.flags.includes('ZeroSharedSecret') ? undefined : test.shared)
    })
    expect(cases).toBe(518)
  })

  it('hold for HKDF-SHA256, outputs over the limit refused', () => {
    const cases = runAll('hkdf_sha256', (test) => {
      const derive = () =>
        hkdf(
          pureSha256,
          bytesOf(test, 'ikm'),
          bytesOf(test, 'salt'),
          bytesOf(test, 'info'),
          Number(test.size),
        )
      expect(orNothing(derive)).toBe(test.result === 'valid' ? test.okm : undefined)
    })
    expect(cases).toBe(86)
  })

  it('hold for HMAC-SHA256, modified tags different', () => {
    const cases = runAll('hmac_sha256', (test, group) => {
      const tag = bytesToHex(hmacSha256(bytesOf(test, 'key'), bytesOf(test, 'msg'))).slice(
        0,
        (group.tagSize ?? 0) / 4,
      )
      expect(tag === test.tag).toBe(test.result === 'valid')
    })
    expect(cases).toBe(174)
  })

  it('hold for Ed25519 without the lax rules of ZIP 215, forged forms refused', () => {
    const cases = runAll('ed25519', (test, group) => {
      const verify = (): boolean => {
        try {
          const publicKey = hexToBytes(group.publicKey?.pk ?? '')
          return ed25519.verify(bytesOf(test, 'sig'), bytesOf(test, 'msg'), publicKey, { zip215: false })
        } catch {
          return false
        }
      }
      expect(verify()).toBe(test.result === 'valid')
    })
    expect(cases).toBe(151)
  })
})

describe('SHA-256 and the leaves of a log', () => {
  const treeHead = (hashes: readonly Uint8Array[]): Uint8Array => {
    if (hashes.length === 1) return hashes[0] ?? new Uint8Array()
    const split = 2 ** Math.ceil(Math.log2(hashes.length) - 1)
    return sha256(
      concatBytes(Uint8Array.of(1), treeHead(hashes.slice(0, split)), treeHead(hashes.slice(split))),
    )
  }

  it('give the tree heads of the reference leaves (RFC 6962)', () => {
    const { leaves, roots, empty }: { leaves: string[]; roots: string[]; empty: string } =
      read('rfc6962-merkle.json')
    const hashes = leaves.map((leaf) => leafHash(hexToBytes(leaf)))
    expect(roots.map((_, index) => bytesToHex(treeHead(hashes.slice(0, index + 1))))).toEqual(roots)
    expect(bytesToHex(sha256(new Uint8Array()))).toBe(empty)
    expect(roots).toHaveLength(8)
  })
})
