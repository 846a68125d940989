/** Is it the number of a Chinese passport? The series that were issued; a passport number has no check digit of its own. */

import { either as E } from 'fp-ts'
import { defineFormat } from './format'
import { bare } from './normalize'

/**
 * Canonical: capitals and digits, 8 or 9 characters. Ordinary E and G, E with a second letter since 2017 (not I or
 * O), 14 and 15 of the oldest books; diplomatic D, service S, public affairs P, each also with E; Hong Kong H and K,
 * Macau M.
 *
 * @example
 * ```ts
 * passport.parse('e12345678') // right('E12345678')
 * ```
 */
export const passport = defineFormat({
  name: 'passport',
  label: { en: 'Chinese passport number', zh: '中国护照号码' },
  source: 'Passport Law of the PRC and the series announced by the issuing authorities',
  expects: {
    en: 'a letter of the series (E, G, D, S, P, H, K or M) and 8 digits, or two letters and 7',
    zh: '种类字母（E、G、D、S、P、H、K、M）加 8 位数字，或两位字母加 7 位数字',
  },
  read: (text) => {
    const number = bare(text)
    if (!/^[0-9A-Z]*$/.test(number)) return E.left('characters')
    if (number.length < 8 || number.length > 9) return E.left('length')
    if (!/^(?:[EGDSPHKM]|1[45])/.test(number)) return E.left('prefix')
    return series.test(number) ? E.right(number) : E.left('characters')
  },
})

const series =
  /^(?:[EGHKM][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|[DSP][0-9]{7,8}|[DSP]E[0-9]{7}|[HKM][A-Z][0-9]{7}|1[45][0-9]{7})$/
