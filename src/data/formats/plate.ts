/** Is it a vehicle plate of the Chinese mainland? GA 36-2018, civil plates; those of the armed forces are not among them. */

import { either as E } from 'fp-ts'
import { defineFormat } from './format'
import { bare } from './normalize'

/**
 * Canonical: without the dot, capitals, as `京A12345`. Letters I and O are never used. Known: ordinary plates,
 * new-energy plates small (a letter of the energy, one more character, four digits) and large (five digits, the
 * letter last), those ending in 学 警 港 澳 领 挂 试 超, emergency vehicles, embassies in both forms.
 *
 * @example
 * ```ts
 * plate.parse('沪A·D12345') // right('沪AD12345')
 * ```
 */
export const plate = defineFormat({
  name: 'plate',
  label: { en: 'vehicle plate', zh: '车牌号' },
  source: 'GA 36-2018',
  expects: {
    en: 'the province, a letter and 5 characters, or 6 for a new-energy vehicle, without I and O',
    zh: '省份简称、字母加 5 位（新能源 6 位）字母或数字，不含 I 和 O',
  },
  read: (text) => {
    const number = bare(text)
    if (shapes.some((shape) => shape.test(number))) return E.right(number)
    if (number.length < 7 || number.length > 8) return E.left('length')
    return provinces.test(number) ? E.left('characters') : E.left('prefix')
  },
})

/** The signs of the provinces, as plates begin with. */
export const plateProvinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'

const provinces = new RegExp(`^[${plateProvinces}使0-9]`)

const shapes: readonly RegExp[] = [
  '[A-HJ-NP-Z0-9]{5}',
  '[A-HJK][A-HJ-NP-Z0-9][0-9]{4}',
  '[0-9]{5}[A-HJK]',
  '[A-HJ-NP-Z0-9]{4}[学警领挂试超]',
  '[SX][0-9]{4}应急',
]
  .map((serial) => `^[${plateProvinces}][A-HJ-NP-Z]${serial}$`)
  .concat('^粤Z[A-HJ-NP-Z0-9]{4}[港澳]$', '^[0-9]{6}使$', '^使[0-9]{6}$')
  .map((pattern) => new RegExp(pattern))
