/**
 * What would another policy say? In shadow mode it decides beside the one that counts, on the same request and evidence, and what
 * differs is told after the operation was committed: names of rules, items and views, and no customer.
 */

import type { Decision } from '../core/decision'
import type { Instant } from '../core/instant'
import type { RuleId } from '../core/finding'
import type { Policy } from '../policy/policy'

/** One decision that the two policies take differently. */
export interface ShadowDifference {
  readonly operation: 'collect' | 'use' | 'share'
  readonly at: Instant
  /** The versions: of the policy that counted, and of the one beside it. */
  readonly versions: readonly [counted: string, shadow: string]
  readonly outcomes: readonly [counted: Decision['outcome'], shadow: Decision['outcome']]
  /** Rules that only one of them found broken. */
  readonly rules: { readonly onlyCounted: readonly RuleId[]; readonly onlyShadow: readonly RuleId[] }
  /** Items that both show, in different views. */
  readonly views: Readonly<Record<string, readonly [counted: string, shadow: string]>>
  readonly purposes: readonly string[]
  readonly items: readonly string[]
}

/** Another policy, and who is told where it differs. */
export interface Shadow {
  readonly policy: Policy
  readonly report: (difference: ShadowDifference) => void
}

/** What of a transaction a shadow needs. */
export interface ShadowAct {
  readonly inside: { readonly policy: Policy; readonly shadow?: Shadow }
  readonly at: Instant
  readonly afterCommit: (run: () => void) => void
}

/** Lets the shadow decide, too; gives the decision that counts. */
export const withShadow = <D extends Decision>(
  act: ShadowAct,
  question: { readonly operation: ShadowDifference['operation'] } & Pick<
    ShadowDifference,
    'purposes' | 'items'
  >,
  decide: (policy: Policy) => D,
): D => {
  const { policy, shadow } = act.inside
  const counted = decide(policy)
  if (shadow === undefined) return counted
  const { at } = act
  act.afterCommit(() => {
    const difference = differenceOf(counted, decide(shadow.policy))
    if (difference !== undefined)
      shadow.report({
        ...question,
        ...difference,
        at,
        versions: [policy.document.version, shadow.policy.document.version],
      })
  })
  return counted
}

/** What differs in what they permit, how it is shown, and why they deny; `undefined` for nothing. */
const differenceOf = (
  counted: Decision,
  shadow: Decision,
): Pick<ShadowDifference, 'outcomes' | 'rules' | 'views'> | undefined => {
  const [found, other] = [rulesOf(counted), rulesOf(shadow)]
  const rules = {
    onlyCounted: found.filter((rule) => !other.includes(rule)),
    onlyShadow: other.filter((rule) => !found.includes(rule)),
  }
  const views: Record<string, readonly [string, string]> = {}
  if (counted.outcome === 'permit' && shadow.outcome === 'permit')
    for (const item of new Set([...Object.keys(counted.views), ...Object.keys(shadow.views)])) {
      const [one = 'omitted', two = 'omitted'] = [counted.views[item], shadow.views[item]]
      if (one !== two) views[item] = [one, two]
    }
  const isSame =
    counted.outcome === shadow.outcome &&
    rules.onlyCounted.length + rules.onlyShadow.length + Object.keys(views).length === 0
  return isSame ? undefined : { outcomes: [counted.outcome, shadow.outcome], rules, views }
}

const rulesOf = (decision: Decision): readonly RuleId[] => [
  ...new Set((decision.outcome === 'deny' ? decision.findings : decision.warnings).map(({ rule }) => rule)),
]
