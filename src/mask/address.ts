/** Where is an address cut? Below its district: administrative levels show, street and door don't. No gazetteer is asked. */

import { compact } from '../data/formats/normalize'
import { defineStrategy, hidden, open } from './strategy'

/**
 * Reads addresses of the mainland in Chinese that begin with a province or with a city; where no district is
 * named it cuts after the city. Anything else, addresses of other countries in one text included, is masked
 * whole: their levels can't be told from names of houses. Structured addresses keep their city and country.
 *
 * @example
 * ```ts
 * maskValue('address', '北京市朝阳区幸福路1号') // '北京市朝阳区******'
 * maskValue('address', '浙江省杭州市幸福小区3栋') // '浙江省杭州市******'
 * ```
 */
export const addressStrategy = defineStrategy({
  name: 'address',
  sensitive: { en: 'All below county or district', zh: '区、县以下的全部内容' },
  minimum: 2,
  read: (text) => {
    const { area = '', rest = '' } = levels.exec(compact(text))?.groups ?? {}
    return area === '' ? undefined : [open(area), hidden(rest, '******')]
  },
})

/** Compounds, campuses and shops end like districts and cities do. */
const noDistrict = '(?<![小社园校厂院街库矿属活舍宅墅墓营务东西南北中A-Za-z]区)'
const noCity = '(?<![超门菜夜都城花集]市)'
const city = `(?:\\p{Script=Han}{2,4}?市${noCity}|\\p{Script=Han}{2,9}?(?:自治州|地区|盟))`
const district = `(?:\\p{Script=Han}{1,5}?区${noDistrict}|\\p{Script=Han}{1,12}?(?:自治县|自治旗)|\\p{Script=Han}{1,5}?[县旗])`
const provinces =
  '(?:(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省|(?:内蒙古|西藏)自治区|广西壮族自治区|宁夏回族自治区|新疆维吾尔自治区)'
const levels = new RegExp(
  `^(?<area>(?:(?:北京|天津|上海|重庆)市|${provinces}${city}|\\p{Script=Han}{2,3}市${noCity}(?=${district}))(?:${district})?)(?<rest>.+)$`,
  'u',
)
