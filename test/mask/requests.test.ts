/** Does a caller get what is asked for, and never more than the promise allows? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskValue } from '../../src/mask/mask-value'
import type { MaskRequest } from '../../src/mask/style'

const whole = '******'
const asked = (name: string, value: unknown, show: MaskRequest): unknown => maskValue(name, value, { show })
const at = (year: number, month = 1, day = 1): MaskRequest => ({
  birthDate: { ageBandAt: Date.UTC(year, month - 1, day) },
})

describe('asking for another part', () => {
  it('cuts an address at the level', () => {
    const address = '江苏省苏州市昆山市玉山镇人民南路888号A座'
    expect(
      (['province', 'city', 'district', 'street'] as const).map((level) =>
        asked('address', address, { address: level }),
      ),
    ).toEqual([
      '江苏省******',
      '江苏省苏州市******',
      '江苏省苏州市昆山市******',
      '江苏省苏州市昆山市玉山镇******',
    ])
    expect(asked('address', '北京市海淀区马连洼街道289号', { address: 'city' })).toBe('北京市******')
    // 289号 is shorter than 马连洼街道, so the subdistrict would be more than half of what is sensitive
    expect(asked('address', '北京市海淀区马连洼街道289号', { address: 'street' })).toBe(whole)
    expect(asked('address', '昆明市五华区人民路1号', { address: 'province' })).toBe(whole)
    expect(asked('address', '昆明市五华区人民路1号', { address: 'street' })).toBe('昆明市五华区******')
  })

  it('gives ten years of age at an instant', () => {
    for (const [value, show, mask] of [
      ['1990-05-03', at(2026), '30-39'],
      ['1990-05-03', at(2020, 5, 2), '20-29'],
      ['1990-05-03', at(2020, 5, 3), '30-39'],
      ['2020年2月29日', at(2026), '0-9'],
      ['19300101', at(2026), '90+'],
      ['1880-01-01', at(2026), '90+'],
      ['2027-01-01', at(2026), whole],
      ['1990-02-30', at(2026), whole],
      ['1990-05-03', { birthDate: { ageBandAt: Number.NaN } }, whole],
      ['1990-05-03', { birthDate: { ageBandAt: 1e300 } }, whole],
    ] as const)
      expect([value, asked('birth-date', value, show)]).toEqual([value, mask])
  })

  it('gives one band for all who share it, whatever their day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3650 }), (days) => {
        const born = new Date(Date.UTC(1986, 5, 2) + days * 86_400_000).toISOString().slice(0, 10)
        expect(asked('birth-date', born, at(2026, 6, 1))).toBe('30-39')
      }),
      { numRuns: 500, seed: 71 },
    )
  })

  it('hides the domain or all but the domain of an e-mail address', () => {
    expect(asked('email', 'li.lei@example.com', { email: 'initial' })).toBe('l***@***')
    expect(asked('email', 'li.lei@example.com', { email: 'domain' })).toBe('***@example.com')
    expect(asked('email', 'lilei@lilei.com', { email: 'initial' })).toBe('l***@***')
    expect(asked('email', 'lilei@lilei.com', { email: 'domain' })).toBe(whole)
  })

  it('shows the end of a name, a number or a document alone', () => {
    for (const [name, value, show, mask] of [
      ['person-name', '欧阳小红', { name: 'last' }, '***红'],
      ['person-name', '张三', { name: 'last' }, '*三'],
      ['person-name', '张', { name: 'last' }, whole],
      ['person-name', '李李', { name: 'last' }, whole],
      ['person-name', 'Maria Anders', { name: 'last' }, '************'.replace(/.$/, 's')],
      ['mobile', '13800138000', { phone: 'last' }, '*******8000'],
      ['mobile', '13800138000', { phone: 'prefix' }, '138********'],
      ['landline', '010-12345678-123', { phone: 'prefix' }, '010-********-***'],
      ['landline', '0755-83765432', { phone: 'last' }, '****-****5432'],
      ['phone', '+44 20 7946 0958', { phone: 'prefix' }, '+44**********'],
      ['phone', '+44 20 7946 0958', { phone: 'last' }, '**********958'],
      ['resident-id', '11010519491231002X', { document: 'last' }, '****************2X'],
      ['passport', 'E12345678', { document: 'last' }, '*******78'],
      ['ip-address', '192.0.2.1', { ip: 'block' }, '192.*.*.*'],
      ['ip-address', '2001:db8::1', { ip: 'block' }, '2001:****'],
    ] as const)
      expect([value, asked(name, value, show)]).toEqual([value, mask])
  })

  it('reaches into structured items', () => {
    expect(asked('phones', [{ kind: 'work', number: '13800138000' }], { phone: 'last' })).toEqual([
      { kind: 'work', number: '*******8000' },
    ])
    expect(asked('address', '浙江省杭州市西湖区文三路1号', { email: 'domain', address: 'city' })).toBe(
      '浙江省杭州市******',
    )
  })

  it('gets nothing for what is on no list', () => {
    const values: Readonly<Record<string, string>> = {
      address: '浙江省杭州市西湖区文三路1号',
      'birth-date': '1990-05-03',
      email: 'li.lei@example.com',
      'person-name': '欧阳小红',
      mobile: '13800138000',
      landline: '010-12345678',
      phone: '+44 20 7946 0958',
      'resident-id': '11010519491231002X',
      passport: 'E12345678',
      'ip-address': '192.0.2.1',
    }
    for (const asking of ['all', 'plain', '', 7, null, true, {}, [], { ageBandAt: '1' }, 'constructor'])
      for (const [name, value] of Object.entries(values)) {
        const show: MaskRequest = JSON.parse(
          JSON.stringify({
            ...{ address: asking, birthDate: asking, email: asking, name: asking, phone: asking },
            ...{ document: asking, ip: asking },
          }),
        )
        expect([name, asking, asked(name, value, show)]).toEqual([name, asking, whole])
      }
  })
})
