/** What answers each provision of the policy, which rules deny by it, and which are still to come? */

import type { ClauseId } from '../core/clause'
import type { Finding, RuleId } from '../core/finding'
import { cycleFinding } from '../check/rules-of-cycles'
import { erasureFinding } from '../check/rules-of-erasure'
import { incidentFinding } from '../check/rules-of-incidents'
import { inspectionFinding } from '../check/rules-of-inspection'
import { oversightFinding } from '../check/rules-of-oversight'
import { peopleFinding } from '../check/rules-of-people'
import { rightsFinding } from '../check/rules-of-rights'
import { collectFinding } from '../check/rules-of-collect'
import { disposeFinding, shareFinding } from '../check/rules-of-share'
import { useFinding } from '../check/rules-of-use'
import type { Makers, Rule } from '../check/rule'
import { answersOfKeeping } from './answers-of-keeping'
import { answersOfProtecting } from './answers-of-protecting'
import { answersOfUsing } from './answers-of-using'
import type { ClauseAnswer } from './clause-answer'

/** The answers, by provision. */
export const clauseAnswers: Readonly<Record<ClauseId, ClauseAnswer>> = {
  ...answersOfKeeping,
  ...answersOfUsing,
  ...answersOfProtecting,
}

/** Provisions that this version doesn't carry yet. */
export const stillToCome: readonly ClauseId[] = ['4.1.3']

const tables: readonly Partial<Makers<Record<RuleId, Rule>>>[] = [
  collectFinding,
  useFinding,
  shareFinding,
  disposeFinding,
  peopleFinding,
  cycleFinding,
  oversightFinding,
  inspectionFinding,
  rightsFinding,
  erasureFinding,
  incidentFinding,
]

/** A finding of every way in which a rule is broken, by rule. */
const waysOfRules: ReadonlyMap<RuleId, readonly Finding[]> = new Map(
  tables.flatMap((makers) =>
    Object.values(makers).flatMap((reasons) => {
      const findings = Object.values(reasons).map((make) => make({}))
      return findings.slice(0, 1).map(({ rule }) => [rule, findings] as const)
    }),
  ),
)

/** A finding of every way in which the rule is broken: its texts, clauses and kind. */
export const findingsOfRule = (rule: RuleId): readonly Finding[] => waysOfRules.get(rule) ?? []

/** The provisions that each rule of a decision comes from. */
export const clausesOfRules: ReadonlyMap<RuleId, readonly ClauseId[]> = new Map(
  [...waysOfRules].map(([rule, findings]) => [
    rule,
    [...new Set(findings.flatMap(({ clauses }) => clauses))],
  ]),
)

/** The rules that deny by a provision. */
export const rulesOf = (clause: ClauseId): readonly RuleId[] =>
  [...clausesOfRules].filter(([, clauses]) => clauses.includes(clause)).map(([rule]) => rule)
