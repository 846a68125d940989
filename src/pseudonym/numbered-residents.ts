/** Which numbers after GB 11643 look alike? Those of one length and one era of birth: region, day, order and sex are all replaced. */

import { mod112Character } from '../data/formats/mod-11-2'
import { digit731, isAuthority } from '../data/formats/permanent-residence'
import { isPrefecture, isProvince, isRegion } from '../data/formats/regions'
import { type Shape, shapeOf } from './shape'
import { charactersOf, days, digits, oneOf, type Slot } from './slot'

/**
 * Years whose births are taken for one another. There is no clock here, and what a pseudonym is must never change: so
 * 1900 to 2019 are one era, and each decade after it, lest somebody seem to be born in a far future.
 */
const eras: readonly (readonly [number, number])[] = [
  [1900, 2019],
  [1850, 1899],
  ...Array.from({ length: 8 }, (_, decade) => [2020 + decade * 10, 2029 + decade * 10] as const),
  [2100, 9999],
]

const numbersOf = (width: number): readonly string[] =>
  Array.from({ length: 10 ** width }, (_, number) => String(number).padStart(width, '0'))

const provinces = (): readonly string[] => numbersOf(2).filter(isProvince)
const regions = (): readonly string[] =>
  numbersOf(4)
    .filter(isPrefecture)
    .flatMap((prefecture) => numbersOf(2).map((county) => prefecture + county))
    .filter(isRegion)

const withCheck = (body: string): string => body + mod112Character(body)

const byEra = (before: readonly Slot[]): readonly Shape[] =>
  eras.map(([first, last]) =>
    shapeOf(`18 ${first}-${last}`, [...before, days(first, last), digits(3)], { complete: withCheck }),
  )

/** Order numbers 996 to 999 of the fifteen digits were kept for people born before 1900. */
export const residentIdShapes = (): readonly Shape[] => {
  const region = oneOf(regions())
  const [orders, oldOrders] = [numbersOf(3).slice(0, 996), numbersOf(3).slice(996)]
  return [
    ...byEra([region]),
    shapeOf('15', [region, days(1900, 1999, true), oneOf(orders)]),
    shapeOf('15 old', [region, days(1850, 1899, true), oneOf(oldOrders)]),
  ]
}

export const residencePermitShapes = (): readonly Shape[] => byEra([oneOf(['810000', '820000', '830000'])])

/** Countries are replaced too, by others that the format takes: it looks none of them up. */
export const permanentResidenceShapes = (): readonly Shape[] => [
  ...byEra([oneOf(['9']), oneOf(provinces()), digits(3)]),
  shapeOf(
    '15',
    [
      charactersOf('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 3),
      oneOf(numbersOf(4).filter(isAuthority)),
      // the century isn't written: a day is one where either has it, which those of 2000 to 2099 are
      days(2000, 2099, true),
      digits(1),
    ],
    { complete: (body) => body + digit731(body) },
  ),
]
