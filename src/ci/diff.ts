/**
 * What does a change of the policy allow that was refused before, and what does it refuse? Every combination of names and every rule of
 * two policies compared; nothing found means that nothing differs.
 */

import type { Instant } from '../core/instant'
import { canonicalize } from '../core/canonical'
import type { Policy } from '../policy/policy'
import { compareEverything } from './differing-rows'
import { fingerprintOf } from '../lint/fingerprint'
import { type ChangeGroup, foldRows } from './fold'
import { namesOfBoth } from './names-of-both'
import { type RuleChange, ruleChanges } from './rule-changes'
import type { Direction } from './way'
import { findWitness, type Witness } from './witness'

/** One difference, by which it is told apart from every other one, whatever else changes. */
export type PolicyChange = (
  | ({ readonly kind: 'combinations'; readonly witness: Witness | undefined } & ChangeGroup)
  | ({ readonly kind: 'rule' } & RuleChange)
) & {
  readonly fingerprint: string
  /** Why it was made, if the newer policy's own log says so. */
  readonly acknowledged: string | undefined
}

/** What differs between two policies. */
export interface PolicyDiff {
  readonly changes: readonly PolicyChange[]
  /** How many combinations of names were compared. */
  readonly combinations: number
  /** Of the changes that nobody acknowledged: how many go each way. */
  readonly counts: { readonly [D in Direction]: number }
}

/**
 * Compares two policies. Exhaustive over every position (and the customer), action, purpose, item, channel and recipient that either of
 * them knows, and over every rule that a decision reads: no change is a proof that both decide alike. Each group of combinations
 * comes with a request that the two answer differently. `at` is the instant of these requests alone. (1.3.1, 4.2.3, 5.2.1)
 *
 * @example
 * ```ts
 * const diff = diffPolicies(policy, policy, Date.UTC(2026, 0, 1))
 * diff.counts.widened // 0; nothing is allowed that was refused before
 * ```
 */
export const diffPolicies = (base: Policy, head: Policy, at: Instant): PolicyDiff => {
  const compared = compareEverything(base, head, namesOfBoth(base, head))
  const acknowledged = new Map(
    (head.document.log ?? []).flatMap(({ reason, changes }) =>
      changes.map((change) => [change, reason] as const),
    ),
  )
  const changes = [
    ...ruleChanges(base, head).map((change): PolicyChange => {
      const fingerprint = fingerprintOf(
        'rule',
        canonicalize({
          ...change,
          path: [...change.path],
          base: change.base ?? null,
          head: change.head ?? null,
          clauses: [...change.clauses],
        }),
      )
      return { kind: 'rule', ...change, fingerprint, acknowledged: acknowledged.get(fingerprint) }
    }),
    ...foldRows(compared.rows).map((group): PolicyChange => {
      const fingerprint = fingerprintOf('combinations', JSON.stringify(group))
      return {
        kind: 'combinations',
        ...group,
        witness: witnessOf(base, head, group, at),
        fingerprint,
        acknowledged: acknowledged.get(fingerprint),
      }
    }),
  ]
  const count = (direction: Direction): number =>
    changes.filter((change) => change.direction === direction && change.acknowledged === undefined).length
  return {
    changes,
    combinations: compared.combinations,
    counts: { widened: count('widened'), narrowed: count('narrowed'), changed: count('changed') },
  }
}

const witnessOf = (base: Policy, head: Policy, group: ChangeGroup, at: Instant): Witness | undefined => {
  const [actor, purpose, item] = [group.actors[0], group.purposes[0], group.items[0]]
  return actor === undefined || purpose === undefined || item === undefined
    ? undefined
    : findWitness(base, head, { action: group.action, actor, purpose, item, through: group.through[0] }, at)
}
