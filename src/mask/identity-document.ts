/** How are numbers of identity documents masked? Two characters show at the end, and what names the series in front. */

import { either as E } from 'fp-ts'
import type { Format } from '../data/formats/format'
import { foreignPassport } from '../data/formats/foreign-passport'
import { hkMacauPermit } from '../data/formats/hk-macau-permit'
import { passport } from '../data/formats/passport'
import { permanentResidence } from '../data/formats/permanent-residence'
import { residencePermit } from '../data/formats/residence-permit'
import { residentId } from '../data/formats/resident-id'
import { taiwanPermit } from '../data/formats/taiwan-permit'
import { defineStrategy, keepLast, kept, open, type Part } from './strategy'

const everyCharacter = { en: 'Every character', zh: '全部字符' }
const afterSeries = { en: 'All after the letters of the series', zh: '种类字母之后的全部字符' }

/**
 * Province and the last two: birth date and order number never show.
 *
 * @example
 * ```ts
 * maskValue('resident-id', '11010519491231002X') // '11**************2X'
 * ```
 */
export const residentIdStrategy = defineStrategy({
  name: 'resident-id',
  sensitive: everyCharacter,
  minimum: 11,
  read: (text) => readNumber(residentId, text),
})

/** Of people of Hong Kong, Macau and Taiwan; as a resident id. */
export const residencePermitStrategy = defineStrategy({
  name: 'residence-permit',
  sensitive: everyCharacter,
  minimum: 14,
  read: (text) => readNumber(residencePermit, text),
})

/** Of foreigners, both forms; the last two characters show. */
export const permanentResidenceStrategy = defineStrategy({
  name: 'permanent-residence',
  sensitive: everyCharacter,
  minimum: 13,
  read: (text) => {
    const parsed = permanentResidence.parse(text)
    return E.isLeft(parsed) ? undefined : keepLast(parsed.right, 2)
  },
})

/**
 * @example
 * ```ts
 * maskValue('passport', 'E12345678') // 'E******78'
 * ```
 */
export const passportStrategy = defineStrategy({
  name: 'passport',
  sensitive: afterSeries,
  minimum: 5,
  read: (text) => readSeries(passport, text),
})

/** Of any state, whose letters may be anything: only the last two characters show. */
export const foreignPassportStrategy = defineStrategy({
  name: 'foreign-passport',
  sensitive: everyCharacter,
  minimum: 4,
  read: (text) => {
    const parsed = foreignPassport.parse(text)
    return E.isLeft(parsed) ? undefined : keepLast(parsed.right, 2)
  },
})

export const hkMacauPermitStrategy = defineStrategy({
  name: 'hk-macau-permit',
  sensitive: afterSeries,
  minimum: 5,
  read: (text) => readSeries(hkMacauPermit, text),
})

export const taiwanPermitStrategy = defineStrategy({
  name: 'taiwan-permit',
  sensitive: afterSeries,
  minimum: 5,
  read: (text) => readSeries(taiwanPermit, text),
})

const readNumber = (format: Format, text: string): readonly Part[] | undefined => {
  const parsed = format.parse(text)
  if (E.isLeft(parsed)) return undefined
  return [kept(parsed.right.slice(0, 2)), ...keepLast(parsed.right.slice(2), 2)]
}

const readSeries = (format: Format, text: string): readonly Part[] | undefined => {
  const parsed = format.parse(text)
  if (E.isLeft(parsed)) return undefined
  const series = /^[A-Z]*/.exec(parsed.right)?.[0] ?? ''
  return [open(series), ...keepLast(parsed.right.slice(series.length), 2)]
}
