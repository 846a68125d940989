/** Which records does the bench of masks go through? Invented customers of twenty members, from a seed, as a driver would give them. */

import { seededNumbers } from './measure'

export interface CustomerRow {
  readonly id: string
  readonly name: string
  readonly sex: string
  readonly age: number
  readonly phone: string
  readonly email: string
  readonly identity: string
  readonly card: string
  readonly address: string
  readonly plate: string
  readonly company: string
  readonly occupation: string
  readonly channel: string
  readonly consented: boolean
  readonly points: number
  readonly level: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly branch: string
  readonly note: string
}

/** Rows of `count` customers. Parsed from text, so that their strings are as plain as a driver's. */
export const customerRows = (count: number, seed: number): readonly CustomerRow[] => {
  const next = seededNumbers(seed)
  const below = (limit: number): number => Math.floor(next() * limit)
  const oneOf = <A>(list: readonly A[]): A => list[below(list.length)] ?? (list[0] as A) // no list is empty
  const digits = (length: number): string => String(below(10 ** length)).padStart(length, '0')
  const rows = Array.from({ length: count }, (_, place): CustomerRow => {
    const given = oneOf(givenNames)
    return {
      id: `c-${1000 + place}`,
      name: oneOf(surnames) + given + (below(3) === 0 ? '' : oneOf(givenNames)),
      sex: oneOf(['female', 'male']),
      age: 18 + below(70),
      phone: oneOf(['138', '139', '150', '186', '199']) + digits(8),
      email: `${oneOf(mailboxes)}${oneOf(['.', '_', ''])}${oneOf(mailboxes)}${below(1000)}@${oneOf(hosts)}`,
      identity: residentId(
        oneOf(['110105', '440106', '310115', '330106', '510107']),
        `${1950 + below(55)}`,
        [1 + below(12), 1 + below(28)],
        digits(3),
      ),
      card: bankCard(oneOf(['622202', '621700', '411111']) + digits(9)),
      address: `${oneOf(areas)}${oneOf(['幸福路', '人民路', '解放大道'])}${1 + below(300)}号${1 + below(20)}栋`,
      plate: `${oneOf([...'京沪粤浙苏川'])}${oneOf([...'ABCD'])}${digits(5)}`,
      company: `Company ${below(500)}`,
      occupation: oneOf(['clerk', 'teacher', 'driver', 'engineer']),
      channel: oneOf(['web', 'shop', 'app']),
      consented: next() < 0.9,
      points: below(100_000),
      level: oneOf(['basic', 'silver', 'gold']),
      createdAt: 1_700_000_000_000 + below(1e9),
      updatedAt: 1_760_000_000_000 + below(1e9),
      branch: `b-${below(40)}`,
      note: oneOf(['', 'prefers the morning', 'asks for receipts']),
    }
  })
  return JSON.parse(JSON.stringify(rows))
}

const residentId = (
  region: string,
  year: string,
  [month, day]: readonly [number, number],
  order: string,
): string => {
  const body = region + year + String(month).padStart(2, '0') + String(day).padStart(2, '0') + order
  const sum = [...body].reduce((so, digit) => (so * 2 + Number(digit)) % 11, 0) * 2
  return body + '0123456789X'.charAt((12 - (sum % 11)) % 11)
}

const bankCard = (body: string): string => {
  const sum = [...body].reverse().reduce((so, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return so + (value > 9 ? value - 9 : value)
  }, 0)
  return body + String((10 - (sum % 10)) % 10)
}

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'.split('').concat('欧阳', '司马')
const givenNames = '伟芳娜秀英敏静丽强磊军洋勇艳杰涛明超霞平刚桂'.split('')
const mailboxes = ['lilei', 'han', 'wang', 'mei', 'anna', 'zhao', 'sun', 'office']
const hosts = ['example.com', 'mail.example.cn', 'example.org', 'post.example.net']
const areas = [
  '北京市朝阳区',
  '上海市黄浦区',
  '广东省深圳市南山区',
  '浙江省杭州市余杭区',
  '江苏省苏州市姑苏区',
]
