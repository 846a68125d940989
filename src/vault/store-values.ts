/** How do parsed values come to be stored? One sealed record for each category, with its index entries and its end. */

import { isTutelaError, orThrow } from '../core/error'
import type { Instant } from '../core/instant'
import { parsePeriod } from '../core/period'
import { blindIndex } from '../crypto/blind-index'
import { hmacSha256 } from '../crypto/digest'
import { encodeFields } from '../crypto/fields'
import { randomUuid } from '../crypto/random'
import { periodEnd } from '../check/period-end'
import type { RowOf } from '../store/tables'
import { keyForSealing } from './data-keys'
import { lookAgainAt, type OwnEvidence } from './due'
import type { GivenPart } from './given-values'
import type { Act } from './operation'
import { type RecordFacts, summaryOf, writeRecord } from './record-row'

/** Rows that a batch writes at its end. */
export interface PendingRows {
  readonly records: RowOf<'record'>[]
  readonly entries: RowOf<'index_entry'>[]
}

/** Where the values come from, the same for all their records. */
export interface Provenance extends Omit<RecordFacts, 'items' | 'review' | 'events'> {
  readonly customer: string
  /** By category: when things happened that retention counts from. */
  readonly events: Readonly<Record<string, RecordFacts['events']>>
  readonly reference?: string
}

/** Adds the rows of values to a batch; gives the records' ids, and whether they all stood there before. */
export const storeValues = async (
  act: Act,
  parts: readonly GivenPart[],
  provenance: Provenance,
  own: OwnEvidence,
  rows: PendingRows,
): Promise<{ readonly ids: readonly string[]; readonly repeated: boolean }> => {
  const ids: string[] = []
  let stored = 0
  for (const part of parts) {
    const id = await idOf(act, part.category.name, provenance)
    ids.push(id)
    if (provenance.reference !== undefined && (await stands(act, part.category.name, id, provenance, rows)))
      continue
    stored += 1
    rows.records.push(await recordOf(act, part, id, provenance, own))
    rows.entries.push(...(await entriesOf(act, part, id, provenance.customer)))
  }
  return { ids, repeated: stored === 0 && parts.length > 0 }
}

const recordOf = async (
  act: Act,
  { category, values }: GivenPart,
  id: string,
  provenance: Provenance,
  own: OwnEvidence,
): Promise<RowOf<'record'>> => {
  const { customer, channel, capturedAt } = provenance
  const { policy } = act.inside
  const within = policy.tables.channelByName.get(channel)?.reviewWithin
  const facts: RecordFacts = {
    items: Object.keys(values).map((field) => `${category.name}.${field}`),
    purposes: provenance.purposes,
    channel,
    consents: provenance.consents,
    capturedAt,
    enteredAt: provenance.enteredAt,
    enteredBy: provenance.enteredBy,
    review: within === undefined ? 'not-needed' : 'pending',
    events: { collected: capturedAt, ...provenance.events[category.name] },
  }
  const summary = summaryOf({ id, customer, category: category.name }, facts)
  const dueAt = lookAgainAt(act, summary, own)
  const key = await keyForSealing(act, customer, category.name)
  const place = { customer, category: category.name, id, version: 1 }
  return writeRecord({
    act,
    place,
    key,
    values,
    facts,
    dueAt,
    reviewDueAt: reviewDueAt(act, within),
  })
}

/** When a second person must have looked at the record (3.2.4). */
export const reviewDueAt = (act: Act, within: string | undefined): Instant | undefined =>
  within === undefined ? undefined : periodEnd(act.inside.policy.tables, act.at, orThrow(parsePeriod(within)))

/** One entry for each text by which the customer can be found. */
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
    if (key === undefined) return []
    for (const text of new Set(item.findBy(value)))
      entries.push({ customer, record, item: item.name, tag: blindIndex(key, text), category: category.name })
  }
  return entries
}

/** A collector has no index root: what it writes is found only by the customer's id, not by value. */
const indexKey = async (act: Act, item: string): Promise<Uint8Array | undefined> => {
  try {
    return await act.inside.derived.index(item)
  } catch (error) {
    if (isTutelaError(error) && error.failure.kind === 'key/missing') return undefined
    throw error
  }
}

/** A random id; with a reference, the same one each time, out of its HMAC. */
const idOf = async (act: Act, category: string, { customer, reference }: Provenance): Promise<string> => {
  if (reference === undefined) return randomUuid(act.inside.random)
  const key = await act.inside.derived.reference()
  const digest = hmacSha256(key, encodeFields('tutela/reference/v1', [customer, category, reference]))
  return randomUuid(() => digest.slice(0, 16))
}

const stands = async (
  act: Act,
  category: string,
  id: string,
  { customer }: Provenance,
  rows: PendingRows,
): Promise<boolean> =>
  rows.records.some((row) => row.id === id && row.customer === customer && row.category === category) ||
  (await act.transaction.get('record', { customer, category, id })) !== undefined
