/** Which values are hidden in the corpus? Invented ones of every kind from a seed, their check digits right, written as people write. */

import { either as E } from 'fp-ts'
import { formats } from '../../../src/data/formats/registry'
import type { TextKind } from '../../../src/text'

/** Numbers between 0 and 1. */
export type Next = () => number

/** Numbers between 0 and 1 from a seed (mulberry32), the same on every machine. */
export const seeded = (seed: number): Next => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const pick = <A>(next: Next, list: readonly [A, ...A[]]): A =>
  list[Math.floor(next() * list.length)] ?? list[0]

const digits = (next: Next, count: number): string =>
  Array.from({ length: count }, () => String(Math.floor(next() * 10))).join('')

const letters = (next: Next, count: number, from = 'ABCDEFGHJKLMNPQRSTUVWXYZ'): string =>
  Array.from({ length: count }, () => from.charAt(Math.floor(next() * from.length))).join('')

/** Tries until the format takes it: the check digit is found by trying, not by the code under test. */
const fitting = (format: keyof typeof formats, make: () => string): string => {
  for (let attempt = 0; attempt < 20_000; attempt++) {
    const value = make()
    if (E.isRight(formats[format].parse(value))) return value
  }
  throw new Error(`no value of \`${format}\` in 20,000 attempts`)
}

const mobileNumber = (next: Next): string => fitting('mobile', () => `1${digits(next, 10)}`)

const mobile = (next: Next): string => {
  const number = mobileNumber(next)
  const parts = [number.slice(0, 3), number.slice(3, 7), number.slice(7)]
  return pick(next, [
    number,
    number,
    number,
    parts.join(' '),
    parts.join('-'),
    `+86 ${number}`,
    `+86-${number}`,
    `86${number}`,
  ])
}

const landline = (next: Next): string =>
  fitting('landline', () => {
    const area = pick(next, ['010', '021', '025', '0755', '0571', '0531', '0898'])
    const number = `${1 + Math.floor(next() * 8)}${digits(next, area.length === 3 || area === '0755' || area === '0571' ? 7 : 6)}`
    const mark = pick(next, ['-', '-', ' ', ''])
    const extension = pick(next, ['', '', '', `-${digits(next, 3)}`, `转${digits(next, 4)}`])
    return pick(next, [`${area}${mark}${number}${mark === '' ? '' : extension}`, `(${area})${number}`])
  })

const abroad = (next: Next): string =>
  fitting('phone', () =>
    pick(next, [
      `+1 ${pick(next, ['415', '212', '312'])} 555 ${digits(next, 4)}`,
      `+1-${pick(next, ['650', '206'])}-555-${digits(next, 4)}`,
      `+44 20 7946 0${digits(next, 3)}`,
      `+81 3-${1 + Math.floor(next() * 8)}${digits(next, 3)}-${digits(next, 4)}`,
      `+65 9${digits(next, 3)} ${digits(next, 4)}`,
      `+852 9${digits(next, 3)} ${digits(next, 4)}`,
      `+49 30 ${2 + Math.floor(next() * 7)}${digits(next, 6)}`,
      `+614${digits(next, 8)}`,
    ]),
  )

const email = (next: Next): string => {
  const name = pick(next, [
    'zhang.wei',
    'li_na',
    'wangfang',
    'chen-jie',
    'liu.yang',
    'j.smith',
    'maria+news',
    'zhao',
  ])
  const host = pick(next, [
    'example.com',
    'qq.com',
    'example.cn',
    'mail.example.org',
    '163.com',
    'example.com.cn',
    'corp-example.net',
  ])
  return `${name}${pick(next, ['', digits(next, 2), digits(next, 4)])}@${host}`
}

const regions = ['110105', '310115', '440305', '330106', '510104', '420106', '610113', '320102'] as const
const birth = (next: Next): string =>
  `${1950 + Math.floor(next() * 60)}${String(1 + Math.floor(next() * 12)).padStart(2, '0')}${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`
const checkOf = (next: Next): string => '0123456789X'.charAt(Math.floor(next() * 11))

const residentId = (next: Next): string =>
  fitting('resident-id', () => `${pick(next, [...regions])}${birth(next)}${digits(next, 3)}${checkOf(next)}`)

const bankCard = (next: Next): string => {
  const number = fitting('bank-card', () =>
    pick(next, [
      `622202${digits(next, 13)}`,
      `6217${digits(next, 15)}`,
      `6225${digits(next, 12)}`,
      `4${digits(next, 15)}`,
      `5${1 + Math.floor(next() * 5)}${digits(next, 14)}`,
    ]),
  )
  const fours = number.match(/.{1,4}/g) ?? []
  return pick(next, [number, number, fours.join(' '), fours.join('-')])
}

const passport = (next: Next): string =>
  fitting('passport', () =>
    pick(next, [`E${digits(next, 8)}`, `G${digits(next, 8)}`, `E${letters(next, 1)}${digits(next, 7)}`]),
  )

const plate = (next: Next): string =>
  fitting('plate', () => {
    const head = pick(next, ['京', '沪', '粤', '浙', '苏', '川', '鲁', '湘']) + letters(next, 1, 'ABCDEFGH')
    return pick(next, [
      `${head}${digits(next, 5)}`,
      `${head}·${digits(next, 5)}`,
      `${head}${letters(next, 1)}${digits(next, 4)}`,
      `${head}${pick(next, ['D', 'F'])}${digits(next, 5)}`,
      `${head}${digits(next, 2)}${letters(next, 1)}${digits(next, 2)}`,
    ])
  })

const creditCode = (next: Next): string => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const body = fitting('credit-code', () => {
    const head = `91${pick(next, ['110105', '310000', '440300'])}`
    const organisation = `MA${letters(next, 6, alphabet)}`
    return head + organisation + letters(next, 1, '0123456789X') + letters(next, 1, alphabet)
  })
  return body
}

const address = (next: Next): string => {
  const door = pick(next, [
    `${3 + Math.floor(next() * 200)}号`,
    `${3 + Math.floor(next() * 200)}号${1 + Math.floor(next() * 9)}号楼${1 + Math.floor(next() * 6)}单元${100 + Math.floor(next() * 900)}室`,
    `${3 + Math.floor(next() * 200)}弄${1 + Math.floor(next() * 60)}号${100 + Math.floor(next() * 900)}室`,
    `${3 + Math.floor(next() * 200)}号阳光花园${1 + Math.floor(next() * 9)}栋${100 + Math.floor(next() * 900)}`,
  ])
  return (
    pick(next, [
      '北京市朝阳区建国路',
      '上海市浦东新区张江路',
      '广东省深圳市南山区科技南路',
      '浙江省杭州市西湖区文三路',
      '四川省成都市武侯区人民南路',
      '江苏南京鼓楼区中山路',
      '湖北省武汉市洪山区珞喻路',
      '山东省青岛市市南区香港中路',
    ]) + door
  )
}

const url = (next: Next): string =>
  pick(next, [
    `https://${letters(next, 4, 'abcdefg')}:${letters(next, 8, 'hijkmnp')}${digits(next, 2)}@example.com/files`,
    `postgres://app:${letters(next, 10, 'qrstuvw')}@db.example.com:5432/shop`,
    `https://api.example.com/v1/orders?token=${letters(next, 12, 'abcdef')}${digits(next, 6)}`,
    `redis://:${letters(next, 9, 'xyzabc')}@10.0.0.8:6379/0`,
    `http://example.cn/login?user=a&password=${letters(next, 6, 'mnopq')}${digits(next, 3)}`,
  ])

const ip = (next: Next): string =>
  pick(next, [
    `${[192, 168, Math.floor(next() * 256), 1 + Math.floor(next() * 254)].join('.')}`,
    `${[10 + Math.floor(next() * 200), 20 + Math.floor(next() * 200), Math.floor(next() * 256), 1 + Math.floor(next() * 254)].join('.')}`,
    `2001:db8:${Math.floor(next() * 65535).toString(16)}::${(1 + Math.floor(next() * 65534)).toString(16)}`,
    `fe80::${(4096 + Math.floor(next() * 60_000)).toString(16)}:${(4096 + Math.floor(next() * 60_000)).toString(16)}`,
  ])

/** A value of each kind. */
export const makers: Readonly<Record<TextKind, (next: Next) => string>> = {
  mobile,
  landline,
  phone: abroad,
  email,
  'resident-id': residentId,
  'residence-permit': (next) =>
    fitting(
      'residence-permit',
      () => `${pick(next, ['810000', '820000', '830000'])}${birth(next)}${digits(next, 3)}${checkOf(next)}`,
    ),
  'permanent-residence': (next) =>
    fitting(
      'permanent-residence',
      () =>
        `${pick(next, ['USA', 'DEU', 'KAZ'])}${pick(next, ['1100', '3100', '4403'])}${birth(next).slice(2)}${digits(next, 2)}`,
    ),
  'bank-card': bankCard,
  passport,
  'foreign-passport': (next) =>
    pick(next, [`L${digits(next, 8)}`, `AB${digits(next, 7)}`, `C${digits(next, 2)}X${digits(next, 5)}`]),
  'hk-macau-permit': (next) =>
    pick(next, [`H${digits(next, 8)}`, `M${digits(next, 8)}`, `C${digits(next, 8)}`]),
  'taiwan-permit': (next) => pick(next, [digits(next, 8), `L${digits(next, 8)}`]),
  plate,
  'credit-code': creditCode,
  address,
  'url-credentials': url,
  'ip-address': ip,
}

/** Bare values, as the ways to hide them start from. */
export const bareMobile = mobileNumber
export const bareResidentId = residentId
export const bareEmail = email
export const bareBankCard = (next: Next): string => bankCard(next).replace(/[ -]/g, '')
