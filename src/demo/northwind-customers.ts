/** What does a row of Northwind's customers say? Basic items; cells that are empty give none, and odd rows are told. */

import { either as E } from 'fp-ts'
import type { Localized } from '../core/locale'
import { phoneIn } from '../data/formats/phone'
import type { Json } from '../data/plain-json'
import { countryOf } from './northwind-countries'
import type { NorthwindRow } from './northwind-tables'
import type { GivenValue } from './read-values'
import type { OddRow } from './source'

type Row = NorthwindRow<'customers'>
type Column = keyof Row['cells']

/** The values of a customer, as they stand in the row; the id that they had becomes an item of its own. */
export const customerValues = (row: Row): readonly GivenValue[] => {
  const { cells } = row
  const given = (field: string, column: Column, value: Json = cells[column]): readonly GivenValue[] =>
    cells[column] === '' ? [] : [{ field, value, where: row.where(column) }]
  return [
    ...given('formerId', 'CustomerID', { system: 'northwind', id: cells.CustomerID }),
    ...given('company', 'CompanyName'),
    ...given('name', 'ContactName'),
    ...given('occupation', 'ContactTitle'),
    ...addressOf(row),
    ...given('phone', 'Phone', { kind: 'work', number: numberOf(row, 'Phone') }),
    ...given('phone', 'Fax', { kind: 'fax', number: numberOf(row, 'Fax') }),
  ]
}

/** Is the row odd, and why? It is kept all the same. */
export const oddCustomer = (row: Row): readonly OddRow[] => {
  const { cells } = row
  const reasons: readonly Localized[] = [
    ...(cells.CustomerID === cells.CustomerID.trim() ? [] : [spaced]),
    ...([cells.Address, cells.City, cells.Country, cells.Phone].every((cell) => cell === '') ? [bare] : []),
  ]
  return reasons.length === 0 ? [] : [{ where: row.where(), reasons }]
}

const addressOf = (row: Row): readonly GivenValue[] => {
  const { Address, City, Region, PostalCode, Country } = row.cells
  return [Address, City, Region, PostalCode, Country].every((cell) => cell === '')
    ? []
    : [{ field: 'address', value: addressValue('work', row.cells), where: row.where('Address') }]
}

/** An address of Northwind's parts; a country that isn't known stays as it is written, and is refused. */
export const addressValue = (
  kind: 'work' | 'shipping',
  parts: Readonly<Record<'Address' | 'City' | 'Region' | 'PostalCode' | 'Country', string>>,
): { readonly [member: string]: Json } => ({
  kind,
  country: countryOf(parts.Country) ?? parts.Country,
  ...filled('province', parts.Region),
  ...filled('city', parts.City),
  street: parts.Address,
  ...filled('postalCode', parts.PostalCode),
})

/** The member, unless its cell is empty. */
const filled = (member: string, cell: string): { readonly [member: string]: string } =>
  cell === '' ? {} : { [member]: cell }

/**
 * The number in E.164 where it is one in the plan of the row's own country. Otherwise as written, with a mark at the
 * front that keeps it from being read in the mainland's plan; it is refused.
 */
const numberOf = (row: Row, column: 'Phone' | 'Fax'): string => {
  const text = row.cells[column]
  const parsed = phoneIn(countryOf(row.cells.Country) ?? '').parse(text)
  return E.isRight(parsed) ? parsed.right : `+0${text}`
}

const spaced: Localized = { en: 'its id has a space at an end', zh: '其编号首尾有空格' }
const bare: Localized = {
  en: 'it has neither address nor country nor telephone number',
  zh: '没有地址、国家和电话',
}
