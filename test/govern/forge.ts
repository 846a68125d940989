/** How is a fault planted? By events that nobody decided, and by rows that no operation wrote. */

import type { EventDraft } from '../../src/vault/event-writer'
import { runWork } from '../../src/core/work'
import { insideOf } from '../../src/vault/inside-of'
import { operate } from '../../src/vault/operation'
import type { Vault } from '../../src/vault/vault'
import type { Store } from '../../src/store/store'
import { type KeyOf, type RowOf, type TableName, tables } from '../../src/store/tables'

/** Writes an event into the log as if an operation had; gives its id. */
export const forgeEvent = (vault: Pick<Vault, 'id'>, draft: EventDraft): Promise<string> =>
  runWork(operate(insideOf(vault), async (act) => act.tell(draft)))

/** All rows of a table. */
export const rowsOf = <N extends TableName>(store: Store, table: N): Promise<readonly RowOf<N>[]> =>
  store.transact((transaction) => transaction.list(table, { equals: {}, limit: 1000 }))

/** Changes rows behind the vault's back: each that `change` gives something for. */
export const tamper = async <N extends TableName>(
  store: Store,
  table: N,
  change: (row: RowOf<N>) => RowOf<N> | undefined,
): Promise<number> => {
  let changed = 0
  for (const row of await rowsOf(store, table)) {
    const other = change(row)
    if (other === undefined) continue
    changed += 1
    await store.transact(async (transaction) => {
      await transaction.delete(table, [keyOf(table, row)])
      await transaction.insert(table, [other])
    })
  }
  return changed
}

/** The key of a row. */
export const keyOf = <N extends TableName>(table: N, row: RowOf<N>): KeyOf<N> => {
  const columns: readonly string[] = tables[table].key
  const cells = Object.entries(row).filter(([column]) => columns.includes(column))
  return Object.fromEntries(cells) as KeyOf<N> // the columns of the key, and no other
}
