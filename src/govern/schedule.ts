/** When is each inspection of the policy due (8.1.1)? A period after it was last finished, or after the policy that plans it was first in force. */

import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Localized } from '../core/locale'
import { type InspectionKind, oversightOf, type PlanRule } from '../data/oversight'
import { oversightFinding } from '../check/rules-of-oversight'
import type { PolicyDocument } from '../data/policy'
import { readKeptPolicies } from '../vault/kept-policies'
import { listMatters } from '../vault/matter'
import type { Act } from '../vault/operation'
import { inspectionMatter } from './inspection'
import { type GovernInside, periodAfter } from './options'

/** One plan as it stands. */
export interface PlanStanding {
  readonly plan: string
  readonly label: Localized
  readonly kind: InspectionKind
  /** The position that inspects, and its department. */
  readonly by: string
  readonly department: string
  /** The departments that are inspected. */
  readonly departments: readonly string[]
  readonly lastAt?: Instant
  readonly dueAt: Instant
  readonly findings: readonly Finding[]
}

/** Which position carries a plan out, and which departments it inspects: all but its own unless told. */
export const scopeOf = (
  document: PolicyDocument,
  plan: PlanRule,
): { readonly by: string; readonly department: string; readonly departments: readonly string[] } => {
  const by = plan.by ?? document.supervision
  const department = document.positions[by]?.department ?? ''
  const departments =
    plan.departments ?? Object.keys(document.departments).filter((name) => name !== department)
  return { by, department, departments }
}

/** Every plan of the policy, in the order of its names. */
export const planStandings = async (act: Act, govern: GovernInside): Promise<readonly PlanStanding[]> => {
  const { document } = govern.vault.policy
  const kept = await readKeptPolicies(act.transaction)
  const finished = await listMatters(act, inspectionMatter, { state: 'finished' })
  return Object.entries(oversightOf(document).plans)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([plan, rule]) => {
      const runs = finished.filter(({ subject }) => subject === plan)
      const lastAt = runs.length === 0 ? undefined : Math.max(...runs.map(({ body }) => body.untilAt))
      const planned = kept.find((one) => Object.hasOwn(oversightOf(one.document).plans, plan))
      const dueAt = periodAfter(govern, lastAt ?? planned?.at ?? act.at, rule.every)
      const { label, kind } = rule
      const scope = scopeOf(document, rule)
      return {
        plan,
        label,
        kind,
        ...scope,
        ...(lastAt === undefined ? {} : { lastAt }),
        dueAt,
        findings:
          dueAt > act.at
            ? []
            : [
                oversightFinding['inspect/schedule'].overdue({
                  evidence: plan,
                  at: dueAt,
                  department: scope.department,
                }),
              ],
      }
    })
}
