/** Is it a postal code of China? Six digits whose first two are a province's; the post office itself is not looked up. */

import { either as E } from 'fp-ts'
import { defineFormat } from './format'
import { bare } from './normalize'

/**
 * Canonical: six digits. Hong Kong and Macau pass with the codes kept for them, 999077 and 999078.
 *
 * @example
 * ```ts
 * postalCode.parse('１０００８０') // right('100080')
 * ```
 */
export const postalCode = defineFormat({
  name: 'postal-code',
  label: { en: 'postal code', zh: '邮政编码' },
  source: 'China Post, six-digit postal codes',
  expects: { en: '6 digits that begin with those of a province', zh: '以省份代号开头的 6 位数字' },
  read: (text) => {
    const code = bare(text)
    if (!/^[0-9]*$/.test(code)) return E.left('characters')
    if (code.length !== 6) return E.left('length')
    return provinces.test(code) ? E.right(code) : E.left('prefix')
  },
})

const provinces = /^(?:0[1-7]|1[0-356]|2[0-7]|3[0-6]|4[0-7]|5[1-7]|6[1-7]|7[1-5]|8[1-6]|99907[78]$)/
