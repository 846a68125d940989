/** What must happen to this record, and when? Kept, due for an action, or held back by a legal hold; it disposes of nothing. */

import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Evidence } from '../data/evidence'
import { type RecordSummary, recordSummary } from '../data/record'
import type { Policy } from '../policy/policy'
import type { CategoryTable } from '../policy/tables'
import { customerIn, type EvidenceIndex } from '../check/evidence-index'
import { watchAt } from '../check/in-force'
import { dueInstant, holdsOn, keptRecord } from '../check/retention'
import { disposeFinding } from '../check/rules-of-share'
import { checkInstant, indexGiven, parseShape } from './entry'

/** The fate of one record. A `dueAt` that is absent means that nothing makes it due as things stand. */
export type Disposal =
  | { readonly outcome: 'keep'; readonly dueAt?: Instant }
  | { readonly outcome: 'due'; readonly action: CategoryTable['action']; readonly dueAt: Instant }
  | { readonly outcome: 'held'; readonly findings: readonly Finding[]; readonly dueAt?: Instant }

/**
 * Decides what must happen to a record at `at`, by the purposes it is still held for and the legal bounds of its category. A hold
 * suspends what is due; a record of a category that the policy doesn't know is held too, since nobody said what to do with it.
 * Another shape of record or evidence throws `input/invalid`. (4.3.1, 4.3.2)
 *
 * @example
 * ```ts
 * const fate = decideDispose(policy, record, evidence, Date.UTC(2032, 0, 1))
 * if (fate.outcome === 'due') fate.action // 'delete'
 * ```
 */
export const decideDispose = (
  policy: Policy,
  record: RecordSummary,
  evidence: Evidence | EvidenceIndex,
  at: Instant,
): Disposal => {
  const { tables } = policy
  checkInstant(at)
  const known = parseShape(recordSummary, record, 'record')
  const given = customerIn(indexGiven(tables, evidence), known.customer)
  const category = tables.categoryByName.get(known.category)
  if (known.erasedAt !== undefined) return Object.freeze({ outcome: 'keep' })
  if (category === undefined)
    return held([disposeFinding['dispose/retention']['no-period']({ evidence: known.id })])
  const dueAt = dueInstant(tables, given, keptRecord(tables, known), at)
  if (dueAt === undefined) return Object.freeze({ outcome: 'keep' })
  if (dueAt > at) return Object.freeze({ outcome: 'keep', dueAt })
  const holds = holdsOn(given, known, watchAt(at))
  if (holds.length > 0)
    return held(
      holds.map((evidence) => disposeFinding['dispose/hold'].held({ evidence })),
      dueAt,
    )
  const action = known.archivedAt === undefined ? category.action : 'delete'
  return Object.freeze({ outcome: 'due', action, dueAt })
}

/**
 * When a record falls due as the evidence stands at `at`, `undefined` where nothing makes it due yet; what is due at once is due at
 * `at`. Evidence that ends later brings it forward: ask again when a consent or choice changes, and at its end.
 *
 * @example
 * ```ts
 * dueOf(policy, record, evidence, at) // 1927497600000; five years on
 * ```
 */
export const dueOf = (
  policy: Policy,
  record: RecordSummary,
  evidence: Evidence | EvidenceIndex,
  at: Instant,
): Instant | undefined => {
  checkInstant(at)
  const known = parseShape(recordSummary, record, 'record')
  const { tables } = policy
  const given = customerIn(indexGiven(tables, evidence), known.customer)
  return dueInstant(tables, given, keptRecord(tables, known), at)
}

const held = (findings: readonly Finding[], dueAt?: Instant): Disposal =>
  Object.freeze({
    outcome: 'held',
    findings: Object.freeze(findings),
    ...(dueAt === undefined ? {} : { dueAt }),
  })
