/** What is basic about a synthetic customer? Names, contacts and documents in their formats, from ranges that nobody has. */

import { fitsMod112 } from '../data/formats/mod-11-2'
import type { Json } from '../data/plain-json'
import type { Draw } from './seeded'
import type { Person } from './synthetic-person'

/** The basic items of a person, by field; those that are lists have their entries. */
export const basicItems = (draw: Draw, person: Person, serial: number): Readonly<Record<string, Json>> => ({
  name: person.name,
  ...(draw.chance(90) ? { sex: person.sex } : {}),
  birthDate: person.birthDate,
  phone: [mobileOf(person, serial), ...(draw.chance(15) ? [landlineOf(person, serial)] : [])],
  ...(draw.chance(80)
    ? { email: [{ kind: 'home', address: `customer.${serial}@example.${draw.pick(['com', 'org'])}` }] }
    : {}),
  address: [addressOf(draw, person, 'home'), ...(draw.chance(20) ? [addressOf(draw, person, 'work')] : [])],
  ...(person.isMinor || draw.chance(30) ? {} : { occupation: draw.pick(occupations) }),
  ...(draw.chance(70) ? { identity: [documentOf(draw, person, serial)] } : {}),
  ...(draw.chance(12) ? { formerId: [{ system: 'old-crm', id: `K-${10_000 + serial}` }] } : {}),
})

/** An address of the person's country; streets and houses are invented. */
export const addressOf = (
  draw: Draw,
  { country }: Person,
  kind: 'home' | 'work' | 'shipping',
): { readonly [member: string]: Json } => {
  const number = 1 + draw.below(300)
  if (country !== 'CN')
    return { kind, country, ...draw.pick(abroad[country]), street: `${number} Example Street` }
  const street = `示例路${number}号${1 + draw.below(20)}栋${101 + draw.below(1900)}室`
  return { kind, country, ...draw.pick(cities), street }
}

/** 1990000 and the serial number at home; the ranges that are kept for fiction in Berlin, London and the USA. */
const mobileOf = ({ country }: Person, serial: number): Json => {
  const last = String(serial).padStart(4, '0').slice(-4)
  const number = {
    CN: `199 0000 ${last}`,
    DE: `+49 30 23125 ${last.slice(1)}`,
    GB: `+44 20 7946 0${last.slice(1)}`,
    US: `+1 212 555 01${last.slice(2)}`,
  }[country]
  return { kind: 'mobile', number }
}

const landlineOf = ({ country }: Person, serial: number): Json => ({
  kind: 'work',
  number: country === 'CN' ? `010-8888 ${String(serial % 10_000).padStart(4, '0')}` : '+44 20 7946 0123',
  ...(country === 'CN' ? { extension: '801' } : {}),
})

const documentOf = (draw: Draw, { country, birthDate, sex }: Person, serial: number): Json =>
  country === 'CN'
    ? { kind: 'resident-id', number: residentNumber(draw.pick(regions), birthDate, sex) }
    : { kind: 'foreign-passport', number: `XX${String(serial).padStart(6, '0')}`, country }

/** With the order numbers 996 to 999, which nobody has who could be a customer, and the check character that fits. */
const residentNumber = (region: string, birthDate: string, sex: Person['sex']): string => {
  const body = `${region}${birthDate.replaceAll('-', '')}${sex === 'male' ? '999' : '998'}`
  return [...'0123456789X'].map((check) => body + check).find(fitsMod112) ?? body
}

const regions = ['110101', '310101', '440305', '510104', '330106', '610113'] as const
const occupations = ['教师', '工程师', '医生', '会计', '司机', '设计师', 'Nurse', 'Engineer'] as const
const cities = [
  { province: '北京市', city: '北京市', district: '海淀区', postalCode: '100080' },
  { province: '上海市', city: '上海市', district: '黄浦区', postalCode: '200001' },
  { province: '广东省', city: '深圳市', district: '南山区', postalCode: '518000' },
  { province: '四川省', city: '成都市', district: '锦江区', postalCode: '610021' },
  { province: '浙江省', city: '杭州市', district: '西湖区', postalCode: '310012' },
] as const
const abroad = {
  DE: [{ city: 'Berlin', postalCode: '10115' }],
  GB: [{ city: 'London', postalCode: 'SW1A 1AA' }],
  US: [{ province: 'NY', city: 'New York', postalCode: '10001' }],
} as const
