/** What does CI tell of a policy, a scenario or a form? One finding: the rule, where it stands, what to do; whatever prints it. */

import type { ClauseId } from '../core/clause'
import type { Where } from '../core/error'
import type { Localized } from '../core/locale'
import { type CiRuleId, ciRules, type Level } from './ci-rules'
import { fingerprintOf } from './fingerprint'

/** One thing that CI tells. It holds names and places, and no customer's value. */
export interface CiFinding {
  readonly rule: CiRuleId
  readonly level: Level
  readonly clauses: readonly ClauseId[]
  readonly message: Localized
  readonly remedy: Localized
  readonly where: Where
  /** The same tomorrow, wherever the line has moved to. */
  readonly fingerprint: string
}

/** What a finding is made of; level and clauses are the rule's unless told. */
export interface CiFindingDraft {
  readonly rule: CiRuleId
  readonly message: Localized
  readonly remedy?: Localized
  readonly where: Where
  readonly level?: Level
  readonly clauses?: readonly ClauseId[]
  readonly fingerprint?: string
}

/** Makes a finding; its fingerprint is of the rule, the path and the message. */
export const ciFinding = (draft: CiFindingDraft): CiFinding => {
  const rule = ciRules[draft.rule]
  return Object.freeze({
    rule: draft.rule,
    level: draft.level ?? rule.level,
    clauses: draft.clauses ?? rule.clauses,
    message: draft.message,
    remedy: draft.remedy ?? rule.remedy,
    where: draft.where,
    fingerprint:
      draft.fingerprint ??
      fingerprintOf(draft.rule, JSON.stringify([draft.where.path ?? '', draft.message.en])),
  })
}

/** Findings in an order that hangs on nothing but themselves: by file, line, column, rule, message. */
export const inOrder = (findings: readonly CiFinding[]): readonly CiFinding[] =>
  findings.toSorted(
    (left, right) =>
      compareText(left.where.file ?? '', right.where.file ?? '') ||
      (left.where.line ?? 0) - (right.where.line ?? 0) ||
      (left.where.column ?? 0) - (right.where.column ?? 0) ||
      compareText(left.rule, right.rule) ||
      compareText(left.message.en, right.message.en),
  )

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
