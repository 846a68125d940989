/** Do the presets print what ShardingSphere's mask algorithms print, and only where it is safe? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskWith } from '../../../src/mask/mask-with'
import { shardingsphere } from '../../../src/mask/presets/shardingsphere'
import type { TextStrategy } from '../../../src/mask/strategy'
import { anyText, mobiles } from '../values'
import { shardingspherePrints as theirs } from './java'

const whole = '******'
const number = fc.nat({ max: 12 })
const special = fc.constantFrom('@', '-', '.', ' ', 'a', 'd1', '区')

/** A strategy beside the model of the algorithm that it stands for. */
const pairs: fc.Arbitrary<readonly [TextStrategy, (text: string) => string]> = fc
  .tuple(number, number, special)
  .chain(([one, other, text]) =>
    fc.constantFrom<[TextStrategy, (text: string) => string]>(
      [
        shardingsphere.KEEP_FIRST_N_LAST_M({ 'first-n': one, 'last-m': other }),
        theirs.KEEP_FIRST_N_LAST_M(one, other),
      ],
      [
        shardingsphere.MASK_FIRST_N_LAST_M({ 'first-n': one, 'last-m': other }),
        theirs.MASK_FIRST_N_LAST_M(one, other),
      ],
      [
        shardingsphere.KEEP_FROM_X_TO_Y({ 'from-x': one, 'to-y': one + other }),
        theirs.KEEP_FROM_X_TO_Y(one, one + other),
      ],
      [
        shardingsphere.MASK_FROM_X_TO_Y({ 'from-x': one, 'to-y': one + other }),
        theirs.MASK_FROM_X_TO_Y(one, one + other),
      ],
      [
        shardingsphere.MASK_BEFORE_SPECIAL_CHARS({ 'special-chars': text }),
        theirs.MASK_BEFORE_SPECIAL_CHARS(text),
      ],
      [
        shardingsphere.MASK_AFTER_SPECIAL_CHARS({ 'special-chars': text }),
        theirs.MASK_AFTER_SPECIAL_CHARS(text),
      ],
    ),
  )

describe('the presets of ShardingSphere', () => {
  it('print the same as it or the whole mask, for any text of a code unit a character', () => {
    let [same, safer] = [0, 0]
    fc.assert(
      fc.property(
        pairs,
        fc.oneof(anyText, fc.stringMatching(/^[a-z0-9@.-]{2,24}$/)),
        ([strategy, print], text) => {
          const mask = maskWith(strategy, text)
          if (mask === whole) safer += 1
          // where characters have several code units, Java cuts them in pieces
          else if (/^[\x20-\x7e\u4e00-\u9fff]*$/.test(text)) {
            expect(mask).toBe(print(text))
            same += 1
          }
        },
      ),
      { numRuns: 5_000, seed: 41 },
    )
    expect(same).toBeGreaterThan(500)
    expect(safer).toBeGreaterThan(500)
  })

  it('print the same wherever half of the letters and digits is hidden', () => {
    fc.assert(
      fc.property(pairs, fc.stringMatching(/^[a-z0-9]{4,24}$/), ([strategy, print], text) => {
        const expected = print(text)
        const hidden = expected.split('*').length - 1
        const runs = [...expected.matchAll(/\*+/g)].map(({ index, 0: stars }) =>
          text.slice(index, index + stars.length),
        )
        const isSafe =
          hidden * 2 >= text.length &&
          hidden > 1 &&
          !runs.some((run) => expected.includes(run) && (run.length > 1 || hidden < 4))
        expect(maskWith(strategy, text)).toBe(isSafe ? expected : whole)
      }),
      { numRuns: 5_000, seed: 42 },
    )
  })

  it('mask a mobile number as everybody does', () => {
    fc.assert(
      fc.property(mobiles, (text) => {
        const mask = maskWith(shardingsphere.KEEP_FIRST_N_LAST_M({ 'first-n': 3, 'last-m': 4 }), text)
        expect([`${text.slice(0, 3)}****${text.slice(7)}`, whole]).toContain(mask)
        if (text.slice(3, 7) !== text.slice(7)) expect(mask).not.toBe(whole)
      }),
      { numRuns: 500, seed: 43 },
    )
  })

  it('mask whole where it leaks', () => {
    const keep = shardingsphere.KEEP_FIRST_N_LAST_M({ 'first-n': 3, 'last-m': 4 })
    for (const [strategy, value] of [
      [keep, '138'],
      [keep, '1380013'],
      [keep, 'abcdefghijk'],
      [shardingsphere.KEEP_FROM_X_TO_Y({ 'from-x': 0, 'to-y': 10 }), '13800138000'],
      [shardingsphere.MASK_FIRST_N_LAST_M({ 'first-n': 1, 'last-m': 1 }), '13800138000'],
      [shardingsphere.MASK_FROM_X_TO_Y({ 'from-x': 5, 'to-y': 9 }), '138'],
      [shardingsphere.MASK_FROM_X_TO_Y({ 'from-x': 9, 'to-y': 5 }), '13800138000'],
      [shardingsphere.MASK_BEFORE_SPECIAL_CHARS({ 'special-chars': '@' }), '13800138000'],
      [shardingsphere.MASK_BEFORE_SPECIAL_CHARS({ 'special-chars': '-' }), '010-88886666'],
      [shardingsphere.MASK_BEFORE_SPECIAL_CHARS({ 'special-chars': '@' }), 'john.smith@smith.com'],
      [shardingsphere.MASK_AFTER_SPECIAL_CHARS({ 'special-chars': '@' }), '13800138000@qq.com'],
      [shardingsphere.MASK_AFTER_SPECIAL_CHARS({ 'special-chars': '' }), '13800138000'],
    ] as const)
      expect([strategy.name, value, maskWith(strategy, value)]).toEqual([strategy.name, value, whole])
  })

  it('take a character of the list, and leave it to the caller to take another', () => {
    const hashes = shardingsphere.KEEP_FIRST_N_LAST_M({ 'first-n': 3, 'last-m': 4, 'replace-char': '#' })
    expect(maskWith(hashes, '13800138000')).toBe('138####8000')
    expect(maskWith(hashes, '138')).toBe('######')
    expect(maskWith(hashes, '13800138000', { character: '•' })).toBe('138••••8000')
    const letters = shardingsphere.KEEP_FIRST_N_LAST_M({
      'first-n': 3,
      'last-m': 4,
      'replace-char': JSON.parse('"8"'),
    })
    expect(maskWith(letters, '13800138000')).toBe('138****8000')
  })

  it('count characters as readers see them', () => {
    const keep = shardingsphere.KEEP_FIRST_N_LAST_M({ 'first-n': 1, 'last-m': 1 })
    expect(maskWith(keep, '𠮷田一郎')).toBe('𠮷**郎')
    expect(maskWith(keep, 'e\u0301te\u0301s')).toBe('e\u0301**s')
  })
})
