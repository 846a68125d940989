/** Is it shaped like a passport number of any state? ICAO 9303; each state numbers its own way, so this says little. */

import { either as E } from 'fp-ts'
import { defineFormat } from './format'
import { bare } from './normalize'

/**
 * Canonical: 6 to 9 capitals and digits, at least one digit. A longer number, which the machine-readable zone
 * carries over into its optional data, is not known here.
 *
 * @example
 * ```ts
 * foreignPassport.parse('L898902C3') // right('L898902C3')
 * ```
 */
export const foreignPassport = defineFormat({
  name: 'foreign-passport',
  label: { en: 'passport number', zh: '护照号码' },
  source: 'ICAO Doc 9303 part 4, document number',
  expects: { en: '6 to 9 letters and digits', zh: '6 至 9 位字母或数字' },
  read: (text) => {
    const number = bare(text)
    if (!/^[0-9A-Z]*$/.test(number)) return E.left('characters')
    if (number.length < 6 || number.length > 9) return E.left('length')
    return /[0-9]/.test(number) ? E.right(number) : E.left('characters')
  },
})
