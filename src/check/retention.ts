/** Until when is a record kept? The longest of the purposes it is still held for, inside the category's legal bounds. It disposes of nothing. */

import type { Evidence } from '../data/evidence'
import type { Instant } from '../core/instant'
import type { RecordSummary } from '../data/record'
import type { CategoryTable, PolicyTables, PurposeTable } from '../policy/tables'
import { authorizes } from './cover'
import { isInForce, type Watch, watchAt } from './in-force'
import { hasEnded, periodEnd } from './period-end'

/** The purposes that a record is still held for: none that was refused, or whose consent is gone. */
export const heldFor = (
  tables: PolicyTables,
  evidence: Evidence,
  record: RecordSummary,
  watch: Watch,
): readonly PurposeTable[] =>
  [...new Set(record.purposes)].flatMap((name) => {
    const purpose = tables.purposeByName.get(name)
    return purpose !== undefined &&
      (purpose.onLegalObligation || !isRefused(evidence, record.customer, name, watch)) &&
      (!purpose.onConsent || isConsented(tables, evidence, record, name, watch))
      ? [purpose]
      : []
  })

/**
 * When the record is due for disposal, as things stand at `at`; `undefined` where nothing makes it due yet.
 * What is due at once is due at `at`. (4.3.1, 4.3.2)
 */
export const dueInstant = (
  tables: PolicyTables,
  evidence: Evidence,
  record: RecordSummary,
  at: Instant,
): Instant | undefined => {
  const category = tables.categoryByName.get(record.category)
  if (category === undefined || record.erasedAt !== undefined) return undefined
  if (record.archivedAt !== undefined)
    return category.archiveFor === undefined ? at : periodEnd(tables, record.archivedAt, category.archiveFor)
  const start = startOf(category, record)
  const purposes = heldFor(tables, evidence, record, watchAt(at))
  if (purposes.length === 0)
    return category.minimum === undefined
      ? at
      : Math.max(at, periodEnd(tables, start ?? collectedAt(record), category.minimum))
  if (start === undefined) return undefined
  const ends = purposes.map((purpose) => periodEnd(tables, start, purpose.keep))
  const least = category.minimum === undefined ? -Infinity : periodEnd(tables, start, category.minimum)
  const most = category.maximum === undefined ? Infinity : periodEnd(tables, start, category.maximum)
  return Math.min(most, Math.max(least, ...ends))
}

/** Is the record's due instant reached? The same rule as `dueInstant`, reckoned on the calendar only where it is near. */
export const isDue = (
  tables: PolicyTables,
  evidence: Evidence,
  record: RecordSummary,
  watch: Watch,
): boolean => {
  const category = tables.categoryByName.get(record.category)
  if (category === undefined) return true // no rule says that it may still be used
  if (record.archivedAt !== undefined)
    return (
      category.archiveFor === undefined || hasEnded(tables, watch, record.archivedAt, category.archiveFor)
    )
  const start = startOf(category, record)
  const purposes = heldFor(tables, evidence, record, watch)
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

const isRefused = (evidence: Evidence, customer: string, purpose: string, watch: Watch): boolean =>
  evidence.choices.some(
    (choice) =>
      choice.customer === customer &&
      choice.refuses.kind === 'purpose' &&
      choice.refuses.purpose === purpose &&
      isInForce(watch, choice),
  )

const isConsented = (
  tables: PolicyTables,
  evidence: Evidence,
  record: RecordSummary,
  purpose: string,
  watch: Watch,
): boolean =>
  evidence.consents.some(
    (consent) =>
      consent.customer === record.customer &&
      authorizes(consent) &&
      consent.purposes.includes(purpose) &&
      consent.items.some(({ item }) => tables.itemIndex.has(item) && record.items.includes(item)) &&
      isInForce(watch, consent),
  )

/** Is the archived record shut to the purpose? */
export const isShut = (record: RecordSummary, purpose: PurposeTable | undefined): boolean =>
  record.erasedAt !== undefined || (record.archivedAt !== undefined && purpose?.archive !== true)

/** Has the record's disposal been suspended by a hold, and by which ones? */
export const holdsOn = (evidence: Evidence, record: RecordSummary, watch: Watch): readonly string[] =>
  evidence.holds
    .filter(
      (hold) =>
        hold.customer === record.customer &&
        (hold.categories === undefined || hold.categories.includes(record.category)) &&
        isInForce(watch, hold),
    )
    .map((hold) => hold.id)
    .sort()
