/** Is it a payment card number? ISO/IEC 7812-1 with its Luhn check; the issuer is not looked up and nothing is read off it. */

import { either as E } from 'fp-ts'
import { defineFormat } from './format'
import { bare } from './normalize'

/**
 * Canonical: 12 to 19 digits. The first digit is that of banks and cards (2 to 6) or of national assignment (9).
 *
 * @example
 * ```ts
 * bankCard.parse('4111 1111 1111 1111') // right('4111111111111111')
 * ```
 */
export const bankCard = defineFormat({
  name: 'bank-card',
  label: { en: 'bank card number', zh: '银行卡号' },
  source: 'ISO/IEC 7812-1, JR/T 0008',
  expects: { en: '12 to 19 digits that begin with 2 to 6 or 9', zh: '以 2 至 6 或 9 开头的 12 至 19 位数字' },
  read: (text) => {
    const number = bare(text)
    if (!/^[0-9]*$/.test(number)) return E.left('characters')
    if (number.length < 12 || number.length > 19) return E.left('length')
    if (!/^[2-69]/.test(number)) return E.left('prefix')
    return luhnDigit(number.slice(0, -1)) === number.slice(-1) ? E.right(number) : E.left('check')
  },
})

/** The check digit behind the others: from the right every second digit counts double, nines cast out; the sum ends in 0. */
export const luhnDigit = (body: string): string => {
  const sum = [...body].reduceRight((total, digit, index) => {
    const value = Number(digit)
    const isDoubled = (body.length - index) % 2 === 1
    return total + (isDoubled ? (value > 4 ? value * 2 - 9 : value * 2) : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}
