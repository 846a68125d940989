/** How does a record stand in the store? Its values sealed in their place, its facts beside them as JSON; facts hold no value. */

import { z } from 'zod'
import { orThrow, TutelaError } from '../core/error'
import type { Instant } from '../core/instant'
import { openBytes, sealBytes } from '../crypto/aead'
import { recordContext } from '../crypto/context'
import { encodeText } from '../crypto/fields'
import { retentionDuty } from '../data/erasure'
import { instant, opaqueId } from '../data/names'
import type { Json } from '../data/plain-json'
import { type RecordSummary, recordSummary } from '../data/record'
import type { RowOf } from '../store/tables'
import { type DataKey, keyForOpening } from './data-keys'
import type { Act } from './operation'

/** What is known of a record without opening it. */
export const recordFacts = recordSummary.omit({ id: true, customer: true, category: true }).extend({
  reviewedBy: opaqueId.optional(),
  reviewedAt: instant.optional(),
  /** What keeps the record of an erased customer. */
  duties: z.array(retentionDuty).optional(),
})
export type RecordFacts = z.infer<typeof recordFacts>

/** Values by field. */
export type RecordValues = Readonly<Record<string, Json>>

/** Where a record is, and in which version. */
export interface RecordPlace {
  readonly customer: string
  readonly category: string
  readonly id: string
  readonly version: number
}

/** A record to be written: its place, its key, what is sealed, and what stands beside it. */
export interface RecordDraft {
  readonly act: Act
  readonly place: RecordPlace
  readonly key: DataKey
  readonly values: RecordValues
  readonly facts: RecordFacts
  readonly dueAt: Instant | undefined
  readonly reviewDueAt: Instant | undefined
}

/** The row of a record. */
export const writeRecord = ({
  act,
  place,
  key,
  values,
  facts,
  dueAt,
  reviewDueAt,
}: RecordDraft): RowOf<'record'> => ({
  ...place,
  key_id: key.id,
  sealed: sealBytes({
    key: key.key,
    plaintext: encodeText(JSON.stringify(values)),
    context: recordContext({ table: 'record', record: place.id, key: key.id, ...place }),
    random: act.inside.random,
  }),
  facts: JSON.stringify(facts),
  due_at: dueAt ?? null,
  review_due_at: reviewDueAt ?? null,
})

/** The values of a record; `seal/tampered` if the row was changed or moved, `key/missing` if its key was destroyed. */
export const readRecord = async (act: Act, row: RowOf<'record'>): Promise<RecordValues> => {
  const { customer, category, id, version } = row
  const key = await keyForOpening(act, { customer, category, id: row.key_id })
  const context = recordContext({ table: 'record', customer, category, record: id, version, key: row.key_id })
  const plaintext = orThrow(openBytes({ key, sealed: row.sealed, context }))
  // It was sealed by `writeRecord` and proved unchanged by its tag, so it is what was given there.
  return JSON.parse(new TextDecoder().decode(plaintext)) as RecordValues
}

/** The facts of a row; `store/corrupt` if they are not what was written. */
export const factsOf = (row: RowOf<'record'>): RecordFacts => parseBody(recordFacts, row.facts, 'record')

/** The summary that decisions read. */
export const summaryOf = (
  { customer, category, id }: Pick<RecordPlace, 'customer' | 'category' | 'id'>,
  facts: RecordFacts,
): RecordSummary => ({
  id,
  customer,
  category,
  items: facts.items,
  purposes: facts.purposes,
  channel: facts.channel,
  consents: facts.consents,
  capturedAt: facts.capturedAt,
  enteredAt: facts.enteredAt,
  enteredBy: facts.enteredBy,
  review: facts.review,
  events: facts.events,
  ...(facts.archivedAt === undefined ? {} : { archivedAt: facts.archivedAt }),
  ...(facts.erasedAt === undefined ? {} : { erasedAt: facts.erasedAt }),
})

/** JSON text of a row in its shape; `store/corrupt` for any other. */
export const parseBody = <A>(shape: z.ZodType<A>, text: string, table: string): A => {
  const parsed = shape.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  throw new TutelaError({
    kind: 'store/corrupt',
    message: 'a row holds a document that this library did not write',
    remedy: 'restore the store from a backup',
    where: { table },
  })
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
