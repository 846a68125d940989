/** Can a strategy of an adopter's own leak? It is held to the promise of all, however badly it is written. */

import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import {
  defineMasks,
  defineStrategy,
  hidden,
  keepLast,
  kept,
  maskWith,
  open,
  type Part,
} from '../../src/mask/index'
import { weightOf } from './oracle'
import { anyText } from './values'

const whole = '******'
const sensitive = { en: 'The six digits', zh: '六位数字' }
const badge = defineStrategy({
  name: 'badge',
  sensitive,
  minimum: 4,
  read: (text) =>
    /^[A-Z][0-9]{6}$/.test(text) ? [open(text.slice(0, 1)), ...keepLast(text.slice(1), 2)] : undefined,
})
const reading = (read: (text: string) => readonly Part[] | undefined, minimum = 1) =>
  defineStrategy({ name: 'own', sensitive, minimum, read })

describe('a strategy of one’s own', () => {
  it('masks by the same rules, alone or by its name', () => {
    expect(maskWith(badge, 'A123456')).toBe('A****56')
    expect(maskWith(badge, 'A12345')).toBe(whole)
    expect(maskWith(badge, null)).toBe(null)
    expect(maskWith(badge, ['A123456', 5])).toEqual(['A****56', whole])
    expect(maskWith(badge, new Date(0))).toBe(whole)
    const mask = defineMasks({ badge })
    expect(mask('badge', 'A123456')).toBe('A****56')
    expect(mask('badge', 'A123456', { character: '#' })).toBe('A####56')
    expect(mask('mobile', '13800138000')).toBe('138****8000')
    expect(mask('__proto__', 'A123456')).toBe(whole)
    expectTypeOf(maskWith(badge, 'A123456')).toEqualTypeOf<string>()
    expectTypeOf(badge.name).toEqualTypeOf<'badge'>()
  })

  it('masks whole what it reads badly', () => {
    const bad: readonly ((text: string) => readonly Part[] | undefined)[] = [
      (text) => [open(text)],
      (text) => [kept(text)],
      (text) => [open(text), hidden('')],
      (text) => [open(text), hidden('…!? ')],
      (text) => [open(text), hidden('\u3164\u3164\u3164\u3164')],
      (text) => [hidden(text, text)],
      (text) => [hidden(text, `${text}*`)],
      (text) => [hidden(text, text.slice(1))],
      (text) => [hidden(text, `*${[...text].reverse().join('-')}`)],
      (text) => [hidden(text), open(text)],
      (text) => [hidden(text), open(text.toUpperCase())],
      (text) => [
        hidden(text),
        open(text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))),
      ],
      (text) => [open('\u202e'), hidden(text)],
      (text) => [open('\u0301'), hidden(text)],
      (text) => [open('e'), hidden(`\u0301${text}`)],
      () => [],
      () => undefined,
      (text) => {
        throw new Error(text)
      },
      (text) => JSON.parse(`[null,"${text}"]`),
      (text) => JSON.parse(`"${text}"`),
      (text) => JSON.parse(`[{"role":"shown","text":"${text}"},{"role":"hidden","text":"x1"}]`),
      (text) => JSON.parse(`[{"role":"hidden","text":["${text}"]}]`),
      () => JSON.parse('[{"role":"hidden"}]'),
      () => JSON.parse('7'),
    ]
    for (const [at, read] of bad.entries())
      expect([at, maskWith(reading(read), 'secret77')]).toEqual([at, whole])
  })

  it('hides at least its minimum', () => {
    const strategy = (minimum: number) => reading((text) => keepLast(text, 2), minimum)
    expect(maskWith(strategy(4), '123456')).toBe('****56')
    expect(maskWith(strategy(5), '123456')).toBe(whole)
    expect(maskWith(strategy(1), '123')).toBe(whole)
  })

  it('may cut anywhere: half is hidden, or nothing shows', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, one, other) => {
        const [from, to] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b)
        const mask = maskWith(
          reading((value) => [
            kept(value.slice(0, from)),
            hidden(value.slice(from, to)),
            kept(value.slice(to ?? 0)),
          ]),
          text,
        )
        if (mask === whole) return
        expect(weightOf(mask) * 2).toBeLessThanOrEqual(weightOf(text))
        expect(/[\p{C}]/u.test(mask)).toBe(false)
      }),
      { numRuns: 5_000, seed: 61 },
    )
  })

  it('is refused where it is declared badly, without a value in the error', () => {
    const read = () => undefined
    const failures = [
      () => defineStrategy({ name: 'My badge', sensitive, minimum: 1, read }),
      () => defineStrategy({ name: '', sensitive, minimum: 1, read }),
      () => defineStrategy({ name: 'badge', sensitive: { en: ' ', zh: 'x' }, minimum: 1, read }),
      ...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY].map(
        (minimum) => () => defineStrategy({ name: 'badge', sensitive, minimum, read }),
      ),
      () => defineMasks({ mobile: badge }),
      () => defineMasks({ secret: badge }),
    ].map((run) => {
      try {
        return run()
      } catch (error) {
        return isTutelaError(error) ? error.failure.kind : error
      }
    })
    expect(new Set(failures)).toEqual(new Set(['input/invalid']))
  })

  it('cannot be changed after it was declared', () => {
    expect(() => Object.assign(badge, { minimum: 0 })).toThrow(TypeError)
    expect(() => Object.assign(badge.sensitive, { en: '' })).toThrow(TypeError)
  })
})
