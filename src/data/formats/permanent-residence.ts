/** Is it the number of a foreigner's permanent residence card? Both forms with their checks; countries are not looked up. */

import { either as E } from 'fp-ts'
import { isDate } from './calendar-date'
import { defineFormat, type FormatCode } from './format'
import { fitsMod112 } from './mod-11-2'
import { bare } from './normalize'
import { isPrefecture, isProvince } from './regions'

/**
 * Canonical: the cards of 2023 have 18 digits: 9, the province, the country (ISO 3166-1 numeric), the birth date,
 * an order number and a MOD 11-2 check character. Those before have three letters (country) and 12 digits: the
 * prefecture, YYMMDD, an order digit and a check digit weighted 7-3-1 as in ICAO 9303.
 *
 * @example
 * ```ts
 * permanentResidence.parse('kaz 110090123105') // right('KAZ110090123105')
 * ```
 */
export const permanentResidence = defineFormat({
  name: 'permanent-residence',
  label: { en: 'permanent residence card number', zh: '外国人永久居留身份证号码' },
  source: 'National Immigration Administration, machine reading rules of 2017 and 2023',
  expects: {
    en: '18 digits that begin with 9, the last may be X, or 3 letters and 12 digits',
    zh: '以 9 开头的 18 位数字（末位可为 X），或 3 位字母加 12 位数字',
  },
  read: (text) => {
    const id = bare(text)
    if (id.length !== 18 && id.length !== 15) return E.left('length')
    return id.length === 18 ? readNew(id) : readOld(id)
  },
})

const readNew = (id: string): E.Either<FormatCode, string> => {
  if (!/^[0-9]{17}[0-9X]$/.test(id)) return E.left('characters')
  if (!id.startsWith('9')) return E.left('prefix')
  if (!isProvince(id.slice(1, 3))) return E.left('region')
  if (!isDate(id.slice(6, 14))) return E.left('date')
  return fitsMod112(id) ? E.right(id) : E.left('check')
}

const readOld = (id: string): E.Either<FormatCode, string> => {
  if (!/^[A-Z]{3}[0-9]{12}$/.test(id)) return E.left('characters')
  if (!isAuthority(id.slice(3, 7))) return E.left('region')
  const birth = id.slice(7, 13)
  if (!isDate(`19${birth}`) && !isDate(`20${birth}`)) return E.left('date')
  return digit731(id.slice(0, -1)) === id.slice(-1) ? E.right(id) : E.left('check')
}

/** The prefecture, or for a province-level city its province and `00`. */
export const isAuthority = (code: string): boolean =>
  isPrefecture(code) || (isProvince(code.slice(0, 2)) && code.endsWith('00'))

/** ICAO 9303 part 3, section 4.9: `A` counts ten, `Z` thirty-five; the check digit is the sum modulo ten. */
export const digit731 = (body: string): string =>
  String(
    [...body].reduce(
      (sum, character, index) => sum + Number.parseInt(character, 36) * ([7, 3, 1][index % 3] ?? 0),
      0,
    ) % 10,
  )
