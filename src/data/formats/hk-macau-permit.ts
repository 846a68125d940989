/** Is it the number of a travel permit between the mainland and Hong Kong or Macau? By shape alone: these have no check digit. */

import { either as E } from 'fp-ts'
import { defineFormat } from './format'
import { bare } from './normalize'

/**
 * Canonical: capitals and digits. People of Hong Kong (H) and Macau (M) have 8 digits, or 10 with the count of
 * issues; mainland people going there have C and 8 digits, C with a second letter (not I or O) and 7, or on the
 * older paper W and 8.
 *
 * @example
 * ```ts
 * hkMacauPermit.parse('h12345678') // right('H12345678')
 * ```
 */
export const hkMacauPermit = defineFormat({
  name: 'hk-macau-permit',
  label: { en: 'Hong Kong and Macau travel permit number', zh: '港澳通行证号码' },
  source: 'Ministry of Public Security, electronic travel permits of 2013 and 2014',
  expects: {
    en: 'H or M and 8 or 10 digits, C or W and 8 digits, or C, a letter and 7 digits',
    zh: 'H 或 M 加 8 或 10 位数字，C 或 W 加 8 位数字，或 C、字母加 7 位数字',
  },
  read: (text) => {
    const number = bare(text)
    if (!/^[0-9A-Z]*$/.test(number)) return E.left('characters')
    if (number.length !== 9 && number.length !== 11) return E.left('length')
    if (!/^[HMCW]/.test(number)) return E.left('prefix')
    return series.test(number) ? E.right(number) : E.left('characters')
  },
})

const series = /^(?:[HM][0-9]{8}|[HM][0-9]{10}|[CW][0-9]{8}|C[A-HJ-NP-Z][0-9]{7})$/
