/** How are bank cards and companies' codes masked? A few last characters show; nothing says who the issuer is. */

import { either as E } from 'fp-ts'
import { bankCard } from '../data/formats/bank-card'
import { creditCode } from '../data/formats/credit-code'
import { defineStrategy, keepLast, open } from './strategy'

/**
 * @example
 * ```ts
 * maskValue('bank-card', '4111 1111 1111 1111') // '************1111'
 * ```
 */
export const bankCardStrategy = defineStrategy({
  name: 'bank-card',
  sensitive: { en: 'Every digit', zh: '全部数字' },
  minimum: 8,
  read: (text) => {
    const parsed = bankCard.parse(text)
    return E.isLeft(parsed) ? undefined : keepLast(parsed.right, 4)
  },
})

/**
 * The registering authority shows: it is the company's kind and region.
 *
 * @example
 * ```ts
 * maskValue('credit-code', '91350100M000100Y43') // '91350100********43'
 * ```
 */
export const creditCodeStrategy = defineStrategy({
  name: 'credit-code',
  sensitive: { en: 'The ten characters after authority and region', zh: '登记机关与行政区划之后的十位' },
  minimum: 8,
  read: (text) => {
    const parsed = creditCode.parse(text)
    if (E.isLeft(parsed)) return undefined
    return [open(parsed.right.slice(0, 8)), ...keepLast(parsed.right.slice(8), 2)]
  },
})
