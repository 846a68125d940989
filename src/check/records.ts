/** Which of a customer's records may be read for a purpose, and which items have none that may? It reads no values. */

import { type ItemSet, union } from '../policy/item-set'
import type { PolicyTables, PurposeTable } from '../policy/tables'
import type { CustomerEvidence } from './customer-evidence'
import type { Watch } from './in-force'
import { isDue, isShut } from './retention'

export interface ReadableRecord {
  readonly id: string
  readonly items: ItemSet
}

/** Items that have records at all, and those with one that passes each rule. */
export interface RecordStanding {
  readonly recorded: ItemSet
  readonly collected: ItemSet
  readonly kept: ItemSet
  readonly reviewed: ItemSet
  /** The records that pass every rule, by id. */
  readonly records: readonly ReadableRecord[]
}

/** How the customer's records stand for the purpose. */
export const recordsFor = (
  tables: PolicyTables,
  customer: CustomerEvidence,
  purpose: PurposeTable | undefined,
  watch: Watch,
): RecordStanding => {
  let { none: recorded, none: collected, none: kept, none: reviewed } = tables
  const records: ReadableRecord[] = []
  for (const stored of customer.records) {
    const { record, items } = stored
    const isCollected = purpose !== undefined && record.purposes.some((name) => purpose.servedBy.has(name))
    const isKept = !isShut(record, purpose) && !isDue(tables, customer, stored, watch)
    const isReviewed =
      record.review === 'not-needed' ||
      record.review === 'confirmed' ||
      (record.review === 'pending' && tables.document.pendingUse)
    recorded = union(recorded, items)
    if (isCollected) collected = union(collected, items)
    if (isKept) kept = union(kept, items)
    if (isReviewed) reviewed = union(reviewed, items)
    if (isCollected && isKept && isReviewed) records.push({ id: record.id, items })
  }
  records.sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0))
  return { recorded, collected, kept, reviewed, records }
}
