/** Is it the number of a travel permit between the mainland and Taiwan? By shape alone: these have no check digit. */

import { either as E } from 'fp-ts'
import { defineFormat } from './format'
import { bare } from './normalize'

/**
 * Canonical: capitals and digits, no brackets. People of Taiwan have 8 digits on the card; on the older book 10,
 * which a letter may follow, in brackets or not. Mainland people going there have L (card) or T (book) and 8 digits.
 *
 * @example
 * ```ts
 * taiwanPermit.parse('0012345601(B)') // right('0012345601B')
 * ```
 */
export const taiwanPermit = defineFormat({
  name: 'taiwan-permit',
  label: { en: 'Taiwan travel permit number', zh: '台湾通行证号码' },
  source: 'Ministry of Public Security, electronic travel permits of 2015 and 2016',
  expects: {
    en: '8 digits, 10 digits with or without a letter, or L or T and 8 digits',
    zh: '8 位数字，10 位数字（可加 1 位字母），或 L、T 加 8 位数字',
  },
  read: (text) => {
    const number = bare(text).replace(/^([0-9]{10})\(([A-Z])\)$/, '$1$2')
    if (!/^[0-9A-Z]*$/.test(number)) return E.left('characters')
    if (number.length < 8 || number.length > 11) return E.left('length')
    return series.test(number) ? E.right(number) : E.left('characters')
  },
})

const series = /^(?:[0-9]{8}|[0-9]{10}[A-Z]?|[LT][0-9]{8})$/
