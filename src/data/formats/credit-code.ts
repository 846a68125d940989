/** Is it a unified social credit code? GB 32100-2015 with the organisation code of GB 11714 inside; not whether it is registered. */

import { either as E } from 'fp-ts'
import { defineFormat } from './format'
import { bare } from './normalize'
import { isProvince } from './regions'

/**
 * Canonical: 18 capitals and digits without I, O, S, V, Z. Of the registering authority's six digits only the
 * province is checked (10 stands for the central authorities): authorities of development and free-trade zones
 * carry codes that GB/T 2260 doesn't have.
 *
 * @example
 * ```ts
 * creditCode.parse('91350100m000100y43') // right('91350100M000100Y43')
 * ```
 */
export const creditCode = defineFormat({
  name: 'credit-code',
  label: { en: 'unified social credit code', zh: '统一社会信用代码' },
  source: 'GB 32100-2015, GB 11714-1997',
  expects: {
    en: '18 digits and capital letters without I, O, S, V and Z',
    zh: '18 位数字或大写字母（不含 I、O、S、V、Z）',
  },
  read: (text) => {
    const code = bare(text)
    if (code.length !== 18) return E.left('length')
    if (!/^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return E.left('characters')
    if (!/^[1-9ANY]/.test(code)) return E.left('prefix')
    if (code.slice(2, 4) !== '10' && !isProvince(code.slice(2, 4))) return E.left('region')
    return withCreditCodeChecks(code.slice(0, 16)) === code ? E.right(code) : E.left('check')
  },
})

/** The characters of the code. */
export const creditCodeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Sixteen characters with both check characters behind them. */
export const withCreditCodeChecks = (body: string): string => {
  const checked = body + organisationCheck(body.slice(8))
  return checked + base31Check(checked)
}

/** GB 32100-2015 annex A: weights are powers of three modulo 31; the check character makes the sum divisible. */
const base31Check = (body: string): string => {
  const { sum } = [...body].reduce(
    (weighted, character) => ({
      sum: weighted.sum + creditCodeAlphabet.indexOf(character) * weighted.weight,
      weight: (weighted.weight * 3) % 31,
    }),
    { sum: 0, weight: 1 },
  )
  return creditCodeAlphabet.charAt((31 - (sum % 31)) % 31)
}

/** GB 11714-1997: eight characters, weighted, and a check character that makes the sum divisible by 11. */
const organisationCheck = (code: string): string => {
  const sum = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (total, weight, index) => total + Number.parseInt(code.charAt(index), 36) * weight,
    0,
  )
  return '0X987654321'.charAt(sum % 11)
}
