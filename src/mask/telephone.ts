/** How are telephone numbers masked? The part that routes a call shows and a few last digits, never more than half of the subscriber's. */

import { either as E } from 'fp-ts'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { landline } from '../data/formats/landline'
import { mobile } from '../data/formats/mobile'
import { phone } from '../data/formats/phone'
import { defineStrategy, hidden, kept, open, type Part } from './strategy'
import type { MaskRequest } from './style'

/**
 * @example
 * ```ts
 * maskValue('mobile', '+86 138 0013 8000') // '138****8000'
 * ```
 */
export const mobileStrategy = defineStrategy({
  name: 'mobile',
  sensitive: { en: 'The eight digits after the prefix of three', zh: '三位号段之后的八位数字' },
  minimum: 4,
  read: (text, { phone: request }) => readMobile(text, request),
})

/**
 * @example
 * ```ts
 * maskValue('landline', '010-12345678-123') // '010-****5678-***'
 * ```
 */
export const landlineStrategy = defineStrategy({
  name: 'landline',
  sensitive: { en: 'All digits after the area code', zh: '区号之后的全部数字' },
  minimum: 4,
  read: (text, { phone: request }) => readLandline(text, request),
})

/**
 * Any number: those of the mainland as `mobile` and `landline` do, others with their country code and at most the
 * last four digits.
 *
 * @example
 * ```ts
 * maskValue('phone', '+44 20 7946 0958') // '+44*******958'
 * ```
 */
export const phoneStrategy = defineStrategy({
  name: 'phone',
  sensitive: {
    en: 'As for mobile and landline; in other countries all digits after the country code',
    zh: '境内同手机号码、固定电话；境外为国家代码之后的全部数字',
  },
  minimum: 4,
  read: (text, { phone: request }) =>
    readMobile(text, request) ?? readLandline(text, request) ?? readInternational(text, request),
})

type Request = MaskRequest['phone']

const readMobile = (text: string, request: Request): readonly Part[] | undefined => {
  const parsed = mobile.parse(text)
  if (E.isLeft(parsed)) return undefined
  const number = parsed.right
  return answer([number.slice(0, 3), '', number.slice(3, 7), number.slice(7)], request)
}

const readLandline = (text: string, request: Request): readonly Part[] | undefined => {
  const parsed = landline.parse(text)
  if (E.isLeft(parsed)) return undefined
  const [area = '', local = '', extension] = parsed.right.split('-')
  const number = answer([area, '-', local.slice(0, 4), local.slice(4)], request)
  return extension === undefined ? number : number?.concat(open('-'), hidden(extension))
}

const readInternational = (text: string, request: Request): readonly Part[] | undefined => {
  const parsed = phone.parse(text)
  if (E.isLeft(parsed)) return undefined
  const code = parsePhoneNumberFromString(parsed.right)?.countryCallingCode
  if (code === undefined) return undefined
  const national = parsed.right.slice(code.length + 1)
  const cut = national.length - Math.min(4, Math.floor(national.length / 3))
  return answer([`+${code}`, '', national.slice(0, cut), national.slice(cut)], request)
}

/** Prefix, a sign after it, what is always hidden, and what shows at the end. */
type Pieces = readonly [prefix: string, sign: string, middle: string, end: string]

const answer = ([prefix, sign, middle, end]: Pieces, request: Request): readonly Part[] | undefined => {
  switch (request) {
    case undefined:
    case 'prefix-and-last':
      return [open(prefix + sign), hidden(middle), kept(end)]
    case 'prefix':
      return [open(prefix + sign), hidden(middle + end)]
    case 'last':
      return [hidden(prefix), open(sign), hidden(middle), kept(end)]
    default:
      return undefined
  }
}
