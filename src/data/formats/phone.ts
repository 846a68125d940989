/** Is it a telephone number of any country? The plans that libphonenumber carries; without a country it is the mainland's. */

import { either as E } from 'fp-ts'
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { defineFormat, type Format, type FormatCode } from './format'
import { landline } from './landline'
import { mobile } from './mobile'
import { compact } from './normalize'

/**
 * The format of numbers that are written without a country in the plan of `country` (ISO 3166-1 alpha-2), as where
 * the country stands in another column. With a country in front they are the same everywhere.
 *
 * @example
 * ```ts
 * phoneIn('DE').parse('089-0877310') // right('+49890877310')
 * ```
 */
export const phoneIn = (country: string): Format<'phone'> =>
  defineFormat({
    name: 'phone',
    label: { en: 'telephone number', zh: '电话号码' },
    source: 'ITU-T E.164, national plans as in libphonenumber',
    expects: { en: 'a + with the country code and the number', zh: '加号、国家代码和号码' },
    read: (text) => {
      const spelled = compact(text).replace(/^00(?=[1-9])/, '+')
      if (!/^\+?[0-9()./-]+$/.test(spelled)) return E.left('characters')
      // The mainland's numbers by our own lists: the library takes nearly any seven digits for one of them.
      if (/^\+86/.test(spelled) || (country === 'CN' && !spelled.startsWith('+')))
        return readMainland(spelled)
      const plan = isSupportedCountry(country) ? { defaultCountry: country } : {}
      const parsed = parsePhoneNumberFromString(spelled, { ...plan, extract: false })
      return parsed?.isValid() === true ? E.right(parsed.number) : E.left('unassigned')
    },
  })

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
export const phone = phoneIn('CN')

const readMainland = (spelled: string): E.Either<FormatCode, string> => {
  const own = mobile.parse(spelled)
  if (E.isRight(own)) return E.right(`+86${own.right}`)
  const fixed = landline.parse(spelled)
  if (E.isRight(fixed) && fixed.right.split('-').length === 2)
    return E.right(`+86${fixed.right.slice(1).replace('-', '')}`)
  const service = spelled.replace(/^\+86|[-()./]/g, '')
  return /^[48]00[0-9]{7}$/.test(service) ? E.right(`+86${service}`) : E.left('unassigned')
}
