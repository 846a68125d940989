/** Where is Northwind, or something small of its shape? The sample beside the project if it is there; a folder of two customers otherwise. */

import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The real sample's folder: that of `TUTELA_NORTHWIND`, else the one beside the project; undefined where there is none. */
export const northwindFolder = (): string | undefined => {
  const folder =
    process.env['TUTELA_NORTHWIND'] ?? join(import.meta.dirname, '../../../shared/data/northwind')
  return existsSync(join(folder, 'customers.csv')) ? folder : undefined
}

/** Six small files that fit together; all invented. */
export const smallFiles = {
  'customers.csv':
    'CustomerID,CompanyName,ContactName,ContactTitle,Address,City,Region,PostalCode,Country,Phone,Fax\n' +
    'ABCDE,Example GmbH,Anna Beispiel,Owner,Musterweg 1,Berlin,,10115,Germany,030-23125 123,\n' +
    'FGHIJ,Example Ltd,John Sample,Clerk,1 Test Road,London,,SW1A 1AA,UK,(171) 555-0000,\n',
  'orders.csv':
    'OrderID,CustomerID,EmployeeID,OrderDate,RequiredDate,ShippedDate,ShipVia,Freight,ShipName,ShipAddress,ShipCity,ShipRegion,ShipPostalCode,ShipCountry\n' +
    '1,ABCDE,1,1998-01-05 00:00:00.000,1998-02-02 00:00:00.000,,1,32.38,Example GmbH,Musterweg 1,Berlin,,10115,Germany\n',
  'order-details.csv': 'OrderID,ProductID,UnitPrice,Quantity,Discount\n1,1,9.8,10,0.15\n1,2,14,1,0\n',
  'products.csv':
    'ProductID,ProductName,SupplierID,CategoryID,QuantityPerUnit,UnitPrice,UnitsInStock,UnitsOnOrder,ReorderLevel,Discontinued\n' +
    '1,Tea,1,1,box,9.8,1,0,0,0\n2,Cups,1,1,box,14,1,0,0,0\n',
  'employees.csv':
    'EmployeeID,LastName,FirstName,Title,BirthDate,HireDate,Address,City,Region,PostalCode,Country,HomePhone,ReportsTo,Notes\n' +
    '1,Doe,Jane,Sales Manager,1960-01-01,1990-01-01,x,y,,1,USA,1,,\n',
  'shippers.csv': 'ShipperID,CompanyName,Phone\n1,Example Express,(503) 555-0100\n',
}

/** The small files in a new folder, with a text in one of them replaced. */
export const smallFolder = (file: keyof typeof smallFiles, text: string, other: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tutela-northwind-'))
  for (const [name, content] of Object.entries(smallFiles))
    writeFileSync(join(folder, name), name === file ? content.replace(text, other) : content)
  return folder
}
