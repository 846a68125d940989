/** Is it a mobile number of the Chinese mainland? The numbering plan's ranges; not whether the number is in service. */

import { either as E } from 'fp-ts'
import { defineFormat } from './format'
import { bare } from './normalize'

/**
 * Canonical: 11 digits; `+86`, `0086` or `86` may stand in front. Ranges for people and for data cards pass
 * (130-139, 145-149, 150-153, 155-159, 162, 165-167, 170-178, 180-189, 190-193, 195-199); the 13-digit numbers
 * of machines (140, 141, 144) don't.
 *
 * @example
 * ```ts
 * mobile.parse('+86 138-0013-8000') // right('13800138000')
 * ```
 */
export const mobile = defineFormat({
  name: 'mobile',
  label: { en: 'mobile number', zh: '手机号码' },
  source: 'Telecommunications network numbering plan (MIIT, 2017 edition and later assignments)',
  expects: { en: '11 digits that begin with 13 to 19', zh: '以 13 至 19 开头的 11 位数字' },
  read: (text) => {
    const number = bare(text).replace(/^(?:\+86|0086|86(?=[0-9]{11}$))/, '')
    if (!/^[0-9]*$/.test(number)) return E.left('characters')
    if (number.length !== 11) return E.left('length')
    return ranges.test(number) ? E.right(number) : E.left('prefix')
  },
})

const ranges = /^1(?:[38][0-9]|4[5-9]|5[0-35-9]|6[25-7]|7[0-8]|9[0-35-9])/
