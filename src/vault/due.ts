/**
 * When must a record be looked at again? When it falls due, or before that when a consent or choice of its customer begins
 * or ends, since that may bring its end forward. The sweep then decides; this only says when.
 */

import type { Instant } from '../core/instant'
import type { Evidence } from '../data/evidence'
import { noEvidence } from '../data/evidence'
import type { RecordSummary } from '../data/record'
import { dueOf } from '../decide/dispose'
import { indexOwnEvidence } from '../decide/index-evidence'
import type { RowOf } from '../store/tables'
import type { Act } from './operation'
import { readOwn, readRecords } from './read-evidence'
import { factsOf, summaryOf } from './record-row'

/** What a record's end depends on. */
export type OwnEvidence = Pick<Evidence, 'age' | 'consents' | 'choices' | 'holds'>

/** The instant at which the sweep must look at a record; `undefined` if nothing that is known makes it due. */
export const lookAgainAt = (act: Act, summary: RecordSummary, own: OwnEvidence): Instant | undefined => {
  const { policy } = act.inside
  const dueAt = dueOf(policy, summary, indexOwnEvidence(policy, { ...noEvidence, ...own }), act.at)
  const turns = [...own.consents, ...own.choices]
    .flatMap(({ fromAt, untilAt }) => [fromAt, untilAt])
    .filter((turn) => turn > act.at && turn < farFuture(act))
  return dueAt === undefined && turns.length === 0 ? undefined : Math.min(dueAt ?? Infinity, ...turns)
}

/** Reckons anew when each of a customer's records must be looked at, after a consent, choice or event changed. */
export const reckonDue = async (act: Act, customer: string): Promise<void> => {
  const own = await readOwn(act, customer)
  const categories = [...act.inside.policy.categories.keys()]
  for (const row of await readRecords(act, customer, categories)) await moveDue(act, row, own)
}

/** Writes when a record must be looked at, if that has changed. */
export const moveDue = async (act: Act, row: RowOf<'record'>, own: OwnEvidence): Promise<void> => {
  const facts = factsOf(row)
  if (facts.erasedAt !== undefined) return // its duty's end stands, whatever is consented to
  const due = lookAgainAt(act, summaryOf(row, facts), own) ?? null
  if (due === row.due_at) return
  const { customer, category, id } = row
  await act.transaction.update('record', { customer, category, id }, {}, { due_at: due })
}

/** A consent without an end ends when time does; nobody waits a thousand years for that. */
const farFuture = (act: Act): Instant => act.at + 365_000 * day

const day = 86_400_000
