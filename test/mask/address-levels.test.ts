/** Are the levels of an address told from what only sounds like one? Real levels show; compounds, markets and roads don't. */

import { describe, expect, it } from 'vitest'
import { levelsOf } from '../../src/mask/address-levels'
import { maskValue } from '../../src/mask/mask-value'

const levels = (text: string): string => {
  const { province = '', city = '', district = '', street = '', rest = '' } = levelsOf(text) ?? {}
  return [province, city, district, street, rest].filter((part) => part !== '').join('/')
}

describe('the levels of an address', () => {
  it('are told apart', () => {
    for (const written of [
      '北京市/海淀区/马连洼街道/289号',
      '上海/浦东新区/张江路1号',
      '浙江省/杭州市/西湖区/文三路1号',
      '江苏省/苏州市/昆山市/玉山镇/人民南路888号',
      '广东/深圳市/南山区/科技园1栋',
      '四川省/成都市/武侯区/人民南路1号',
      '福建省/厦门市/思明区/鼓浪屿路1号',
      '四川省/攀枝花市/仁和区/1号',
      '河北省/辛集市/安定大街1号',
      '云南省/昆明市/民族路12号',
      '内蒙古自治区/呼和浩特市/土默特左旗/察素齐镇/1号',
      '西藏自治区/日喀则市/定日县/扎西宗乡/1号',
      '广西壮族自治区/南宁市/青秀区/1号',
      '新疆维吾尔自治区/伊犁哈萨克自治州/察布查尔锡伯自治县/某路8号',
      '昆明市/五华区/人民路1号',
    ])
      expect(levels(written.replaceAll('/', ''))).toBe(written)
  })

  it('are not taken from compounds, campuses, estates, markets and roads', () => {
    for (const [text, mask] of [
      ['浙江省杭州市幸福小区3栋', '浙江省杭州市******'],
      ['浙江省杭州市幸福里三区5栋', '浙江省杭州市******'],
      ['浙江省杭州市世纪城市花园3栋', '浙江省杭州市******'],
      ['浙江省杭州市好又多超市旁', '浙江省杭州市******'],
      ['浙江省杭州市农贸市场3号', '浙江省杭州市******'],
      ['浙江省杭州市红旗路3号', '浙江省杭州市******'],
      ['浙江省杭州市县前街3号', '浙江省杭州市******'],
      ['浙江省杭州市大学紫金港校区3号', '浙江省杭州市******'],
      ['浙江省杭州市A区3号', '浙江省杭州市******'],
      ['浙江省杭州市产业园区3号', '浙江省杭州市******'],
      ['浙江省世纪城市花园3栋', '******'],
      ['农贸市场朝阳区3号', '******'],
      ['幸福小区3栋', '******'],
      ['10 Downing Street, London', '******'],
      ['台北101', '******'],
    ] as const)
      expect([text, maskValue('address', text)]).toEqual([text, mask])
  })

  it('make up the text again', () => {
    for (const text of [
      '北京市海淀区马连洼街道289号',
      '昆明市五华区人民路1号',
      '江苏省苏州市昆山市玉山镇1号',
    ])
      expect(levels(text).replaceAll('/', '')).toBe(text)
  })
})
