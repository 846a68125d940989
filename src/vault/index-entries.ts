/**
 * By which texts can a record be found? One entry for each. A collector has no key for them: it leaves word, and whoever holds the
 * key makes the entries later.
 */

import { function as F, taskEither as TE } from 'fp-ts'
import { isTutelaError } from '../core/error'
import type { Work } from '../core/work'
import { blindIndex } from '../crypto/blind-index'
import type { RowOf } from '../store/tables'
import { systemActor } from './event-parts'
import type { GivenPart } from './given-values'
import type { VaultInside } from './inside'
import { type Act, operate } from './operation'
import { factsOf, readRecord } from './record-row'
import { ofKeys } from './rotate-keys'

/** What was done. */
export interface IndexReport {
  /** Records that were left word of. */
  readonly looked: number
  /** Of them, those that are found by their values now. */
  readonly indexed: number
  /** Those that don't open here; they stay pending. */
  readonly unopened: number
}

/** The entries of a record; where the ring has no key for them, the word that they are pending. */
export const entriesOf = async (
  act: Act,
  { category, values }: GivenPart,
  record: string,
  customer: string,
): Promise<readonly RowOf<'index_entry'>[]> => {
  const entries: RowOf<'index_entry'>[] = []
  for (const [field, value] of Object.entries(values)) {
    const item = category.items[field]
    if (item?.findBy === undefined) continue
    const key = await indexKey(act, item.name)
    if (key === undefined)
      return [{ customer, record, item: pendingItem, tag: pendingTag, category: category.name }]
    for (const text of new Set(item.findBy(value)))
      entries.push({ customer, record, item: item.name, tag: blindIndex(key, text), category: category.name })
  }
  return entries
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

/** No item has this name, so nobody looks for it. */
const pendingItem = ' pending'
const pendingTag = Uint8Array.of(0)

/** A collector has no index root. */
const indexKey = async (act: Act, item: string): Promise<Uint8Array | undefined> => {
  try {
    return await act.inside.derived.index(item)
  } catch (error) {
    if (isTutelaError(error) && error.failure.kind === 'key/missing') return undefined
    throw error
  }
}
