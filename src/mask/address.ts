/** Where is an address cut? Below its district, or at the level that a caller asks for. No gazetteer is asked. */

import { compact } from '../data/formats/normalize'
import { levelsOf } from './address-levels'
import { defineStrategy, hidden, kept, open, type Part } from './strategy'
import type { MaskRequest } from './style'

/**
 * Reads addresses of the mainland in Chinese that begin with a province or with a city; where no district is
 * named it cuts after the city. Anything else, addresses of other countries in one text included, is masked
 * whole: their levels can't be told from names of houses. Structured addresses keep their city and country.
 * The subdistrict shows on request, and only where what is below it is at least as long.
 *
 * @example
 * ```ts
 * maskValue('address', '北京市朝阳区幸福路1号') // '北京市朝阳区******'
 * maskValue('address', '浙江省杭州市幸福小区3栋') // '浙江省杭州市******'
 * maskValue('address', '浙江省杭州市西湖区文三路1号', { show: { address: 'city' } }) // '浙江省杭州市******'
 * ```
 */
export const addressStrategy = defineStrategy({
  name: 'address',
  sensitive: { en: 'All below county or district', zh: '区、县以下的全部内容' },
  minimum: 2,
  read: (text, { address: level = 'district' }) => {
    const { province = '', city = '', district = '', street = '', rest = '' } = levelsOf(compact(text)) ?? {}
    return cutBelow(level, { area: province + city, province, district, street, rest })
  },
})

interface Pieces {
  readonly area: string
  readonly province: string
  readonly district: string
  readonly street: string
  readonly rest: string
}

const cutBelow = (
  level: NonNullable<MaskRequest['address']>,
  { area, province, district, street, rest }: Pieces,
): readonly Part[] | undefined => {
  if (area === '') return undefined
  const below = `${district}${street}${rest}`
  switch (level) {
    case 'province':
      return province === ''
        ? undefined
        : [open(province), hidden(area.slice(province.length) + below, stars)]
    case 'city':
      return [open(area), hidden(below, stars)]
    case 'district':
      return [open(area + district), hidden(street + rest, stars)]
    case 'street':
      return [open(area + district), kept(street), hidden(rest, stars)]
    default:
      return undefined
  }
}

const stars = '******'
