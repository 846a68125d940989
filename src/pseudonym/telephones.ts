/** Which telephone numbers look alike? Mainland ones, by length alone: prefixes and area codes are replaced with the rest. */

import { either as E } from 'fp-ts'
import type { Format } from '../data/formats/format'
import { landline } from '../data/formats/landline'
import { mobile } from '../data/formats/mobile'
import { type Shape, shapeOf } from './shape'
import { digits, oneOf, type Slot } from './slot'

const local = (length: number): readonly Slot[] => [oneOf([...'123456789']), digits(length - 1)]

/** Every number of `width` digits that a format takes, each tried with the same digits behind it. */
export const prefixesOf = (format: Format, width: number, rest: string): readonly string[] =>
  Array.from({ length: 10 ** width }, (_, number) => String(number).padStart(width, '0')).filter((prefix) =>
    E.isRight(format.parse(prefix + rest)),
  )

const mobilePrefixes = (): readonly string[] => prefixesOf(mobile, 3, '00000000')
const longAreas = (): readonly string[] => prefixesOf(landline, 4, '-2345678')
const shortAreas = (): readonly string[] => prefixesOf(landline, 3, '-23456789')

export const mobileShapes = (): readonly Shape[] => [shapeOf('11', [oneOf(mobilePrefixes()), digits(8)])]

/** By the lengths of area code, number and extension. */
export const landlineShapes = (): readonly Shape[] => {
  const [short, long, hyphen] = [oneOf(shortAreas()), oneOf(longAreas()), oneOf(['-'])]
  return [0, 1, 2, 3, 4, 5, 6].flatMap((extension) => {
    const behind = extension === 0 ? [] : [hyphen, digits(extension)]
    return [
      shapeOf(`3-8-${extension}`, [short, hyphen, ...local(8), ...behind]),
      shapeOf(`4-7-${extension}`, [long, hyphen, ...local(7), ...behind]),
      shapeOf(`4-8-${extension}`, [long, hyphen, ...local(8), ...behind]),
    ]
  })
}

/** E.164 with +86. How many numbers other countries have isn't known here, so theirs have no shape. */
export const phoneShapes = (): readonly Shape[] => {
  const country = oneOf(['+86'])
  const withoutZero = (areas: readonly string[]): Slot => oneOf(areas.map((area) => area.slice(1)))
  return [
    shapeOf('mobile', [country, oneOf(mobilePrefixes()), digits(8)]),
    shapeOf('3-8', [country, withoutZero(shortAreas()), ...local(8)]),
    shapeOf('4-7', [country, withoutZero(longAreas()), ...local(7)]),
    shapeOf('4-8', [country, withoutZero(longAreas()), ...local(8)]),
    shapeOf('service', [country, oneOf(['400', '800']), digits(7)]),
  ]
}
