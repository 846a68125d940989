/** What is in the vault's store at the end? Rows counted, so that the story's figures can be held against them; nothing is opened. */

import type { Store, Transaction } from '../store/store'
import type { RowOf, TableName } from '../store/tables'
import { listAll } from '../vault/list-all'

/** Rows by what they are; records by category, those about nobody apart. */
export interface StoreCounts {
  readonly customers: number
  readonly records: Readonly<Record<string, number>>
  readonly anonymous: number
  readonly consents: number
  readonly disclosures: number
  readonly events: number
}

/** Counts the rows of a store. */
export const countStore = (store: Store): Promise<StoreCounts> =>
  store.transact(async (transaction) => {
    const customers = new Set<string>()
    const records: Record<string, number> = {}
    let anonymous = 0
    await forEachRow(transaction, 'record', ({ customer, category }) => {
      if (customer === '') anonymous += 1
      else {
        customers.add(customer)
        records[category] = (records[category] ?? 0) + 1
      }
    })
    const count = async (table: 'consent' | 'disclosure' | 'event'): Promise<number> => {
      let sum = 0
      await forEachRow(transaction, table, () => {
        sum += 1
      })
      return sum
    }
    return {
      customers: customers.size,
      records,
      anonymous,
      consents: await count('consent'),
      disclosures: await count('disclosure'),
      events: await count('event'),
    }
  })

const forEachRow = async <N extends TableName>(
  transaction: Transaction,
  table: N,
  see: (row: RowOf<N>) => void,
): Promise<void> => {
  for (const row of await listAll(transaction, table, { equals: {} })) see(row)
}
