/** Where is a vault cut into shards? Between customers, at ids that leave about as many on each side; in constant memory. */

import { expectRows } from '../vault/expect-rows'
import type { VaultInside } from '../vault/inside'
import { inTime, noStore } from '../vault/patience'
import type { RowOf } from '../store/tables'
import type { CustomerRange } from './job'

/** Ranges that cover every id there is or will be, each with about as many of the customers that are known now. */
export const cutCustomers = async (
  inside: VaultInside,
  shards: number,
): Promise<readonly CustomerRange[]> => {
  const marks = await markCustomers(inside, shards * 32)
  const cuts = new Set(
    Array.from({ length: shards - 1 }, (_, at) => marks[Math.floor(((at + 1) * marks.length) / shards)]),
  )
  const borders = [...cuts].filter((cut) => cut !== undefined && cut !== '')
  return ['', ...borders].map((from, at) => ({ from: from ?? '', until: borders[at] }))
}

/** Every so many an id, between `most` and half of it when there are that many. */
const markCustomers = async (inside: VaultInside, most: number): Promise<readonly string[]> => {
  let marks: string[] = []
  let stride = 1
  let seen = 0
  let after: RowOf<'customer'> | undefined
  do {
    const rows = await page(inside, after)
    for (const { customer } of rows) {
      if (seen % stride === 0) marks.push(customer)
      seen += 1
      if (marks.length < most) continue
      marks = marks.filter((_, at) => at % 2 === 0)
      stride *= 2
    }
    after = rows.length < pageSize ? undefined : rows.at(-1)
  } while (after !== undefined)
  return marks
}

const page = (
  inside: VaultInside,
  after: RowOf<'customer'> | undefined,
): Promise<readonly RowOf<'customer'>[]> =>
  inTime(inside.patience, noStore, () =>
    inside.store.transact((transaction) =>
      expectRows(transaction).list('customer', { equals: {}, limit: pageSize, after }),
    ),
  )

const pageSize = 1000
