/** What is held to the guarantee? Every strategy and preset, with every request and many parameters, good ones and bad. */

import { hutool } from '../../src/mask/presets/hutool'
import { shardingsphere } from '../../src/mask/presets/shardingsphere'
import { textStrategies } from '../../src/mask/registry'
import type { TextStrategy } from '../../src/mask/strategy'
import type { MaskRequest, MaskStyle } from '../../src/mask/style'

const numbers = [0, 1, 2, 3, 4, 6, 11, 200, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]
const pairs = numbers.flatMap((one) => numbers.map((other) => [one, other] as const))
const separators = ['@', '-', '·', '省', '区', '路', '0', '.', '', ' ', '@e', '\u0301', '👍']

/** The strategies of the registry, one a name. */
export const registered: readonly TextStrategy[] = Object.values(textStrategies)

/** Hutool's without parameters. */
export const hutoolStrategies: readonly TextStrategy[] = Object.values(hutool).filter(
  (preset) => typeof preset === 'object',
)

/** All presets, those with parameters many times. */
export const presets: readonly TextStrategy[] = [
  ...hutoolStrategies,
  ...pairs.map(([front, end]) => hutool.idCardNum(front, end)),
  ...[...numbers, 5, 8, 9].map((size) => hutool.address(size)),
  ...pairs.flatMap(([one, other]) => [
    shardingsphere.KEEP_FIRST_N_LAST_M({ 'first-n': one, 'last-m': other }),
    shardingsphere.MASK_FIRST_N_LAST_M({ 'first-n': one, 'last-m': other }),
    shardingsphere.KEEP_FROM_X_TO_Y({ 'from-x': one, 'to-y': other }),
    shardingsphere.MASK_FROM_X_TO_Y({ 'from-x': one, 'to-y': other }),
  ]),
  ...separators.flatMap((text) => [
    shardingsphere.MASK_BEFORE_SPECIAL_CHARS({ 'special-chars': text }),
    shardingsphere.MASK_AFTER_SPECIAL_CHARS({ 'special-chars': text }),
  ]),
]

const asked: readonly MaskRequest[] = [
  {},
  ...(['province', 'city', 'district', 'street'] as const).map((address) => ({ address })),
  { birthDate: { ageBandAt: Date.UTC(2026, 5, 1) } },
  { birthDate: { ageBandAt: Number.NaN } },
  ...(['domain', 'initial'] as const).map((email) => ({ email })),
  { name: 'last' },
  ...(['prefix', 'last'] as const).map((phone) => ({ phone })),
  { document: 'last' },
  { ip: 'block' },
  // a request may come from a file
  JSON.parse(
    '{"address":"door","birthDate":"day","email":"all","name":"all","phone":"all","document":"all","ip":"all"}',
  ),
  JSON.parse(
    '{"address":null,"birthDate":null,"email":null,"name":null,"phone":null,"document":null,"ip":null}',
  ),
  JSON.parse('{"birthDate":{"ageBandAt":"2026"},"email":{},"name":["last"],"phone":7}'),
]

/** Styles in which nothing but what is asked for differs. */
export const requests: readonly MaskStyle[] = asked.map((show) => ({ show }))
