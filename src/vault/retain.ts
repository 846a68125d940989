/**
 * What becomes of an erased customer's records that a duty keeps? Each is sealed anew under a key made for that duty alone, shut to
 * every purpose, without its index entries, and goes when the duty ends. This file keeps; `erase` removes the rest.
 */

import type { Finding } from '../core/finding'
import { dutiesOn, holdsInForce } from '../check/erasure'
import { disposeFinding } from '../check/rules-of-share'
import type { RetentionDuty } from '../data/erasure'
import type { Hold } from '../data/hold'
import type { RowOf } from '../store/tables'
import { type DataKey, makeKey } from './data-keys'
import type { Act } from './operation'
import { factsOf, readRecord, type RecordFacts, summaryOf, writeRecord } from './record-row'

/** A record that stays, and why. */
export interface RetainedRecord {
  readonly row: RowOf<'record'>
  readonly because: readonly RetentionDuty[]
}

/** The duties on a record, reckoned anew; a record that was retained before keeps its law's end. */
export const dutiesNow = (act: Act, row: RowOf<'record'>, holds: readonly Hold[]): readonly RetentionDuty[] =>
  dutiesOn(act.inside.policy.tables, summaryOf(row, factsOf(row)), holds, act.at)

/** Seals the records anew, those of one category and the same duties under one fresh key. */
export const retain = async (act: Act, records: readonly RetainedRecord[]): Promise<void> => {
  const fresh = new Map<string, DataKey>()
  for (const { row, because } of records) {
    const group = JSON.stringify([row.category, because.map(({ kind, id }) => [kind, id])])
    const key = fresh.get(group) ?? (await makeKey(act, row.customer, row.category))
    fresh.set(group, key)
    await resealed(act, row, because, key)
  }
}

/** What becomes of a retained record now: its duty still holds, with the findings of its holds, or it is over. */
export const retainedFate = (
  act: Act,
  row: RowOf<'record'>,
  facts: RecordFacts,
  holds: readonly Hold[],
): { readonly outcome: 'due' } | { readonly outcome: 'held'; readonly findings: readonly Finding[] } => {
  const isLaw = facts.duties?.some(({ kind, untilAt }) => kind === 'law' && untilAt > act.at) === true
  const kept = holdsInForce(row, holds, act.at)
  return !isLaw && kept.length === 0
    ? { outcome: 'due' }
    : {
        outcome: 'held',
        findings: kept.map(({ id }) => disposeFinding['dispose/hold'].held({ evidence: id })),
      }
}

const resealed = async (
  act: Act,
  row: RowOf<'record'>,
  because: readonly RetentionDuty[],
  key: DataKey,
): Promise<void> => {
  const { customer, category, id } = row
  const law = because.find(({ kind }) => kind === 'law')
  const facts: RecordFacts = {
    ...factsOf(row),
    consents: [],
    erasedAt: act.at,
    duties: [...because],
  }
  const { version, key_id, sealed, ...written } = writeRecord({
    act,
    place: { customer, category, id, version: row.version + 1 },
    key,
    values: await readRecord(act, row),
    facts,
    dueAt: law?.untilAt ?? act.at,
    reviewDueAt: undefined,
  })
  await act.transaction.update(
    'record',
    { customer, category, id },
    {},
    {
      version,
      key_id,
      sealed,
      facts: written.facts,
      due_at: written.due_at,
      review_due_at: null,
    },
  )
}
