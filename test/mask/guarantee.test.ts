/** Is enough hidden, of any text, by every strategy and preset, whatever is asked of it? Judged by an oracle of the test's own. */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conceal } from '../../src/mask/conceal'
import { segmentsOf } from '../../src/mask/graphemes'
import { maskWith } from '../../src/mask/mask-with'
import type { TextStrategy } from '../../src/mask/strategy'
import type { MaskStyle } from '../../src/mask/style'
import { oracles, weightOf } from './oracle'
import { presets, registered, requests } from './subjects'
import { anyText, validValues } from './values'

const whole = '******'
const runs = Number(process.env.TUTELA_SOAK === undefined ? 20_000 : 500_000)

/** What is wrong with a mask, or nothing. */
const faultOf = (strategy: TextStrategy, text: string, style: MaskStyle): string | undefined => {
  const mask = conceal(strategy, text, style)
  if (mask === whole) return undefined
  if (conceal(strategy, text, style) !== mask) return 'not stable'
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(mask)) return 'something invisible shows'
  if (mask === text) return 'the value itself'
  if (![whole, mask].includes(conceal(strategy, mask, style))) return 'masked again it shows more'
  const shownMarks = segmentsOf(mask).filter((part) => /^\p{M}/u.test(part))
  if (shownMarks.length > 0) return 'a grapheme was cut'
  const { sensitive, shown } = oracles[strategy.name]?.(text, mask) ?? { sensitive: '', shown: mask }
  const [total, seen] = [weightOf(sensitive), weightOf(shown)]
  if (total - seen < strategy.minimum)
    return `only ${total - seen} of ${total} hidden, the minimum is ${strategy.minimum}`
  return total - seen < seen ? `only ${total - seen} of ${total} hidden` : undefined
}

/** By turns of their names, since some have many parameters. */
const anyOf = (strategies: readonly TextStrategy[]): fc.Arbitrary<TextStrategy> =>
  fc.oneof(
    ...[...Map.groupBy(strategies, ({ name }) => name).values()].map((same) => fc.constantFrom(...same)),
  )

const holds = (
  strategies: readonly TextStrategy[],
  styles: readonly MaskStyle[],
  numRuns: number,
): ReadonlyMap<string, number> => {
  const partial = new Map<string, number>()
  fc.assert(
    fc.property(anyOf(strategies), fc.constantFrom(...styles), anyText, (strategy, style, text) => {
      const fault = faultOf(strategy, text, style)
      if (fault !== undefined)
        throw new Error(`${strategy.name}: ${fault}: ${conceal(strategy, text, style)}`)
      if (conceal(strategy, text, style) !== whole)
        partial.set(strategy.name, (partial.get(strategy.name) ?? 0) + 1)
    }),
    { numRuns, seed: 21 },
  )
  return partial
}

describe('the guarantee', () => {
  it('has an oracle for every strategy and preset', () => {
    expect([...registered, ...presets].map(({ name }) => name).filter((name) => !(name in oracles))).toEqual(
      [],
    )
  })

  it('holds for every strategy and any text, and every strategy shows something of some', () => {
    const partial = holds(registered, [{}], runs)
    expect(registered.map(({ name }) => name).filter((name) => !partial.has(name))).toEqual([])
  })

  it('holds for every request', () => {
    holds(registered, requests, runs)
  })

  it('holds for every preset and any parameters, and every preset shows something of some', () => {
    const partial = holds(presets, [{}], runs)
    expect(presets.map(({ name }) => name).filter((name) => !partial.has(name))).toEqual([])
  })

  it('holds in every style: a fixed width says nothing of lengths, another character changes nothing else', () => {
    fc.assert(
      fc.property(anyOf([...registered, ...presets]), anyText, (strategy, text) => {
        const plain = conceal(strategy, text, {})
        expect(conceal(strategy, text, { character: '•' })).toBe(
          plain === whole ? '••••••' : conceal(strategy, text, {}).replaceAll('*', '•'),
        )
        const fixed = conceal(strategy, text, { fixedWidth: true })
        for (const run of fixed.match(/\*+/g) ?? []) expect(run.length % 4 === 0 || run === whole).toBe(true)
      }),
      { numRuns: 2_000, seed: 22 },
    )
  })

  it('finds a strategy that breaks it', () => {
    const leaky: TextStrategy = {
      ...presets.at(-1),
      name: 'keep-range',
      minimum: 1,
      sensitive: { en: 'x', zh: 'x' },
      read: (text) => [
        { role: 'open', text: text.slice(0, -1) },
        { role: 'hidden', text: text.slice(-1) },
      ],
    }
    expect(faultOf(leaky, 'abcd1234', {})).toBe('only 1 of 8 hidden')
    expect(() => holds([leaky], [{}], 2_000)).toThrow('hidden')
  })

  it('masks numbers and lists by the same rule', () => {
    fc.assert(
      fc.property(fc.constantFrom(...registered), validValues, (strategy, text) => {
        expect(maskWith(strategy, [text, text])).toEqual([
          conceal(strategy, text, {}),
          conceal(strategy, text, {}),
        ])
      }),
      { numRuns: 500, seed: 23 },
    )
    expect(maskWith(presets[0] ?? leafless, 13800138000)).toBe(whole)
  })

  it('never has a strategy read a long text or half a character', () => {
    const seen: string[] = []
    const spies = [...registered, ...presets].map((strategy) => ({
      ...strategy,
      read: (text: string, show: Parameters<TextStrategy['read']>[1]) => {
        seen.push(text)
        return strategy.read(text, show)
      },
    }))
    for (const spy of spies)
      for (const text of [
        '9'.repeat(257),
        '张'.repeat(1 << 20),
        'e\u0301'.repeat(1 << 19),
        'x@'.repeat(1 << 20),
        '\ud800',
        '138\udc00',
      ])
        expect(conceal(spy, text, {})).toBe(whole)
    expect(seen).toEqual([])
  })
})

const leafless: TextStrategy = {
  name: 'none',
  sensitive: { en: '-', zh: '-' },
  minimum: 1,
  read: () => undefined,
}
