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

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红梅建国志文浩宇轩子涵一诺'
const cities = ['北京', '上海', '杭州', '成都', 'London', 'Berlin']
const states = ['placed', 'paid', 'shipped', 'completed']

const names = [...Object.keys(mapping), ...keep]

/** Rows with valid numbers: the check digits of identity documents and cards are right. */
const rowOf = (random: () => number, index: number): readonly string[] => {
  const pick = (from: string | readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  const digits = (count: number): string => String(Math.floor(random() * 10 ** count)).padStart(count, '0')
  const name = pick(surnames) + pick(given) + (random() < 0.7 ? pick(given) : '')
  const [year, month, day] = [
    1950 + Math.floor(random() * 50),
    1 + Math.floor(random() * 12),
    1 + Math.floor(random() * 28),
  ]
  const [mm, dd] = [String(month).padStart(2, '0'), String(day).padStart(2, '0')]
  const note = random() < 0.2 ? 'called twice, said "later"' : random() < 0.5 ? '' : 'asks for an invoice'
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
  ]
}

const csvOf = (row: readonly string[]): string =>
  row.map((value) => (value.includes('"') ? `"${value.replaceAll('"', '""')}"` : value)).join(',')
const jsonOf = (row: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(names.map((name, at) => [name, row[at]])))

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

/** How a file begins, stands between rows and ends. */
const forms = {
  csv: { row: csvOf, begin: `${names.join(',')}\n`, between: '\n', end: '\n' },
  jsonl: { row: jsonOf, begin: '', between: '\n', end: '\n' },
  json: { row: jsonOf, begin: '[\n', between: ',\n', end: '\n]\n' },
} as const

/** Writes a file of about so many bytes; gives how many rows it has. */
export const writeDataset = async (
  path: string,
  bytes: number,
  form: keyof typeof forms = 'csv',
): Promise<number> => {
  const { row, begin, between, end } = forms[form]
  const random = seededNumbers(20261124)
  const block = Array.from({ length: 20_000 }, (_, index) => row(rowOf(random, index)))
  const perRow = Buffer.byteLength(block.join(between)) / block.length
  const count = Math.ceil(bytes / perRow)
  const file = createWriteStream(path)
  file.write(begin)
  for (let written = 0; written < count; written += block.length) {
    const part = block.slice(0, count - written).join(between)
    if (!file.write(written === 0 ? part : between + part)) await once(file, 'drain')
  }
  file.end(end)
  await once(file, 'close')
  return count
}
