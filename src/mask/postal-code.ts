/** How is a postal code of China masked? The province shows; codes of other countries are masked whole. */

import { either as E } from 'fp-ts'
import { postalCode } from '../data/formats/postal-code'
import { defineStrategy, hidden, open } from './strategy'

/**
 * @example
 * ```ts
 * maskValue('postal-code', '100080') // '10****'
 * ```
 */
export const postalCodeStrategy = defineStrategy({
  name: 'postal-code',
  sensitive: { en: 'The last four digits', zh: '后四位数字' },
  minimum: 4,
  read: (text) => {
    const parsed = postalCode.parse(text)
    return E.isLeft(parsed) ? undefined : [open(parsed.right.slice(0, 2)), hidden(parsed.right.slice(2))]
  },
})
