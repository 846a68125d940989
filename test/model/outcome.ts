/** What do engine and model agree on? The answer, the broken rules, and of a permit all that it gives; in one form that can be compared. */

import type { Decision } from '../../src/core/decision'

/** One answer, with lists in an order of their own. */
export interface Outcome {
  readonly outcome: 'permit' | 'deny'
  /** `rule effect`, each once. */
  readonly rules: readonly string[]
  readonly views?: Readonly<Record<string, string>>
  readonly evidence?: readonly string[]
  readonly untilAt?: number
  readonly records?: readonly string[]
}

/** What was broken, as the model notes it, and what a permit would rest on. */
export interface Notes {
  readonly rules: ReadonlySet<string>
  readonly evidence: ReadonlyMap<string, number>
  readonly deny: (rule: string) => void
  readonly warn: (rule: string) => void
  readonly rest: (id: string, untilAt: number) => void
  readonly isDenied: () => boolean
}

export const createNotes = (): Notes => {
  const rules = new Set<string>()
  const evidence = new Map<string, number>()
  return {
    rules,
    evidence,
    deny: (rule) => rules.add(`${rule} deny`),
    warn: (rule) => rules.add(`${rule} warn`),
    rest: (id, untilAt) => evidence.set(id, Math.min(untilAt, evidence.get(id) ?? untilAt)),
    isDenied: () => [...rules].some((rule) => rule.endsWith(' deny')),
  }
}

/** The model's answer. */
export const outcomeOf = (
  notes: Notes,
  views: () => Readonly<Record<string, string>>,
  records?: readonly string[],
  noLaterThan: readonly number[] = [],
): Outcome => {
  const rules = [...notes.rules].sort()
  if (notes.isDenied()) return { outcome: 'deny', rules }
  return {
    outcome: 'permit',
    rules,
    views: views(),
    evidence: [...notes.evidence.keys()].sort(),
    untilAt: Math.min(8_640_000_000_000_000, ...notes.evidence.values(), ...noLaterThan),
    ...(records === undefined ? {} : { records: [...records].sort() }),
  }
}

/** The engine's answer in the same form. */
export const outcomeOfDecision = (decision: Decision): Outcome => {
  const findings = decision.outcome === 'permit' ? decision.warnings : decision.findings
  const rules = [...new Set(findings.map(({ rule, effect }) => `${rule} ${effect}`))].sort()
  if (decision.outcome === 'deny') return { outcome: 'deny', rules }
  return {
    outcome: 'permit',
    rules,
    views: { ...decision.views },
    evidence: [...new Set(decision.evidence)].sort(),
    untilAt: decision.untilAt,
    ...(decision.records === undefined ? {} : { records: [...decision.records].sort() }),
  }
}
