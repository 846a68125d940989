/** Is it a telephone number of any country? The plans that libphonenumber carries; without a country it is the mainland's. */

import { either as E } from 'fp-ts'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { defineFormat } from './format'
import { mobile } from './mobile'
import { compact } from './normalize'

/**
 * Canonical: E.164, as `+8613800138000`. Letters for digits are refused, and so are extensions, which E.164 can't
 * hold: `landline` keeps them.
 *
 * @example
 * ```ts
 * phone.parse('+44 20 7946 0958') // right('+442079460958')
 * phone.parse('010-8888 6666') // right('+861088886666')
 * ```
 */
export const phone = defineFormat({
  name: 'phone',
  label: { en: 'telephone number', zh: '电话号码' },
  source: 'ITU-T E.164, national plans as in libphonenumber',
  expects: { en: 'a + with the country code and the number', zh: '加号、国家代码和号码' },
  read: (text) => {
    const spelled = compact(text)
    if (!/^\+?[0-9()./-]+$/.test(spelled)) return E.left('characters')
    // The mainland's own ranges first: assignments reach our list before they reach the library's.
    const own = mobile.parse(spelled)
    if (E.isRight(own)) return E.right(`+86${own.right}`)
    const parsed = parsePhoneNumberFromString(spelled.replace(/^00/, '+'), {
      defaultCountry: 'CN',
      extract: false,
    })
    return parsed?.isValid() === true ? E.right(parsed.number) : E.left('unassigned')
  },
})
