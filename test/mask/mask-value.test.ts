import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conceal } from '../../src/mask/conceal'
import { graphemes } from '../../src/mask/graphemes'
import { maskValue } from '../../src/mask/mask-value'
import { isMaskName, maskNames, textStrategies } from '../../src/mask/registry'
import { samples } from './samples'

const whole = '******'
const valid = Object.values(samples).flatMap((pairs) => pairs.map(([value]) => value))
const odd = [
  '\u0301',
  '\u202e',
  '\u200d',
  '👨‍👩‍👧',
  '𠮷',
  '９',
  '*',
  '·',
  '\ud800',
  ' ',
  '\n',
  '葛\u{e0100}',
  'ﬁ',
]

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.stringMatching(/^[0-9A-Z京沪省市区县@.:·-]{0,30}$/),
  fc.constantFrom(...valid),
  fc
    .tuple(fc.constantFrom(...valid), fc.constantFrom(...odd), fc.nat())
    .map(
      ([text, sign, at]) => text.slice(0, at % (text.length + 1)) + sign + text.slice(at % (text.length + 1)),
    ),
)

/** Characters of the value, in order, that can be read in the mask: the longest common subsequence of letters and digits. */
const readable = (value: string, mask: string): number => {
  const [left, right] = [value, mask].map((text) =>
    graphemes(text.normalize('NFKC').toLowerCase()).filter((part) => /[\p{L}\p{N}]/u.test(part)),
  )
  let row: readonly number[] = [0]
  for (const a of left ?? [])
    row = (right ?? []).reduce<number[]>(
      (next, b, at) => [...next, a === b ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0)],
      [0],
    )
  return row.at(-1) ?? 0
}

describe('masking a value', () => {
  it('prints every sample as it is written down', () => {
    for (const [name, pairs] of Object.entries(samples))
      for (const [value, mask] of pairs)
        expect([name, value, maskValue(name, value)]).toEqual([name, value, mask])
  })

  it('has a sample for every strategy that shows a part of a text', () => {
    expect(Object.keys(textStrategies).filter((name) => !(name in samples))).toEqual([])
  })

  it('keeps the guarantee for any text and every strategy', () => {
    let seen = 0
    fc.assert(
      fc.property(fc.constantFrom(...maskNames.filter((name) => name !== 'none')), anyText, (name, text) => {
        seen += 1
        const mask = maskValue(name, text)
        expect(maskValue(name, text)).toBe(mask)
        expect(typeof mask).toBe('string')
        expect(/\p{C}/u.test(String(mask))).toBe(false)
        if (text !== whole) expect(mask).not.toBe(text)
        if (mask === whole || name === 'amount') return
        const total = graphemes(text.normalize('NFKC')).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
        expect(readable(text, String(mask))).toBeLessThan(total)
      }),
      { numRuns: 20_000, seed: 8 },
    )
    expect(seen).toBe(20_000)
  })

  it('hides at least half of the sensitive characters and the minimum, and never prints what it hides', () => {
    let partial = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(textStrategies)),
        fc.oneof(anyText, fc.constantFrom(...valid)),
        (strategy, text) => {
          const mask = conceal(strategy, text, {})
          const parts = strategy.read(text, {})
          if (mask === whole || parts === undefined) return
          partial += 1
          const count = (role: string): number =>
            graphemes(
              parts
                .filter((part) => part.role === role)
                .map((part) => part.text)
                .join(''),
            ).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
          expect(count('hidden')).toBeGreaterThanOrEqual(Math.max(count('kept'), strategy.minimum))
          for (const part of parts)
            if (part.role === 'hidden' && (part.text.length > 1 || (part.text !== '' && count('hidden') < 4)))
              expect(mask.includes(part.text)).toBe(false)
        },
      ),
      { numRuns: 5_000, seed: 9 },
    )
    expect(partial).toBeGreaterThan(100)
  })

  it('shows nothing more when it masks its own mask', () => {
    for (const [name, pairs] of Object.entries(samples))
      for (const [, mask] of pairs) expect([whole, mask]).toContain(maskValue(name, mask))
  })

  it('masks one character, nothing, and a megabyte whole', () => {
    for (const name of maskNames.filter((each) => each !== 'none'))
      for (const text of ['', '张', 'x', '*', '👨‍👩‍👧', '张'.repeat(1 << 20), 'e\u0301'.repeat(1 << 19)])
        expect(maskValue(name, text)).toBe(whole)
  })

  it('masks whole what its strategy cannot read', () => {
    for (const [name, text] of [
      ['mobile', '1380013800'],
      ['mobile', 'call 13800138000'],
      ['bank-card', '4111111111111112'],
      ['resident-id', '110105194912310021'],
      ['email', 'lilei@lilei.com'],
      ['person-name', '张三13800138000'],
      ['address', '幸福小区3栋'],
      ['address', '10 Downing Street, London'],
      ['ip-address', '::1'],
      ['postal-code', 'SW1A 2AA'],
      ['birth-date', '1990-02-30'],
    ] as const)
      expect([name, text, maskValue(name, text)]).toEqual([name, text, whole])
  })

  it('masks whole where the hidden part could be read off the rest', () => {
    expect(maskValue('mobile', '13800000000')).toBe(whole)
    expect(maskValue('person-name', '李李')).toBe(whole)
  })

  it('gives the whole mask for any unknown name and any value that is no plain data', () => {
    const thrower = {
      get number(): string {
        throw new Error('13800138000')
      },
    }
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    for (const name of ['constructor', '__proto__', 'toString', '', 'Mobile', 'unknown'])
      expect([isMaskName(name), maskValue(name, '13800138000')]).toEqual([false, whole])
    for (const name of maskNames)
      for (const value of [thrower, cycle, () => 1, Symbol('x'), 10n, Number.NaN, new Date(0), new Map()])
        expect(maskValue(name, value)).toBe(whole)
    expect(maskValue('mobile', null)).toBe(null)
    expect(maskValue('mobile', undefined)).toBe(null)
  })

  it('never throws, whatever plain data it gets', () => {
    fc.assert(
      fc.property(fc.constantFrom(...maskNames), fc.anything(), (name, value) => {
        expect(JSON.stringify(maskValue(name, value))).toBe(JSON.stringify(maskValue(name, value)))
      }),
      { numRuns: 5_000, seed: 10 },
    )
  })

  it('takes a mask character from its list and can hide lengths', () => {
    expect(maskValue('mobile', '13800138000', { character: '•' })).toBe('138••••8000')
    expect(maskValue('person-name', 'Maria Anders', { fixedWidth: true })).toBe('M**** A****')
    expect(maskValue('whole', 'x', { character: '#' })).toBe('######')
    expect(maskValue('mobile', '13800138000', JSON.parse('{"character":"1"}'))).toBe('138****8000')
  })
})
