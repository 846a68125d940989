/** What do engine and model agree on? Everything that an answer says, in one form that can be compared. */

import type { Decision, Obligation } from '../../src/core/decision'
import { type Concerned, inOneOrder, type Told, toldOf, toldOfFinding } from './findings'

/** One answer, with lists in an order of their own. */
export interface Outcome {
  readonly outcome: 'permit' | 'deny'
  /** What was broken, or is warned of. */
  readonly findings: readonly Told[]
  readonly purposes?: readonly string[]
  readonly views?: Readonly<Record<string, string>>
  readonly evidence?: readonly string[]
  readonly untilAt?: number
  readonly obligations?: readonly Obligation[]
  readonly records?: readonly string[]
}

/** What was broken, as the model notes it piece by piece, and what a permit would rest on. */
export interface Notes {
  readonly deny: (rule: string, way: string, concerned?: Concerned) => void
  readonly warn: (rule: string, way: string, concerned?: Concerned) => void
  readonly rest: (id: string, untilAt: number) => void
  readonly oblige: (obligation: Obligation) => void
  readonly end: (permit: PermitParts) => Outcome
}

/** What of a permit doesn't come from notes. */
export interface PermitParts {
  readonly purposes: readonly string[]
  readonly views: () => Readonly<Record<string, string>>
  readonly records?: readonly string[]
  readonly noLaterThan?: readonly number[]
}

export const createNotes = (): Notes => {
  const broken = new Map<string, { rule: string; way: string; effect: string; concerned: Concerned }>()
  const evidence = new Map<string, number>()
  const obligations: Obligation[] = [{ kind: 'record' }]
  const note =
    (effect: string) =>
    (rule: string, way: string, concerned: Concerned = {}): void => {
      const key = `${rule} ${way} ${effect} ${rule === 'break-glass/review' ? concerned.evidence : ''}`
      const before = broken.get(key)?.concerned ?? {}
      const both = (member: 'items' | 'purposes') =>
        concerned[member] === undefined && before[member] === undefined
          ? {}
          : { [member]: [...(before[member] ?? []), ...(concerned[member] ?? [])] }
      broken.set(key, {
        rule,
        way,
        effect,
        concerned: { ...before, ...concerned, ...both('items'), ...both('purposes') },
      })
    }
  return {
    deny: note('deny'),
    warn: note('warn'),
    rest: (id, untilAt) => evidence.set(id, Math.min(untilAt, evidence.get(id) ?? untilAt)),
    oblige: (obligation) => obligations.push(obligation),
    end: ({ purposes, views, records, noLaterThan = [] }) => {
      const all = [...broken.values()]
      const findings = inOneOrder(
        all.map(({ rule, way, effect, concerned }) => toldOf(rule, way, effect, concerned)),
      )
      if (all.some(({ effect }) => effect === 'deny')) return { outcome: 'deny', findings }
      return {
        outcome: 'permit',
        findings,
        purposes: [...new Set(purposes)].sort(),
        views: views(),
        evidence: [...evidence.keys()].sort(),
        untilAt: Math.min(8_640_000_000_000_000, ...evidence.values(), ...noLaterThan),
        obligations: ordered(obligations),
        ...(records === undefined ? {} : { records: [...records].sort() }),
      }
    },
  }
}

/** To mask what isn't plain, if anything. */
export const obligeToMask = (notes: Notes, views: Readonly<Record<string, string>>): void => {
  const items = Object.keys(views).filter((item) => views[item] !== 'plain')
  if (items.length > 0) notes.oblige({ kind: 'mask', items })
}

const ordered = (obligations: readonly Obligation[]): readonly Obligation[] =>
  obligations
    .map((one) => (one.kind === 'mask' ? { ...one, items: [...one.items].sort() } : one))
    .sort((one, other) => (one.kind < other.kind ? -1 : 1))

/** The engine's answer in the same form. */
export const outcomeOfDecision = (decision: Decision): Outcome => {
  if (decision.outcome === 'deny')
    return { outcome: 'deny', findings: inOneOrder(decision.findings.map(toldOfFinding)) }
  return {
    outcome: 'permit',
    findings: inOneOrder(decision.warnings.map(toldOfFinding)),
    purposes: [...decision.purposes].sort(),
    views: { ...decision.views },
    evidence: [...decision.evidence].sort(),
    untilAt: decision.untilAt,
    obligations: ordered(decision.obligations),
    ...(decision.records === undefined ? {} : { records: [...decision.records].sort() }),
  }
}
