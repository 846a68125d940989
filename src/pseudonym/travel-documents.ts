/** Which passports and travel permits look alike? Those of one series as their formats list them; letters within a series are replaced. */

import { type Shape, shapeOf } from './shape'
import { charactersOf, digits, oneOf } from './slot'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const withoutIO = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

const series = (name: string, before: readonly string[], width: number): Shape =>
  shapeOf(name, [...before.map((alphabet) => oneOf([...alphabet])), digits(width)])

export const passportShapes = (): readonly Shape[] => [
  series('ordinary', ['EGHKM'], 8),
  series('ordinary of 2017', ['E', withoutIO], 7),
  series('official 7', ['DSP'], 7),
  series('official 8', ['DSP'], 8),
  series('official of 2017', ['DSP', 'E'], 7),
  series('Hong Kong and Macau', ['HKM', letters], 7),
  series('oldest', ['1', '45'], 7),
]

/** By length: letters and digits change places, and one digit there must be. */
export const foreignPassportShapes = (): readonly Shape[] =>
  [6, 7, 8, 9].map((width) =>
    shapeOf(String(width), [charactersOf(`0123456789${letters}`, width)], {
      only: { accepts: (text) => /[0-9]/.test(text), count: 36n ** BigInt(width) - 26n ** BigInt(width) },
    }),
  )

export const hkMacauPermitShapes = (): readonly Shape[] => [
  series('to the mainland 8', ['HM'], 8),
  series('to the mainland 10', ['HM'], 10),
  series('from the mainland', ['CW'], 8),
  series('from the mainland, two letters', ['C', withoutIO], 7),
]

export const taiwanPermitShapes = (): readonly Shape[] => [
  shapeOf('8', [digits(8)]),
  shapeOf('10', [digits(10)]),
  shapeOf('10 and a letter', [digits(10), oneOf([...letters])]),
  series('from the mainland', ['LT'], 8),
]
