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
import { defineStrategy, hidden, keepLast, kept, open, type Part } from './strategy'
import type { MaskRequest } from './style'

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
  read: (text, { document }) => readNumber(residentId, text, document),
})

/** Of people of Hong Kong, Macau and Taiwan; as a resident id. */
export const residencePermitStrategy = defineStrategy({
  name: 'residence-permit',
  sensitive: everyCharacter,
  minimum: 14,
  read: (text, { document }) => readNumber(residencePermit, text, document),
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
  read: (text, { document }) => readSeries(passport, text, document),
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
  read: (text, { document }) => readSeries(hkMacauPermit, text, document),
})

export const taiwanPermitStrategy = defineStrategy({
  name: 'taiwan-permit',
  sensitive: afterSeries,
  minimum: 5,
  read: (text, { document }) => readSeries(taiwanPermit, text, document),
})

const readNumber = (format: Format, text: string, request: Request = 'ends'): readonly Part[] | undefined => {
  const parsed = format.parse(text)
  if (E.isLeft(parsed) || !isRequest(request)) return undefined
  const shown = request === 'ends' ? 2 : 0
  return [kept(parsed.right.slice(0, shown)), ...keepLast(parsed.right.slice(shown), 2)]
}

const readSeries = (format: Format, text: string, request: Request = 'ends'): readonly Part[] | undefined => {
  const parsed = format.parse(text)
  if (E.isLeft(parsed) || !isRequest(request)) return undefined
  const series = /^[A-Z]*/.exec(parsed.right)?.[0] ?? ''
  const start = request === 'ends' ? open(series) : hidden(series)
  return [start, ...keepLast(parsed.right.slice(series.length), 2)]
}

type Request = NonNullable<MaskRequest['document']>
const isRequest = (request: string): boolean => request === 'ends' || request === 'last'
