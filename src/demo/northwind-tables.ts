/** Which files does the Northwind sample have, and do they fit together? Their columns and references; rows become customers elsewhere. */

import { join } from 'node:path'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import type { Failure, Issue } from '../core/error'
import { readCsv } from './csv'
import { invalid } from './csv-faults'
import type { CsvRow, CsvTable } from './csv-table'

const shapes = {
  customers: {
    columns: [
      'CustomerID',
      'CompanyName',
      'ContactName',
      'ContactTitle',
      'Address',
      'City',
      'Region',
      'PostalCode',
      'Country',
      'Phone',
      'Fax',
    ],
    key: ['CustomerID'],
  },
  orders: {
    columns: [
      'OrderID',
      'CustomerID',
      'EmployeeID',
      'OrderDate',
      'RequiredDate',
      'ShippedDate',
      'ShipVia',
      'Freight',
      'ShipName',
      'ShipAddress',
      'ShipCity',
      'ShipRegion',
      'ShipPostalCode',
      'ShipCountry',
    ],
    key: ['OrderID'],
  },
  details: {
    columns: ['OrderID', 'ProductID', 'UnitPrice', 'Quantity', 'Discount'],
    key: ['OrderID', 'ProductID'],
  },
  products: {
    columns: [
      'ProductID',
      'ProductName',
      'SupplierID',
      'CategoryID',
      'QuantityPerUnit',
      'UnitPrice',
      'UnitsInStock',
      'UnitsOnOrder',
      'ReorderLevel',
      'Discontinued',
    ],
    key: ['ProductID'],
  },
  employees: {
    columns: [
      'EmployeeID',
      'LastName',
      'FirstName',
      'Title',
      'BirthDate',
      'HireDate',
      'Address',
      'City',
      'Region',
      'PostalCode',
      'Country',
      'HomePhone',
      'ReportsTo',
      'Notes',
    ],
    key: ['EmployeeID'],
  },
  shippers: { columns: ['ShipperID', 'CompanyName', 'Phone'], key: ['ShipperID'] },
} as const

type TableName = keyof typeof shapes
type ColumnOf<T extends TableName> = (typeof shapes)[T]['columns'][number]

/** A row of one of the files. */
export type NorthwindRow<T extends TableName> = CsvRow<ColumnOf<T>>

/** The files that the demo reads. */
export type NorthwindTables = { readonly [T in TableName]: CsvTable<ColumnOf<T>> }

/**
 * Reads the six files from a folder. Failures: those of `readCsv`; `input/invalid` with every row that names a
 * customer, an employee, a shipper, an order or a product that isn't there.
 */
export const readTables = (folder: string): TE.TaskEither<Failure, NorthwindTables> =>
  F.pipe(
    TE.Do,
    TE.apS('customers', readCsv(join(folder, 'customers.csv'), shapes.customers)),
    TE.apS('orders', readCsv(join(folder, 'orders.csv'), shapes.orders)),
    TE.apS('details', readCsv(join(folder, 'order-details.csv'), shapes.details)),
    TE.apS('products', readCsv(join(folder, 'products.csv'), shapes.products)),
    TE.apS('employees', readCsv(join(folder, 'employees.csv'), shapes.employees)),
    TE.apS('shippers', readCsv(join(folder, 'shippers.csv'), shapes.shippers)),
    TE.flatMap((tables) => TE.fromEither(fitTogether(tables))),
  )

const fitTogether = (tables: NorthwindTables): E.Either<Failure, NorthwindTables> => {
  const { customers, orders, details, products, employees, shippers } = tables
  const ofOrders = [
    ...strangers(orders.rows, 'CustomerID', customers, 'CustomerID'),
    ...strangers(orders.rows, 'EmployeeID', employees, 'EmployeeID'),
    ...strangers(orders.rows, 'ShipVia', shippers, 'ShipperID'),
  ]
  const ofDetails = [
    ...strangers(details.rows, 'OrderID', orders, 'OrderID'),
    ...strangers(details.rows, 'ProductID', products, 'ProductID'),
  ]
  if (ofOrders.length > 0) return E.left(invalid(orders.file, ofOrders))
  return ofDetails.length > 0 ? E.left(invalid(details.file, ofDetails)) : E.right(tables)
}

/** The rows whose `column` names nothing under `named` in the other table. */
const strangers = <Column extends string, Named extends string>(
  rows: readonly CsvRow<Column>[],
  column: Column,
  other: CsvTable<Named>,
  named: Named,
): readonly Issue[] => {
  const known = new Set(other.rows.map((row) => row.cells[named]))
  return rows
    .filter((row) => !known.has(row.cells[column]))
    .map((row) => ({
      code: 'csv/unknown-reference',
      message: `this \`${column}\` is not in \`${other.file}\``,
      remedy: 'add the row that it names, or correct it',
      where: row.where(column),
    }))
}
