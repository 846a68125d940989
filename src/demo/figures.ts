/** How much does a source hold? Counted from what is there, so that a sum that doesn't come out is seen. */

import type { DemoCustomer, DemoFigures, RefusedValue } from './source'

/** The figures of customers; `given` was counted where the values were read. */
export const figuresOf = (
  rows: DemoFigures['rows'],
  customers: readonly DemoCustomer[],
  refused: readonly RefusedValue[],
  given: number,
): DemoFigures => {
  const records = customers.flatMap((customer) => customer.records)
  const counted: Record<string, number> = {}
  for (const { category } of records) counted[category] = (counted[category] ?? 0) + 1
  return {
    rows,
    customers: customers.length,
    records: counted,
    values: {
      given,
      accepted: records.map(acceptedIn).reduce((sum, count) => sum + count, 0),
      refused: refused.length,
    },
  }
}

/** Items that are lists count by their entries; they are those that a source gives entry by entry. */
const acceptedIn = ({ values }: DemoCustomer['records'][number]): number =>
  Object.entries(values)
    .map(([field, value]) => (byEntry.has(field) && Array.isArray(value) ? value.length : 1))
    .reduce((sum, count) => sum + count, 0)

/** The items that sources give entry by entry. */
export const byEntry: ReadonlySet<string> = new Set([
  'phone',
  'email',
  'address',
  'identity',
  'formerId',
  'lines',
  'productFeatures',
  'promotions',
  'contactChannels',
  'repayments',
  'tags',
])
