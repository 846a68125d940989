/** Does a pseudonym look like a value of its format, tell nothing to others, and come back for the key's holder? */

import { either as E } from 'fp-ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFormatPseudonymKey, createPseudonymKey } from '../../src/crypto/pseudonym'
import { type FormatName, formatNames, formats, isFormatName } from '../../src/data/formats/registry'
import { readResidentId } from '../../src/data/formats/resident-id'
import { shapesOf } from '../../src/pseudonym/domains'
import { keepFormat, keepsFormat, revealFormat } from '../../src/pseudonym/keep-format'
import { kept, secret, valueOf } from './arbitrary'

const rightOf = <A>(result: E.Either<unknown, A>): A => {
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left))
  return result.right
}
const shapeOf = (format: FormatName, text: string): string | undefined =>
  shapesOf(format).find((shape) => shape.indexOf(text) !== undefined)?.name
const runs = process.env.TUTELA_SOAK === undefined ? 60 : 3_000
const root = new Uint8Array(32).fill(9)

describe.each(kept)('a pseudonym of %s', (format) => {
  it('comes back under its key, is a value of the format and of the same shape, and is the same each time', () => {
    fc.assert(
      fc.property(secret, valueOf(format), (key, text) => {
        const pseudonym = rightOf(keepFormat(key, format, text))
        expect(rightOf(revealFormat(key, format, pseudonym))).toBe(text)
        expect(formats[format].parse(pseudonym)).toEqual(E.right(pseudonym))
        expect(shapeOf(format, pseudonym)).toBe(shapeOf(format, text))
        expect(pseudonym).toHaveLength(format === 'ip-address' ? pseudonym.length : text.length)
        expect(rightOf(keepFormat(key.slice(), format, text))).toBe(pseudonym)
      }),
      { numRuns: runs },
    )
  })

  it('is different for different values, and for different scopes and items', () => {
    const texts = [...new Set(fc.sample(valueOf(format), { numRuns: 40, seed: 11 }))]
    const under = (scope: string, item: string): readonly string[] => {
      const key = createFormatPseudonymKey(root, scope, item)
      return texts.map((text) => rightOf(keepFormat(key, format, text)))
    }
    const carrier = under('recipient carrier', 'basic.a')
    expect(new Set(carrier).size).toBe(texts.length)
    // two permutations agree at a point by chance: once in a million at the most
    for (const other of [under('recipient insurer', 'basic.a'), under('recipient carrier', 'basic.b')])
      expect(other.filter((one, at) => one === carrier[at])).toEqual([])
  })

  it('is another value of the format, and no failure, under another key', () => {
    const [text = ''] = fc.sample(valueOf(format), { numRuns: 1, seed: 3 })
    const pseudonym = rightOf(keepFormat(new Uint8Array(32).fill(1), format, text))
    const revealed = rightOf(revealFormat(new Uint8Array(32).fill(2), format, pseudonym))
    expect(revealed).not.toBe(text)
    expect(E.isRight(formats[format].parse(revealed))).toBe(true)
  })
})

describe('pseudonyms that keep a format', () => {
  const key = createFormatPseudonymKey(root, 'recipient carrier', 'basic.phone')

  it('read a value in any spelling', () => {
    expect(keepFormat(key, 'mobile', ' +86 138-0013-8000 ')).toEqual(keepFormat(key, 'mobile', '13800138000'))
  })

  it('are under another key than opaque ones', () => {
    expect(key).not.toEqual(createPseudonymKey(root, 'recipient carrier', 'basic.phone'))
  })

  it('keep neither region nor birth date nor sex of a resident', () => {
    const facts = Array.from({ length: 200 }, (_, number) => {
      const holder = createFormatPseudonymKey(root, `recipient ${number}`, 'basic.identity')
      return rightOf(readResidentId(rightOf(keepFormat(holder, 'resident-id', '11010519491231002X'))))
    })
    expect(new Set(facts.map(({ region }) => region.slice(0, 2))).size).toBeGreaterThan(20)
    expect(new Set(facts.map(({ birthDate }) => birthDate.slice(0, 4))).size).toBeGreaterThan(60)
    expect(new Set(facts.map(({ sex }) => sex)).size).toBe(2)
    for (const { birthDate } of facts) expect(birthDate >= '1900' && birthDate < '2020').toBe(true)
  })

  it('are refused where under a million values look alike, or nobody knows how many', () => {
    for (const [format, text] of [
      ['postal-code', '100080'],
      ['postal-code', '999077'],
      ['email', 'li@example.com'],
      ['phone', '+442079460958'],
    ] as const) {
      expect(keepFormat(key, format, text)).toMatchObject(E.left({ kind: 'pseudonym/domain' }))
      expect(revealFormat(key, format, text)).toMatchObject(E.left({ kind: 'pseudonym/domain' }))
    }
    const without = formatNames.filter((name) => !isFormatName(name) || !keepsFormat(name))
    expect(without).toEqual(['email', 'postal-code'])
  })

  it('are refused for what is no value of the format, and the refusal holds nothing of it', () => {
    const refusal = keepFormat(key, 'mobile', '23800138000')
    expect(refusal).toMatchObject(E.left({ kind: 'input/invalid' }))
    expect(JSON.stringify(refusal)).not.toContain('23800138000')
  })

  it('are those of version 1', () => {
    const fixed = [
      keepFormat(key, 'mobile', '13800138000'),
      keepFormat(key, 'phone', '+8613800138000'),
      keepFormat(key, 'resident-id', '11010519491231002X'),
      keepFormat(key, 'bank-card', '4111111111111111'),
      keepFormat(key, 'credit-code', '91350100M000100Y43'),
      keepFormat(key, 'foreign-passport', 'L898902C3'),
      keepFormat(key, 'ip-address', '2001:db8::1'),
    ].map(rightOf)
    expect(fixed).toEqual([
      '13187399531',
      '+8618146895225',
      '632593201007262638',
      '4608117914053228',
      '6D111297G6RD8KNR5F',
      'TFUYBRCU5',
      '38b8:b98a:cc6:deee:299b:be02:ae09:f85a',
    ])
  })
})
