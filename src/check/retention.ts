/** Until when is a record kept? The longest of the purposes it is still held for, inside the category's legal bounds. It disposes of nothing. */

import type { Choice } from '../data/consent'
import type { Instant } from '../core/instant'
import type { Period } from '../core/period'
import type { RecordSummary } from '../data/record'
import type { CategoryTable, PolicyTables, PurposeTable } from '../policy/tables'
import type { Hold } from '../data/hold'
import { itemsNamed } from '../policy/compile-items'
import { type ItemSet, meets } from '../policy/item-set'
import type { Cover } from './cover'
import { isInForce, type Watch, watchAt } from './in-force'
import { hasEnded, periodEndAt } from './period-end'

/** What a record's fate hangs on: its customer's consents that authorize, choices and holds. */
export interface Keeping {
  readonly covers: readonly Cover[]
  readonly choices: readonly Choice[]
  readonly holds: readonly Hold[]
}

/** A record with its items as a set. */
export interface KeptRecord {
  readonly record: RecordSummary
  readonly items: ItemSet
}

/** The record with its items looked up. */
export const keptRecord = (tables: PolicyTables, record: RecordSummary): KeptRecord => ({
  record,
  items: itemsNamed(tables, record.items),
})

/** The purposes that a record is still held for: none that was refused, or whose consent is gone. */
const heldFor = (
  tables: PolicyTables,
  keeping: Keeping,
  { record, items }: KeptRecord,
  watch: Watch,
): readonly PurposeTable[] => {
  const held: PurposeTable[] = []
  for (const name of record.purposes) {
    const purpose = tables.purposeByName.get(name)
    if (
      purpose !== undefined &&
      (purpose.onLegalObligation || !isRefused(keeping, name, watch)) &&
      (!purpose.onConsent || isConsented(keeping, items, name, watch))
    )
      held.push(purpose)
  }
  return held
}

/**
 * When the record is due for disposal, as things stand at `at`; `undefined` where nothing makes it due yet.
 * What is due at once is due at `at`. (4.3.1, 4.3.2)
 */
export const dueInstant = (
  tables: PolicyTables,
  keeping: Keeping,
  kept: KeptRecord,
  at: Instant,
): Instant | undefined => {
  const { record } = kept
  const end = (start: Instant, period: Period): Instant => periodEndAt(tables, start, period, at)
  const category = tables.categoryByName.get(record.category)
  if (category === undefined || record.erasedAt !== undefined) return undefined
  if (record.archivedAt !== undefined)
    return category.archiveFor === undefined ? at : end(record.archivedAt, category.archiveFor)
  const start = startOf(category, record)
  const purposes = heldFor(tables, keeping, kept, watchAt(at))
  if (purposes.length === 0)
    return category.minimum === undefined
      ? at
      : Math.max(at, end(start ?? collectedAt(record), category.minimum))
  if (start === undefined) return undefined
  const ends = purposes.map((purpose) => end(start, purpose.keep))
  const least = category.minimum === undefined ? -Infinity : end(start, category.minimum)
  const most = category.maximum === undefined ? Infinity : end(start, category.maximum)
  return Math.min(most, Math.max(least, ...ends))
}

/** Is the record's due instant reached? The same rule as `dueInstant`, reckoned on the calendar only where it is near. */
export const isDue = (tables: PolicyTables, keeping: Keeping, kept: KeptRecord, watch: Watch): boolean => {
  const { record } = kept
  const category = tables.categoryByName.get(record.category)
  if (category === undefined) return true // no rule says that it may still be used
  if (record.archivedAt !== undefined)
    return (
      category.archiveFor === undefined || hasEnded(tables, watch, record.archivedAt, category.archiveFor)
    )
  const start = startOf(category, record)
  const purposes = heldFor(tables, keeping, kept, watch)
  if (purposes.length === 0)
    return (
      category.minimum === undefined ||
      hasEnded(tables, watch, start ?? collectedAt(record), category.minimum)
    )
  if (start === undefined) return false
  if (category.maximum !== undefined && hasEnded(tables, watch, start, category.maximum)) return true
  return (
    (category.minimum === undefined || hasEnded(tables, watch, start, category.minimum)) &&
    purposes.every((purpose) => hasEnded(tables, watch, start, purpose.keep))
  )
}

const collectedAt = (record: RecordSummary): Instant => record.events.collected ?? record.capturedAt

const startOf = (category: CategoryTable, record: RecordSummary): Instant | undefined =>
  category.start === 'collected' ? collectedAt(record) : record.events[category.start]

const isRefused = ({ choices }: Keeping, purpose: string, watch: Watch): boolean =>
  choices.some(
    (choice) =>
      choice.refuses.kind === 'purpose' && choice.refuses.purpose === purpose && isInForce(watch, choice),
  )

const isConsented = ({ covers }: Keeping, items: ItemSet, purpose: string, watch: Watch): boolean =>
  covers.some(
    (cover) =>
      meets(cover.items, items) &&
      cover.consent.purposes.includes(purpose) &&
      isInForce(watch, cover.consent),
  )

/** Is the archived record shut to the purpose? */
export const isShut = (record: RecordSummary, purpose: PurposeTable | undefined): boolean =>
  record.erasedAt !== undefined || (record.archivedAt !== undefined && purpose?.archive !== true)

/** The holds in force on the record's category, by id. */
export const holdsOn = ({ holds }: Keeping, record: RecordSummary, watch: Watch): readonly string[] =>
  holds
    .filter(
      (hold) =>
        (hold.categories === undefined || hold.categories.includes(record.category)) &&
        isInForce(watch, hold),
    )
    .map((hold) => hold.id)
    .sort()
