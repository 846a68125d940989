/** Does the guide say of masks what they do? Its table of strategies against the registry, its table of presets against both sides. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { maskValue } from '../../src/mask/mask-value'
import { maskWith } from '../../src/mask/mask-with'
import { hutool } from '../../src/mask/presets/hutool'
import { shardingsphere } from '../../src/mask/presets/shardingsphere'
import { textStrategies } from '../../src/mask/registry'
import type { TextStrategy } from '../../src/mask/strategy'
import { hutoolPrints, shardingspherePrints } from './presets/java'
import { samples } from './samples'

const guide = await readFile(join(import.meta.dirname, '../../docs/guide/masking.md'), 'utf8')

/** The rows of the table under a heading, cell by cell, without the signs of code. */
const rowsOf = (heading: string): readonly (readonly string[])[] =>
  (guide.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(2, -2).split(' | '))
const plain = (cell = ''): string => cell.replaceAll('`', '')

type Print = (text: string) => string
const {
  KEEP_FIRST_N_LAST_M: keepEnds,
  MASK_FIRST_N_LAST_M: maskEnds,
  KEEP_FROM_X_TO_Y: keepRange,
  MASK_FROM_X_TO_Y: maskRange,
  MASK_BEFORE_SPECIAL_CHARS: before,
  MASK_AFTER_SPECIAL_CHARS: after,
} = shardingsphere
const ends = (one: number, other: number) => ({ 'first-n': one, 'last-m': other })
const range = (one: number, other: number) => ({ 'from-x': one, 'to-y': other })

/** Rules as the guide writes them: ours, and the model of theirs. */
const rules: Readonly<Record<string, readonly [TextStrategy, Print]>> = {
  'hutool.chineseName': [hutool.chineseName, hutoolPrints.chineseName],
  'hutool.firstMask': [hutool.firstMask, hutoolPrints.firstMask],
  'hutool.idCardNum(1, 2)': [hutool.idCardNum(1, 2), hutoolPrints.idCardNum(1, 2)],
  'hutool.idCardNum(6, 4)': [hutool.idCardNum(6, 4), hutoolPrints.idCardNum(6, 4)],
  'hutool.fixedPhone': [hutool.fixedPhone, hutoolPrints.fixedPhone],
  'hutool.mobilePhone': [hutool.mobilePhone, hutoolPrints.mobilePhone],
  'hutool.address(8)': [hutool.address(8), hutoolPrints.address(8)],
  'hutool.address(3)': [hutool.address(3), hutoolPrints.address(3)],
  'hutool.address(0)': [hutool.address(0), hutoolPrints.address(0)],
  'hutool.email': [hutool.email, hutoolPrints.email],
  'hutool.password': [hutool.password, hutoolPrints.password],
  'hutool.carLicense': [hutool.carLicense, hutoolPrints.carLicense],
  'hutool.bankCard': [hutool.bankCard, hutoolPrints.bankCard],
  'hutool.ipv4': [hutool.ipv4, hutoolPrints.ipv4],
  'hutool.ipv6': [hutool.ipv6, hutoolPrints.ipv6],
  'hutool.passport': [hutool.passport, hutoolPrints.passport],
  'hutool.creditCode': [hutool.creditCode, hutoolPrints.creditCode],
  'KEEP_FIRST_N_LAST_M(3, 4)': [keepEnds(ends(3, 4)), shardingspherePrints.KEEP_FIRST_N_LAST_M(3, 4)],
  'MASK_FIRST_N_LAST_M(2, 3)': [maskEnds(ends(2, 3)), shardingspherePrints.MASK_FIRST_N_LAST_M(2, 3)],
  'MASK_FIRST_N_LAST_M(1, 1)': [maskEnds(ends(1, 1)), shardingspherePrints.MASK_FIRST_N_LAST_M(1, 1)],
  'KEEP_FROM_X_TO_Y(2, 4)': [keepRange(range(2, 4)), shardingspherePrints.KEEP_FROM_X_TO_Y(2, 4)],
  'KEEP_FROM_X_TO_Y(0, 9)': [keepRange(range(0, 9)), shardingspherePrints.KEEP_FROM_X_TO_Y(0, 9)],
  'MASK_FROM_X_TO_Y(3, 6)': [maskRange(range(3, 6)), shardingspherePrints.MASK_FROM_X_TO_Y(3, 6)],
  'MASK_BEFORE_SPECIAL_CHARS(@)': [
    before({ 'special-chars': '@' }),
    shardingspherePrints.MASK_BEFORE_SPECIAL_CHARS('@'),
  ],
  'MASK_BEFORE_SPECIAL_CHARS(-)': [
    before({ 'special-chars': '-' }),
    shardingspherePrints.MASK_BEFORE_SPECIAL_CHARS('-'),
  ],
  'MASK_AFTER_SPECIAL_CHARS(-)': [
    after({ 'special-chars': '-' }),
    shardingspherePrints.MASK_AFTER_SPECIAL_CHARS('-'),
  ],
  'MASK_AFTER_SPECIAL_CHARS(d1)': [
    after({ 'special-chars': 'd1' }),
    shardingspherePrints.MASK_AFTER_SPECIAL_CHARS('d1'),
  ],
}

describe('the guide to masking', () => {
  it('lists every strategy with what it declares, and examples that it prints', () => {
    const rows = rowsOf('Strategies for texts')
    const declared = Object.values(textStrategies).map(({ name, sensitive, minimum }) => [
      name,
      sensitive.en,
      String(minimum),
    ])
    expect(rows.slice(0, -1).map((row) => row.slice(0, 3).map(plain))).toEqual(declared)
    for (const [name = '', , , examples = ''] of rows.slice(0, -1))
      for (const example of examples.split(', ').map(plain)) {
        const printed = Object.entries(samples)
          .find(([each]) => each === plain(name))?.[1]
          .map(([value]) => maskValue(plain(name), value))
        expect(printed).toContain(example)
      }
  })

  it('says of every preset what theirs prints and what ours does', () => {
    const rows = rowsOf('Presets: the rules of Hutool and ShardingSphere').map((row) => row.map(plain))
    expect([...new Set(rows.map(([rule]) => rule))].toSorted()).toEqual(Object.keys(rules).toSorted())
    for (const [rule = '', value = '', theirs, ours, why] of rows) {
      const [strategy, print] = rules[rule] ?? []
      if (strategy === undefined || print === undefined) throw new Error(`no rule \`${rule}\``)
      expect([rule, value, print(value), maskWith(strategy, value)]).toEqual([rule, value, theirs, ours])
      expect(why === 'same').toBe(theirs === ours)
    }
  })
})
