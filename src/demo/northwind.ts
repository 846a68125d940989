/** What does Northwind tell? Its customers with their orders, its employees as staff, its shippers as partners; what it lacks is announced. */

import { function as F, taskEither as TE } from 'fp-ts'
import type { Instant } from '../core/instant'
import { runWork } from '../core/work'
import { tally } from './figures'
import { customerValues, oddCustomer } from './northwind-customers'
import { instantOf, orderValues } from './northwind-orders'
import { northwindAnnouncements, oddEmployee, partnersOf, staffOf } from './northwind-people'
import { type NorthwindRow, type NorthwindTables, readTables } from './northwind-tables'
import { type ReadValues, readValues } from './read-values'
import { seeded } from './seeded'
import type { DemoCustomer, DemoRecord, DemoSource, OddRow } from './source'
import { drawStance } from './stance'

/** The day after the last thing that the data tells. */
const startsAt: Instant = Date.UTC(1998, 4, 7)

/**
 * Reads the Northwind files of a folder as the demo's input. A value that doesn't parse is refused alone, with file,
 * line and reason; rejects with a `TutelaError` as `readTables` fails.
 */
export const readNorthwind = (folder: string): Promise<DemoSource> =>
  runWork(F.pipe(readTables(folder), TE.map(sourceOf)))

const sourceOf = (tables: NorthwindTables): DemoSource => {
  const draw = seeded(1998)
  const orders = readOrders(tables)
  const ordersOf = Map.groupBy(orders, ({ customer }) => customer)
  const basics = tables.customers.rows.map((row) => ({
    row,
    values: readValues('basic', customerValues(row)),
  }))
  const customers = basics.map(({ row, values }): DemoCustomer => {
    const own = ordersOf.get(row.cells.CustomerID) ?? []
    return {
      key: row.cells.CustomerID,
      age: 'unknown',
      records: [basicRecord(row, values), ...own.map(({ record }) => record)],
      stance: drawStance(draw, 'unknown', startsAt),
    }
  })
  const rows = Object.fromEntries(Object.values(tables).map((table) => [table.file, table.rows.length]))
  return {
    name: 'northwind',
    startsAt,
    staff: staffOf(tables.employees.rows),
    partners: partnersOf(tables.shippers.rows),
    customers,
    oddRows: [
      ...tables.customers.rows.flatMap(oddCustomer),
      ...orders.flatMap(({ odd }) => odd),
      ...tables.employees.rows.flatMap(oddEmployee),
    ],
    announcements: northwindAnnouncements,
    ...tally(
      rows,
      customers,
      [...orders, ...basics].map(({ values }) => values),
    ),
  }
}

const basicRecord = (row: NorthwindRow<'customers'>, { values }: ReadValues): DemoRecord => ({
  category: 'basic',
  channel: 'sales-visit',
  values,
  capturedAt: startsAt,
  events: {},
  where: row.where(),
})

interface ReadOrder {
  readonly customer: string
  readonly record: DemoRecord
  readonly values: ReadValues
  readonly odd: readonly OddRow[]
}

const readOrders = ({ orders, details, products }: NorthwindTables): readonly ReadOrder[] => {
  const linesOf = Map.groupBy(details.rows, (row) => row.cells.OrderID)
  const names = new Map(products.rows.map(({ cells }) => [cells.ProductID, cells.ProductName]))
  return orders.rows.map((row) => {
    const lines = linesOf.get(row.cells.OrderID) ?? []
    const values = readValues('transaction', orderValues(row, lines, names))
    return {
      customer: row.cells.CustomerID,
      values,
      odd: lines.length === 0 ? [{ where: row.where(), reasons: [noLines] }] : [],
      record: {
        category: 'transaction',
        channel: 'sales-visit',
        values: values.values,
        ...happened(row),
        where: row.where(),
      },
    }
  })
}

/** Taken when it was placed, completed when it was shipped; a date that doesn't parse is no event. */
const happened = ({ cells }: NorthwindRow<'orders'>): Pick<DemoRecord, 'capturedAt' | 'events'> => {
  const [placed, shipped] = [instantOf(cells.OrderDate), instantOf(cells.ShippedDate)]
  return {
    capturedAt: typeof placed === 'number' ? placed : startsAt,
    events: {
      ...(typeof placed === 'number' ? { 'last-transaction': placed } : {}),
      ...(typeof shipped === 'number' ? { 'order-completed': shipped } : {}),
    },
  }
}

const noLines = { en: 'the order has no lines', zh: '订单没有明细' }
