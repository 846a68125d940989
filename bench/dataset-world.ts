/** Which dataset is masked in the bench? Customers with their orders, every value synthetic, as many rows as a size asks for. */

import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { seededNumbers } from './measure'

/** The columns, each with what it is mapped to. */
export const mapping = {
  customer_id: 'customer',
  name: 'basic.name',
  phone: 'basic.phone',
  email: 'basic.email',
  birth_date: 'basic.birthDate',
  id_number: 'basic.identity',
  card: 'transaction.paymentCard',
  note: 'other.notes',
} as const

/** The columns that are copied. */
export const keep = ['order_number', 'city', 'amount', 'status']

const header = [...Object.keys(mapping), ...keep].join(',')
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红梅建国志文浩宇轩子涵一诺'
const cities = ['北京', '上海', '杭州', '成都', 'London', 'Berlin']
const states = ['placed', 'paid', 'shipped', 'completed']

/** Rows with valid numbers: the check digits of identity documents and cards are right. */
export const rowOf = (random: () => number, index: number): string => {
  const pick = (from: string | readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  const digits = (count: number): string => String(Math.floor(random() * 10 ** count)).padStart(count, '0')
  const name = pick(surnames) + pick(given) + (random() < 0.7 ? pick(given) : '')
  const [year, month, day] = [
    1950 + Math.floor(random() * 50),
    1 + Math.floor(random() * 12),
    1 + Math.floor(random() * 28),
  ]
  const [mm, dd] = [String(month).padStart(2, '0'), String(day).padStart(2, '0')]
  const note = random() < 0.2 ? '"called twice, said ""later"""' : random() < 0.5 ? '' : 'asks for an invoice'
  return [
    `c-${digits(6)}`,
    name,
    `1${pick('35789')}${digits(9)}`,
    `${pick(['li', 'wang', 'mei'])}.${digits(5)}@${pick(['example.com', 'mail.example.cn'])}`,
    `${year}-${mm}-${dd}`,
    residentId(`${pick(['110105', '310104', '440305'])}${year}${mm}${dd}${digits(3)}`),
    cardNumber(`622202${digits(12)}`),
    note,
    `o-${index}`,
    pick(cities),
    `${digits(4)}.${digits(2)}`,
    pick(states),
  ].join(',')
}

/** GB 11643: weights 2^(17 - i) mod 11. */
const residentId = (front: string): string => {
  const sum = [...front].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0)
  return front + '10X98765432'.charAt(sum % 11)
}

/** ISO/IEC 7812-1: Luhn. */
const cardNumber = (front: string): string => {
  const sum = [...front].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return front + String((10 - (sum % 10)) % 10)
}

/** Writes a file of about so many bytes; gives how many rows it has. */
export const writeDataset = async (path: string, bytes: number): Promise<number> => {
  const random = seededNumbers(20261124)
  const rows = Array.from({ length: 20_000 }, (_, index) => rowOf(random, index))
  const file = createWriteStream(path)
  file.write(`${header}\n`)
  let [written, count] = [0, 0]
  while (written < bytes) {
    const block = `${rows.slice(0, Math.ceil((rows.length * Math.min(bytes, 2_500_000)) / 2_500_000)).join('\n')}\n`
    count += block.split('\n').length - 1
    written += Buffer.byteLength(block)
    if (!file.write(block)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
  return count
}
