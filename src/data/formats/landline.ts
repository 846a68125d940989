/** Is it a fixed-line number of the Chinese mainland? Area codes by their groups, with an extension; not which town it is. */

import { either as E } from 'fp-ts'
import { defineFormat } from './format'
import { compact } from './normalize'

/**
 * Canonical: `010-12345678`, with an extension `010-12345678-123`. Three-digit area codes take 8 digits, four-digit
 * ones 7 or 8. `+86` or `0086` may stand in front (the leading 0 may then be missing), brackets around the area
 * code, and the extension after `-`, `转`, `分机`, `ext.`, `x` or `#`.
 *
 * @example
 * ```ts
 * landline.parse('(0755) 8376 5432 转 801') // right('0755-83765432-801')
 * ```
 */
export const landline = defineFormat({
  name: 'landline',
  label: { en: 'fixed-line number', zh: '固定电话号码' },
  source: 'Telecommunications network numbering plan (MIIT, 2017 edition), long-distance area codes',
  expects: {
    en: 'the area code with its 0, then 7 or 8 digits, then an extension of up to 6 digits if there is one',
    zh: '区号（含 0）加 7 或 8 位号码，可加至多 6 位分机号',
  },
  read: (text) => {
    const spelled = compact(text)
      .replace(/^([+0-9]*)\(([0-9]{2,4})\)-?/, '$1$2-')
      .replace(/-?(?:转分机|转|分机|ext\.?|x|#)/i, '-')
    if (!/^\+?[0-9-]*$/.test(spelled)) return E.left('characters')
    const parts = shape.exec(spelled.replace(/^(?:\+|00)86-?0?/, '0'))?.groups
    if (parts === undefined) return E.left('length')
    const { area = '', local = '', extension } = parts
    if (!areas.test(area)) return E.left('prefix')
    const number = `${area}-${local.replace('-', '')}`
    return E.right(extension === undefined ? number : `${number}-${extension}`)
  },
})

const shape =
  /^(?:(?<area>0(?:10|2[0-9])(?=-?[0-9]{4}-?[0-9]{4}(?:-|$))|0[3-9][0-9]{2}))-?(?<local>[1-9][0-9]{2}[0-9]?-?[0-9]{4})(?:-(?<extension>[0-9]{1,6}))?$/

/** Does a text begin with an area code? A first look at what nothing else is known of. */
export const beginsWithArea = (text: string): boolean => areaStart.test(text)

/** The groups in which area codes are assigned; each group of four-digit codes is taken as a whole. */
const areaStart =
  /^0(?:10|2[0-57-9]|(?:3[134579]|4[1235-8]|5[1-9]|6[369]|7[0-79]|8[1235789]|9[013-579])[0-9])/
const areas = new RegExp(`${areaStart.source}$`)
