/** What does an order of Northwind say? One transaction: its lines, what they come to, when it was placed and shipped, and where to. */

import type { Failure } from '../core/error'
import { parseInstant } from '../core/instant'
import { either as E } from 'fp-ts'
import type { Json } from '../data/plain-json'
import { decimal, scaled } from './decimal'
import { addressValue } from './northwind-customers'
import { carrierId } from './northwind-people'
import type { NorthwindRow } from './northwind-tables'
import type { GivenValue } from './read-values'

/** ISO 4217 for "no currency": Northwind names none, and none is guessed. */
export const unnamedCurrency = 'XXX'

type Order = NorthwindRow<'orders'>
type Detail = NorthwindRow<'details'>

/** The values of an order; `products` gives names by id. */
export const orderValues = (
  order: Order,
  details: readonly Detail[],
  products: ReadonlyMap<string, string>,
): readonly GivenValue[] => {
  const { cells, where } = order
  const placed = instantOf(cells.OrderDate)
  const shipped = cells.ShippedDate === '' ? undefined : instantOf(cells.ShippedDate)
  const total = totalOf(details)
  return [
    { field: 'number', value: cells.OrderID, where: where('OrderID') },
    { field: 'placedAt', value: placed, where: where('OrderDate') },
    ...(cells.RequiredDate === ''
      ? []
      : [{ field: 'requiredAt', value: instantOf(cells.RequiredDate), where: where('RequiredDate') }]),
    ...details.map((detail) => ({ field: 'lines', value: lineOf(detail, products), where: detail.where() })),
    ...(total === undefined ? [] : [{ field: 'amount', value: money(total), where: where() }]),
    { field: 'freight', value: money(scaled(cells.Freight, 2) ?? cells.Freight), where: where('Freight') },
    {
      field: 'status',
      value: [
        { state: 'placed', at: placed },
        ...(shipped === undefined ? [] : [{ state: 'shipped', at: shipped }]),
      ],
      where: where(shipped === undefined ? 'OrderDate' : 'ShippedDate'),
    },
    { field: 'shippingAddress', value: shippingAddress(order), where: where('ShipAddress') },
    { field: 'carrier', value: carrierId(cells.ShipVia), where: where('ShipVia') },
    { field: 'handledBy', value: `staff-${cells.EmployeeID}`, where: where('EmployeeID') },
  ]
}

/** Dates without a zone are read as UTC; what is no date stays as written, and is refused. */
export const instantOf = (text: string): number | string =>
  E.match(
    (_: Failure): number | string => text,
    (at: number): number | string => at,
  )(parseInstant(/^\d{4}-\d{2}-\d{2} /.test(text) ? `${text.replace(' ', 'T')}Z` : text))

/** What the lines come to in minor units, rounded half up once; undefined where a line is refused: half a sum is none. */
const totalOf = (details: readonly Detail[]): number | undefined => {
  let hundredths = 0
  for (const { cells } of details) {
    const [price, quantity, discount] = [
      scaled(cells.UnitPrice, 2),
      scaled(cells.Quantity, 0),
      scaled(cells.Discount, 2),
    ]
    if (price === undefined || !quantity || discount === undefined || discount > 100) return undefined
    hundredths += price * quantity * (100 - discount)
  }
  return details.length === 0 ? undefined : Math.round(hundredths / 100)
}

const lineOf = ({ cells }: Detail, products: ReadonlyMap<string, string>): Json => ({
  product: { id: cells.ProductID, name: products.get(cells.ProductID) ?? '' },
  quantity: decimal(cells.Quantity) ?? cells.Quantity,
  unitPrice: money(scaled(cells.UnitPrice, 2) ?? cells.UnitPrice),
  discount: decimal(cells.Discount) ?? cells.Discount,
})

const money = (amount: number | string): Json => ({ amount, currency: unnamedCurrency })

const shippingAddress = ({ cells }: Order): Json => ({
  ...addressValue('shipping', {
    Address: cells.ShipAddress,
    City: cells.ShipCity,
    Region: cells.ShipRegion,
    PostalCode: cells.ShipPostalCode,
    Country: cells.ShipCountry,
  }),
  recipient: cells.ShipName,
})
