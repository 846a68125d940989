/** How is a collected record reviewed (3.2.4)? Confirmed or returned by another person than entered it, within its time. */

import type { Instant } from '../core/instant'
import type { Work } from '../core/work'
import type { Staff } from '../data/actor'
import { checkReviewer, checkSpeaker } from '../check/people'
import type { RecordedDenial } from './answer'
import { actorOf, ruleIds } from './event-parts'
import type { VaultInside } from './inside'
import { operate } from './operation'
import { factsOf } from './record-row'
import { expectChange, expectRow, type StepAnswer, takeStep } from './step'

/** Which record, by its key. */
export interface RecordKey {
  readonly customer: string
  readonly category: string
  readonly id: string
}

/** Confirms a record, or returns it to who entered it. (3.2.4) */
export const review = (
  inside: VaultInside,
  input: { readonly actor: Staff; readonly record: RecordKey; readonly verdict: 'confirmed' | 'returned' },
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const { actor, record, verdict } = input
    const { customer, category, id } = record
    const key = { customer, category, id }
    const row = expectRow(await act.transaction.get('record', key), 'record')
    const facts = factsOf(row)
    return takeStep(act, {
      id,
      findings: checkReviewer(inside.policy.tables, actor, { id, enteredBy: facts.enteredBy }),
      about: { action: 'review', actor: actorOf(actor), customer, records: [id], about: verdict },
      change: async () => {
        const reviewed = { ...facts, review: verdict, reviewedBy: actor.id, reviewedAt: act.at }
        expectChange(
          await act.transaction.update(
            'record',
            key,
            { facts: row.facts },
            { facts: JSON.stringify(reviewed), review_due_at: null },
          ),
          'record',
        )
      },
    })
  })

/** A record whose review is overdue. */
export interface OverdueReview extends RecordKey {
  readonly dueAt: Instant
}

/** The records that nobody reviewed in time, or the denial of a question by somebody without a position. */
export type OverdueAnswer =
  | { readonly outcome: 'done'; readonly records: readonly OverdueReview[]; readonly event: string }
  | RecordedDenial

/** The records that nobody reviewed in time, the longest overdue first. (3.2.4) */
export const overdueReviews = (
  inside: VaultInside,
  input: { readonly actor: Staff; readonly limit?: number },
): Work<OverdueAnswer> =>
  operate(inside, async (act) => {
    const { actor, limit = 100 } = input
    const findings = checkSpeaker(inside.policy.tables, actor, '')
    const about = { action: 'review' as const, actor: actorOf(actor), about: 'overdue' }
    if (findings.length > 0)
      return {
        outcome: 'deny',
        findings,
        event: act.tell({ ...about, outcome: 'deny', rules: ruleIds(findings) }),
      }
    const rows = await act.transaction.list('record', {
      index: 'byReviewDue',
      equals: {},
      until: act.at + 1,
      limit,
    })
    const records = rows.map(({ customer, category, id, review_due_at }) => ({
      customer,
      category,
      id,
      dueAt: review_due_at ?? act.at,
    }))
    return { outcome: 'done', records, event: act.tell({ ...about, outcome: 'done' }) }
  })
