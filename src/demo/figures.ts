/** How much does a source hold? Counted from what is there, so that a sum that doesn't come out is seen. */

import { byEntry } from './by-entry'
import type { ReadValues } from './read-values'
import type { DemoCustomer, DemoFigures, DemoSource } from './source'

/**
 * The refused values and the figures of a source. What was accepted is counted in the customers' records, what was
 * given where it was read: a value that got lost between the two breaks the sum.
 */
export const tally = (
  rows: DemoFigures['rows'],
  customers: readonly DemoCustomer[],
  read: readonly ReadValues[],
): Pick<DemoSource, 'figures' | 'refused'> => {
  const records = customers.flatMap((customer) => customer.records)
  const counted: Record<string, number> = {}
  for (const { category } of records) counted[category] = (counted[category] ?? 0) + 1
  const refused = read.flatMap((values) => values.refused)
  const given = sumOf(read.map((values) => values.given))
  const accepted = sumOf(records.map(acceptedIn))
  return {
    refused,
    figures: {
      rows,
      customers: customers.length,
      records: counted,
      values: { given, accepted, refused: refused.length },
    },
  }
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** Items that are lists count by their entries; they are those that a source gives entry by entry. */
const acceptedIn = ({ values }: DemoCustomer['records'][number]): number =>
  sumOf(
    Object.entries(values).map(([field, value]) =>
      byEntry.has(field) && Array.isArray(value) ? value.length : 1,
    ),
  )
