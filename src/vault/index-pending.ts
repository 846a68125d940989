/** How do records come to be found that a collector wrote? Whoever holds the index key makes their entries, once. */

import { function as F, taskEither as TE } from 'fp-ts'
import type { Work } from '../core/work'
import type { RowOf } from '../store/tables'
import { systemActor } from './event-parts'
import { entriesOf, pendingItem, pendingTag } from './index-entries'
import type { VaultInside } from './inside'
import { ofKeys } from './key-step'
import { type Act, operate } from './operation'
import { factsOf, readRecord } from './record-row'

/** What was done. */
export interface IndexReport {
  /** Records that were left word of. */
  readonly looked: number
  /** Of them, those that are found by their values now. */
  readonly indexed: number
  /** Those that don't open here; they stay pending. */
  readonly unopened: number
}

/** Makes the entries of records that a collector wrote, batch by batch, each in one transaction with its event. */
export const indexPending = (
  inside: VaultInside,
  { batch = 200 }: { readonly batch?: number } = {},
): Work<IndexReport> => indexFrom(inside, batch, undefined, { looked: 0, indexed: 0, unopened: 0 })

const indexFrom = (
  inside: VaultInside,
  batch: number,
  after: RowOf<'index_entry'> | undefined,
  report: IndexReport,
): Work<IndexReport> =>
  F.pipe(
    operate(inside, (act) => indexBatch(act, batch, after)),
    TE.flatMap(({ last, ...done }) => {
      const sum = {
        looked: report.looked + done.looked,
        indexed: report.indexed + done.indexed,
        unopened: report.unopened + done.unopened,
      }
      return last === undefined ? TE.right(sum) : indexFrom(inside, batch, last, sum)
    }),
  )

const indexBatch = async (act: Act, batch: number, after: RowOf<'index_entry'> | undefined) => {
  const rows = await act.transaction.list('index_entry', {
    index: 'byTag',
    equals: { item: pendingItem, tag: pendingTag },
    limit: batch,
    after,
  })
  const report = { looked: rows.length, indexed: 0, unopened: 0 }
  for (const row of rows) {
    const made = await indexOne(act, row)
    if (made === undefined) {
      report.unopened += 1
      continue
    }
    report.indexed += 1
    const { customer, record, item, tag } = row
    await act.transaction.delete('index_entry', [{ customer, record, item, tag }])
    await act.transaction.insert('index_entry', made)
    act.tell({ ...about, customer, records: [record] })
  }
  act.tell(about)
  return { ...report, last: rows.length < batch ? undefined : rows.at(-1) }
}

const about = { action: 'note', outcome: 'done', actor: systemActor, about: 'index entries made' } as const

/** The entries of a pending record; none where it is gone or archived, undefined where it doesn't open here. */
const indexOne = async (
  act: Act,
  { customer, category: name, record }: RowOf<'index_entry'>,
): Promise<readonly RowOf<'index_entry'>[] | undefined> => {
  const row = await act.transaction.get('record', { customer, category: name, id: record })
  const category = act.inside.policy.categories.get(name)
  if (row === undefined || category === undefined) return []
  const { archivedAt, erasedAt } = factsOf(row)
  if (archivedAt !== undefined || erasedAt !== undefined) return []
  const values = await readRecord(act, row).catch(ofKeys)
  if (values === undefined) return undefined
  const entries = await entriesOf(act, { category, values }, record, customer)
  return entries.some(({ item }) => item === pendingItem) ? undefined : entries
}
