/** Does a sealed value open in its own place alone, and never damaged? Are nonces, keys and ids never repeated? */

import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { openBytes, sealBytes } from '../../src/crypto/aead'
import { blindIndex, createIndexKey } from '../../src/crypto/blind-index'
import { type KeyPlace, type RecordPlace, recordContext } from '../../src/crypto/context'
import { commit } from '../../src/crypto/digest'
import { createDataKey, unwrapKey, wrapKey } from '../../src/crypto/envelope'
import { encodeFields } from '../../src/crypto/fields'
import { createPseudonymKey, pseudonymOf } from '../../src/crypto/pseudonym'
import { pooledRandom, randomUuid } from '../../src/crypto/random'
import { seededRandom } from './seeded-random'

const random = seededRandom(1)
const place: RecordPlace = {
  table: 'record',
  customer: 'c-1',
  category: 'basic',
  record: 'r-1',
  version: 1,
  key: 'k-1',
}
const keyPlace: KeyPlace = { customer: 'c-1', category: 'basic', key: 'k-1', epoch: 'e-1' }

describe('a sealed value (4.2.4, 1.3.3)', () => {
  it('opens in no other place: customer, category, record, version, table and key, all pairs', () => {
    const changes: readonly Partial<RecordPlace>[] = [
      {},
      { table: 'draft' },
      { customer: 'c-2' },
      { category: 'credit' },
      { record: 'r-2' },
      { version: 2 },
      { key: 'k-2' },
      { customer: 'c-1basic', category: '' },
    ]
    const places = changes.map((change) => recordContext({ ...place, ...change }))
    const keys = [random(32), random(32)]
    let opened = 0
    for (const key of keys)
      for (const context of places) {
        const sealed = sealBytes({ key, plaintext: random(40), context })
        for (const otherKey of keys)
          for (const other of places) {
            const result = openBytes({ key: otherKey, sealed, context: other })
            expect(E.isRight(result)).toBe(otherKey === key && other === context)
            opened += E.isRight(result) ? 1 : 0
          }
      }
    expect(opened).toBe(keys.length * places.length)
  })

  it('opens with no bit flipped, cut nowhere and extended never, in 20,000 cases with one failure', () => {
    const [key, context] = [random(32), recordContext(place)]
    const kinds = new Set<string>()
    let cases = 0
    const attempt = (sealed: Uint8Array): void => {
      const result = openBytes({ key, sealed, context })
      kinds.add(E.isLeft(result) ? `${result.left.kind} ${sealed[0] ?? 1}` : 'opened')
      cases += 1
    }
    for (const length of [0, 1, 15, 64, 400, 1500]) {
      const sealed = sealBytes({ key, plaintext: random(length), context })
      for (let bit = 8; bit < sealed.length * 8; bit += 1)
        attempt(sealed.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)))
      for (const end of sealed.keys()) attempt(sealed.slice(0, end))
      for (let more = 1; more <= 16; more += 1) attempt(Uint8Array.of(...sealed, ...random(more)))
    }
    expect(cases).toBeGreaterThanOrEqual(20_000)
    expect([...kinds]).toEqual(['seal/tampered 1'])
    expect(openBytes({ key, sealed: Uint8Array.of(2, ...random(60)), context })).toMatchObject({
      left: { kind: 'seal/version' },
    })
  })

  it('has a data key that unwraps in its own place alone', () => {
    const [epochKey, dataKey] = [random(32), createDataKey()]
    const wrapped = wrapKey({ epochKey, dataKey, place: keyPlace })
    expect(unwrapKey({ epochKey, wrapped, place: keyPlace })).toEqual(E.right(dataKey))
    for (const change of [{ customer: 'c-2' }, { category: 'credit' }, { key: 'k-2' }, { epoch: 'e-2' }])
      expect(E.isLeft(unwrapKey({ epochKey, wrapped, place: { ...keyPlace, ...change } }))).toBe(true)
    expect(E.isLeft(unwrapKey({ epochKey: random(32), wrapped, place: keyPlace }))).toBe(true)
  })

  it('is sealed neither under a key of another length nor without randomness', () => {
    const input = { plaintext: random(8), context: random(8) }
    expect(() => sealBytes({ ...input, key: random(31) })).toThrow('not 32 bytes')
    for (const broken of [() => new Uint8Array(23), () => new Uint8Array(0)])
      expect(() => sealBytes({ ...input, key: random(32), random: broken })).toThrow('gave no randomness')
  })
})

describe('randomness', () => {
  it('repeats no nonce, no salt and no id in 100,000 each', () => {
    const [nonces, salts, ids] = [new Set<string>(), new Set<string>(), new Set<string>()]
    const [draw, key] = [pooledRandom(), random(32)]
    const empty = new Uint8Array()
    for (let count = 0; count < 100_000; count += 1) {
      nonces.add(
        Buffer.from(sealBytes({ key, plaintext: empty, context: empty }).subarray(1, 25)).toString('latin1'),
      )
      salts.add(Buffer.from(draw(32)).toString('latin1'))
      ids.add(randomUuid())
    }
    expect([nonces.size, salts.size, ids.size]).toEqual([100_000, 100_000, 100_000])
    for (const id of ids)
      if (!/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))
        expect(id).toBe('a UUID')
  })
})

describe('keyed fingerprints', () => {
  it('of equal texts are equal under one key and different for another item, scope or root', () => {
    const [root, other] = [random(32), random(32)]
    const indexes = [
      blindIndex(createIndexKey(root, 'basic.phone'), '13800138000'),
      blindIndex(createIndexKey(root, 'basic.landline'), '13800138000'),
      blindIndex(createIndexKey(other, 'basic.phone'), '13800138000'),
    ]
    expect(new Set(indexes.map(String)).size).toBe(3)
    expect(blindIndex(createIndexKey(root, 'basic.phone'), '13800138000')).toEqual(indexes[0])
    const pseudonyms = ['carrier', 'insurer'].map((scope) =>
      pseudonymOf(createPseudonymKey(root, scope, 'basic.phone'), '13800138000'),
    )
    expect(new Set(pseudonyms).size).toBe(2)
    expect(pseudonymOf(createPseudonymKey(root, 'carrier', 'basic.phone'), '13800138000')).toBe(pseudonyms[0])
    for (const pseudonym of pseudonyms) expect(pseudonym).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(commit(root, 'text')).not.toEqual(commit(other, 'text'))
  })

  it('are cut to the bits that were asked for, and to no senseless number', () => {
    const key = createIndexKey(random(32), 'basic.phone')
    const [full, cut] = [blindIndex(key, 'text', 256), blindIndex(key, 'text', 13)]
    expect(blindIndex(key, 'text')).toEqual(full.slice(0, 16))
    expect([...cut]).toEqual([full[0], (full[1] ?? 0) & 0b11111000])
    for (const bits of [0, 7, 257, 12.5, Number.NaN])
      expect(() => blindIndex(key, 'text', bits)).toThrow('8 to 256')
  })

  it('never come from fields that read two ways, nor from half characters', () => {
    const encoded = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['', 'abc'], ['é'], ['e\u0301']]
    expect(new Set(encoded.map((fields) => String(encodeFields('l', fields)))).size).toBe(encoded.length)
    expect(() => encodeFields('l', ['\ud800'])).toThrow('half a character')
  })
})
