/** Is it the number of a residence permit for people of Hong Kong, Macau or Taiwan? GB 11643 with a region of its own. */

import { either as E } from 'fp-ts'
import { defineFormat } from './format'
import { bare } from './normalize'
import { readNumber } from './resident-id'

/**
 * Canonical: 18 digits, the last may be `X`; begins with 810000 (Hong Kong), 820000 (Macau) or 830000 (Taiwan).
 *
 * @example
 * ```ts
 * residencePermit.parse('810000 19940823 0021') // right('810000199408230021')
 * ```
 */
export const residencePermit = defineFormat({
  name: 'residence-permit',
  label: { en: 'residence permit number', zh: '港澳台居民居住证号码' },
  source: 'General Office of the State Council, Guobanfa (2018) No. 81; GB 11643-1999',
  expects: {
    en: '18 digits that begin with 810000, 820000 or 830000, the last may be X',
    zh: '以 810000、820000 或 830000 开头的 18 位数字（末位可为 X）',
  },
  read: (text) => {
    const id = bare(text)
    if (!/^[0-9]*X?$/.test(id)) return E.left('characters')
    if (id.length !== 18) return E.left('length')
    return readNumber(id, (region) => /^8[123]0000$/.test(region))
  },
})
