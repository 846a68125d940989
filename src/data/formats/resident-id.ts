/** Is it the number of a PRC resident identity card? GB 11643-1999 (18) and GB 11643-1989 (15); not whether it was ever issued. */

import { either as E } from 'fp-ts'
import { isDate, writeDate } from './calendar-date'
import { defineFormat, type FormatCode, type FormatIssue } from './format'
import { fitsMod112 } from './mod-11-2'
import { bare } from './normalize'
import { isRegion } from './regions'

/** What a resident id says about its holder. */
export interface ResidentFacts {
  /** `YYYY-MM-DD` */
  readonly birthDate: string
  readonly sex: 'female' | 'male'
  /** The GB/T 2260 code of the region of first registration. */
  readonly region: string
}

/**
 * Canonical: 18 digits, the last may be `X`. A number of the first generation (15 digits, no check digit) stays
 * 15 digits: it is another document. Dates exist and lie in 1850 or later; there is no clock here, so a date in
 * the future passes and is for the caller to judge. Regions 81-83 belong to the residence permit, not here.
 *
 * @example
 * ```ts
 * residentId.parse('11010519491231002x') // right('11010519491231002X')
 * ```
 */
export const residentId = defineFormat({
  name: 'resident-id',
  label: { en: 'resident identity number', zh: '居民身份证号码' },
  source: 'GB 11643-1999 and GB 11643-1989, regions of GB/T 2260',
  expects: { en: '18 digits, the last may be X, or 15', zh: '18 位数字（末位可为 X）或 15 位数字' },
  read: (text) => {
    const id = bare(text)
    if (!/^[0-9]*X?$/.test(id)) return E.left('characters')
    if (id.length !== 18 && id.length !== 15) return E.left('length')
    return readNumber(id, isRegion)
  },
})

/**
 * Reads birth date, sex and region out of a resident id; the sex is that of registration.
 *
 * @returns left with the format's issue where the text is no resident id
 *
 * @example
 * ```ts
 * readResidentId('11010519491231002X') // right({ birthDate: '1949-12-31', sex: 'female', region: '110105' })
 * ```
 */
export const readResidentId = (text: string): E.Either<FormatIssue, ResidentFacts> =>
  E.map(
    (id: string): ResidentFacts => ({
      birthDate: writeDate(birthDigits(id)),
      sex: Number(id.length === 18 ? id.charAt(16) : id.charAt(14)) % 2 === 1 ? 'male' : 'female',
      region: id.slice(0, 6),
    }),
  )(residentId.parse(text))

/** The checks that all documents numbered after GB 11643 share; `isKnown` says which regions are the document's. */
export const readNumber = (
  id: string,
  isKnown: (region: string) => boolean,
): E.Either<FormatCode, string> => {
  if (!/^(?:[0-9]{15}|[0-9]{17}[0-9X])$/.test(id)) return E.left('characters')
  if (!isKnown(id.slice(0, 6))) return E.left('region')
  if (!isDate(birthDigits(id))) return E.left('date')
  return id.length === 15 || fitsMod112(id) ? E.right(id) : E.left('check')
}

/** As `YYYYMMDD`. Fifteen digits leave the century out; order numbers 996-999 were kept for people born before 1900. */
const birthDigits = (id: string): string => {
  if (id.length === 18) return id.slice(6, 14)
  return (Number(id.slice(12)) >= 996 ? '18' : '19') + id.slice(6, 12)
}
