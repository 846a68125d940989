/** How are all rows of a query read? Page after page, since a query has a limit. */

import type { Query, Transaction } from '../store/store'
import type { IndexOf, RowOf, TableName } from '../store/tables'

const page = 1000

/** Every row that the query names, in its order. */
export const listAll = async <N extends TableName, I extends IndexOf<N> = never>(
  transaction: Transaction,
  table: N,
  query: Omit<Query<N, I>, 'limit' | 'after'>,
): Promise<readonly RowOf<N>[]> => {
  const first = await transaction.list<N, I>(table, { ...query, limit: page })
  if (first.length < page) return first
  const rows = [...first]
  for (let last = first.at(-1); last !== undefined; ) {
    const next: readonly RowOf<N>[] = await transaction.list<N, I>(table, {
      ...query,
      after: last,
      limit: page,
    })
    rows.push(...next)
    last = next.length < page ? undefined : next.at(-1)
  }
  return rows
}
