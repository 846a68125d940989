import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeFailure, isTutelaError } from '../../src/core/error'
import { readNorthwind } from '../../src/demo/northwind'
import type { DemoSource } from '../../src/demo/source'
import { northwindFolder, type smallFiles, smallFolder } from './northwind-folder'

type File = keyof typeof smallFiles

const readSmall = async (file: File, text: string, other: string): Promise<DemoSource> => {
  const folder = smallFolder(file, text, other)
  return readNorthwind(folder).finally(() => rmSync(folder, { recursive: true }))
}

/** How a folder with one fault is refused: kind, then every issue as `code file:line`. */
const refusal = async (file: File, text: string, other: string): Promise<readonly string[]> => {
  const error: unknown = await readSmall(file, text, other).catch((caught: unknown) => caught)
  if (!isTutelaError(error)) return ['accepted']
  expect(describeFailure(error.failure)).not.toMatch(/canary|tmp/)
  return [
    error.failure.kind,
    ...(error.failure.issues ?? []).map(({ code, where }) => `${code} ${where?.file}:${where?.line}`),
  ]
}

/** The refused values of a folder with one fault, as `item code file:line:column`. */
const refusedIn = async (file: File, text: string, other: string): Promise<readonly string[]> => {
  const { refused, figures } = await readSmall(file, text, other)
  expect(figures.values.accepted + figures.values.refused).toBe(figures.values.given)
  expect(JSON.stringify(refused)).not.toContain('canary')
  return refused.map(({ item, where, reasons }) => {
    const codes = reasons.map(({ code }) => code).join()
    return `${item} ${codes} ${where.file}:${where.line}:${where.column}`
  })
}

const british = 'basic.phone format/unassigned customers.csv:3:10'

describe('a folder of Northwind’s shape', () => {
  it('becomes customers with their orders, staff and partners', async () => {
    const source = await readSmall('orders.csv', '', '')
    expect(source.customers[0]?.records.map(({ values }) => values)).toEqual([
      {
        formerId: [{ system: 'northwind', id: 'ABCDE' }],
        company: 'Example GmbH',
        name: 'Anna Beispiel',
        occupation: 'Owner',
        address: [
          { kind: 'work', country: 'DE', city: 'Berlin', street: 'Musterweg 1', postalCode: '10115' },
        ],
        phone: [{ kind: 'work', number: '+493023125123' }],
      },
      {
        number: '1',
        placedAt: Date.UTC(1998, 0, 5),
        requiredAt: Date.UTC(1998, 1, 2),
        lines: [
          {
            product: { id: '1', name: 'Tea' },
            quantity: 10,
            unitPrice: { amount: 980, currency: 'XXX' },
            discount: 0.15,
          },
          {
            product: { id: '2', name: 'Cups' },
            quantity: 1,
            unitPrice: { amount: 1400, currency: 'XXX' },
            discount: 0,
          },
        ],
        // 10 × 9.80 × 0.85 + 14.00
        amount: { amount: 9730, currency: 'XXX' },
        freight: { amount: 3238, currency: 'XXX' },
        status: [{ state: 'placed', at: Date.UTC(1998, 0, 5) }],
        shippingAddress: {
          kind: 'shipping',
          country: 'DE',
          city: 'Berlin',
          street: 'Musterweg 1',
          postalCode: '10115',
          recipient: 'Example GmbH',
        },
        carrier: 'carrier-1',
        handledBy: 'staff-1',
      },
    ])
    expect(source.staff.filter(({ synthetic }) => !synthetic)).toMatchObject([
      { actor: { id: 'staff-1', department: 'sales', position: 'sales-manager' }, name: 'Jane Doe' },
    ])
    expect(source.partners).toMatchObject([{ id: 'carrier-1', label: { en: 'Example Express' } }])
  })

  it('has a value that does not parse refused alone, with file, line, column and reason', async () => {
    const detail = 'transaction.lines'
    expect(await refusedIn('orders.csv', '', '')).toEqual([british])
    expect(await refusedIn('customers.csv', 'Germany', 'Canaryland')).toEqual([
      'basic.address spelling customers.csv:2:5',
      'basic.phone format/unassigned customers.csv:2:10',
      british,
    ])
    expect(await refusedIn('orders.csv', '32.38', 'canary')).toEqual([
      'transaction.freight kind orders.csv:2:8',
      british,
    ])
    expect(await refusedIn('orders.csv', '1998-01-05 00', '1998-02-30 00')).toEqual([
      'transaction.placedAt kind orders.csv:2:4',
      'transaction.status kind orders.csv:2:4',
      british,
    ])
    expect(await refusedIn('order-details.csv', '9.8,10', '9.8,0')).toEqual([
      `${detail} small order-details.csv:2:undefined`,
      british,
    ])
    const { customers } = await readSmall('order-details.csv', '9.8,10', '9.8,0')
    expect(customers[0]?.records[1]?.values).not.toHaveProperty('amount')
    expect(await refusedIn('order-details.csv', '9.8,10', '9.805,10')).toEqual([
      `${detail} kind order-details.csv:2:undefined`,
      british,
    ])
  })

  it('is refused whole for rows that name nothing, for duplicates and for missing columns', async () => {
    expect(await refusal('orders.csv', '1,ABCDE,1', '1,canary,1')).toEqual([
      'input/invalid',
      'csv/unknown-reference orders.csv:2',
    ])
    expect(await refusal('orders.csv', '1,ABCDE,1', '1,ABCDE,7')).toContain(
      'csv/unknown-reference orders.csv:2',
    )
    expect(await refusal('order-details.csv', '1,2,14', '8,9,14')).toEqual([
      'input/invalid',
      'csv/unknown-reference order-details.csv:3',
      'csv/unknown-reference order-details.csv:3',
    ])
    expect(await refusal('order-details.csv', '1,2,14', '1,1,14')).toContain(
      'csv/duplicate order-details.csv:3',
    )
    expect(await refusal('customers.csv', 'FGHIJ', 'ABCDE')).toEqual([
      'input/invalid',
      'csv/duplicate customers.csv:3',
    ])
    expect(await refusal('shippers.csv', 'Phone', 'canary')).toEqual([
      'input/invalid',
      'csv/column-missing shippers.csv:1',
      'csv/column-unknown shippers.csv:1',
    ])
  })

  it('puts an employee whose title is unknown in no position, and tells the row', async () => {
    const source = await readSmall('employees.csv', 'Sales Manager', 'Astronaut')
    expect(source.staff[0]?.actor.position).toBe('unassigned')
    expect(source.oddRows).toMatchObject([{ where: { file: 'employees.csv', line: 2, path: 'Title' } }])
  })

  it('is refused where a file is missing', async () => {
    await expect(readNorthwind(join(import.meta.dirname, 'nowhere'))).rejects.toMatchObject({
      failure: { kind: 'input/unreadable', where: { file: 'customers.csv' } },
    })
  })

  it('keeps a customer whose id has a space at its end, and tells the row', async () => {
    const source = await readSmall(
      'customers.csv',
      'FGHIJ,Example Ltd,John Sample,Clerk,1 Test Road',
      'FG ,,J,,',
    )
    expect(source.customers[1]?.records[0]?.values).toMatchObject({ formerId: [{ id: 'FG ' }], name: 'J' })
    expect(source.oddRows).toMatchObject([{ where: { file: 'customers.csv', line: 3 } }])
  })
})

const folder = northwindFolder()
if (folder === undefined) console.info('northwind is not beside the project: its tests are left out')

describe.skipIf(folder === undefined)('the Northwind sample', async () => {
  const source = folder === undefined ? undefined : await readNorthwind(folder)
  const records = source?.customers.flatMap((customer) => customer.records) ?? []

  it('gives all 93 customers and all 830 orders with their 2,155 lines', () => {
    expect(source?.figures.rows).toMatchObject({
      'customers.csv': 93,
      'orders.csv': 830,
      'order-details.csv': 2155,
    })
    expect(source?.figures.records).toEqual({ basic: 93, transaction: 830 })
    const lines = records.flatMap(({ values }) => values['lines'] ?? [])
    expect(lines).toHaveLength(2155)
  })

  it('adds up: what was given is what was accepted and what was refused', () => {
    const values = source?.figures.values ?? { given: 0, accepted: 0, refused: 1 }
    expect(values.given).toBeGreaterThan(10_000)
    expect(values.accepted + values.refused).toBe(values.given)
    expect(source?.refused).toHaveLength(values.refused)
  })

  it('refuses 70 of its 160 telephone and fax numbers, each with its line, and nothing else', () => {
    const phones = records.flatMap(({ values }) => values['phone'] ?? [])
    expect([phones.length, source?.refused.length]).toEqual([90, 70])
    for (const { item, where, reasons } of source?.refused ?? []) {
      expect([item, where.file, where.path === 'Phone' || where.path === 'Fax']).toEqual([
        'basic.phone',
        'customers.csv',
        true,
      ])
      expect(reasons.map(({ code }) => code)).toEqual(['format/unassigned'])
    }
  })

  it('names the two odd rows of its customers', () => {
    expect(source?.oddRows.map(({ where }) => where)).toEqual([
      { file: 'customers.csv', line: 85 },
      { file: 'customers.csv', line: 86 },
    ])
  })

  it('comes to what its orders come to', () => {
    const amounts = records.flatMap(({ values }) => values['amount'] ?? [])
    const cents = amounts.map((money) => Number(Object(money).amount))
    const total = cents.reduce((sum, amount) => sum + amount, 0)
    // The lines come to 1,265,793.0395; each order is rounded half up, once.
    expect(total).toBe(126_579_322)
  })

  it('has nine of the staff, three partners, and nobody’s id twice', () => {
    expect(source?.staff.filter(({ synthetic }) => !synthetic)).toHaveLength(9)
    expect(source?.partners).toHaveLength(3)
    expect(new Set(source?.staff.map(({ actor }) => actor.id)).size).toBe(source?.staff.length)
  })
})
