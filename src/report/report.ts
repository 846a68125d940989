/** What does a compliance officer read of a policy, and of the vault that keeps it? As plain data first; HTML and Markdown are made of it. */

import { type ClauseId, clauseIds, clauses } from '../core/clause'
import type { RuleId } from '../core/finding'
import type { Instant } from '../core/instant'
import { averageDays, parsePeriod } from '../core/period'
import type { Sensitivity } from '../data/sensitivity'
import type { View } from '../data/view'
import { type Access, explainItem } from '../decide/explain'
import type { Policy } from '../policy/policy'
import { viewsByRank } from '../policy/tables'
import type { LogVerdict } from '../audit/verdict'
import { rulesOf, stillToCome } from './clause-answers'
import type { VaultFacts } from './facts'

/** How a provision stands. `answered`: by the policy and the code; `evidence`: an organisation must show it; `to-come`: not in this version. */
export type ClauseStanding = 'answered' | 'evidence' | 'to-come'

/** One provision in the report. */
export interface ClauseLine {
  readonly id: ClauseId
  readonly standing: ClauseStanding
  readonly rules: readonly RuleId[]
  /** Denials by its rules, where a database was read. */
  readonly denials?: number
}

/** What of a category flows for a purpose. */
export interface Flow {
  readonly category: string
  readonly purpose: string
  readonly items: readonly string[]
  readonly sensitive: boolean
}

/** Where a purpose hands over to. */
export interface Handover {
  readonly purpose: string
  readonly recipient: string
  readonly agreement: string
  /** What the agreement names. */
  readonly items: readonly string[]
  readonly abroad: boolean
}

/** An item, and the weakest view of it that each position can come to. */
export interface MatrixRow {
  readonly item: string
  readonly category: string
  readonly sensitivity: Sensitivity
  readonly cells: readonly {
    readonly position: string
    readonly view: View | undefined
    readonly purposes: readonly string[]
  }[]
}

/** How long a category is kept; days on an average year, for a drawing. */
export interface Keeping {
  readonly category: string
  readonly start: string
  readonly action: string
  readonly minimum?: { readonly period: string; readonly source: string; readonly days: number }
  readonly maximum?: { readonly period: string; readonly source: string; readonly days: number }
  readonly purposes: readonly { readonly purpose: string; readonly period: string; readonly days: number }[]
}

/** A basis other than consent. */
export interface Derogation {
  readonly purpose: string
  readonly basis: string
  readonly article: string
}

/** The report. */
export interface Report {
  readonly policy: Policy
  readonly at: Instant
  readonly clauses: readonly ClauseLine[]
  readonly flows: readonly Flow[]
  readonly handovers: readonly Handover[]
  readonly matrix: readonly MatrixRow[]
  readonly keeping: readonly Keeping[]
  readonly derogations: readonly Derogation[]
  readonly facts?: VaultFacts
  readonly audit?: LogVerdict & { readonly kept: number; readonly hasKey: boolean }
}

/** What a report is made of beside the policy. */
export interface ReportOptions {
  readonly at: Instant
  readonly facts?: VaultFacts
  readonly audit?: NonNullable<Report['audit']>
}

/**
 * The report of a policy alone, or with what a database tells.
 *
 * @example
 * ```ts
 * const report = reportOf(policy, { at })
 * report.clauses.length // 73
 * ```
 */
export const reportOf = (policy: Policy, { at, facts, audit }: ReportOptions): Report => {
  const { document } = policy
  return {
    policy,
    at,
    clauses: clauseIds.map((id) => clauseLine(id, facts)),
    flows: flowsOf(policy),
    handovers: (facts?.agreements ?? [])
      .filter(({ untilAt, endedAt }) => at < untilAt && (endedAt === undefined || at < endedAt))
      .flatMap(({ id, recipient, purposes, items, crossBorder }) =>
        purposes.map((purpose) => ({ purpose, recipient, agreement: id, items, abroad: crossBorder })),
      ),
    matrix: Object.keys(document.items).map((item) => matrixRow(policy, item)),
    keeping: Object.keys(document.categories).map((category) => keepingOf(policy, category)),
    derogations: Object.entries(document.purposes).flatMap(([purpose, { basis }]) =>
      basis.kind === 'consent' ? [] : [{ purpose, basis: basis.kind, article: basis.article }],
    ),
    ...(facts === undefined ? {} : { facts }),
    ...(audit === undefined ? {} : { audit }),
  }
}

const clauseLine = (id: ClauseId, facts: VaultFacts | undefined): ClauseLine => {
  const rules = rulesOf(id)
  const standing = stillToCome.includes(id)
    ? 'to-come'
    : clauses[id].kind === 'evidenced'
      ? 'evidence'
      : 'answered'
  const denials = rules.reduce((sum, rule) => sum + (facts?.denials.get(rule) ?? 0), 0)
  return { id, standing, rules, ...(facts === undefined ? {} : { denials }) }
}

const flowsOf = ({ document }: Policy): readonly Flow[] =>
  Object.keys(document.categories).flatMap((category) =>
    Object.entries(document.purposes).flatMap(([purpose, { needs }]) => {
      const items = needs.filter((item) => item.startsWith(`${category}.`))
      const sensitive = items.some((item) => document.items[item]?.sensitivity === 'sensitive')
      return items.length === 0 ? [] : [{ category, purpose, items, sensitive }]
    }),
  )

const matrixRow = (policy: Policy, item: string): MatrixRow => {
  const access = explainItem(policy, item)
  return {
    item,
    category: item.split('.')[0] ?? '',
    sensitivity: policy.document.items[item]?.sensitivity ?? 'sensitive',
    cells: Object.keys(policy.document.positions).map((position) => {
      const ways = access.filter((way) => way.position === position)
      return { position, view: weakestOf(ways), purposes: ways.map(({ purpose }) => purpose) }
    }),
  }
}

const weakestOf = (ways: readonly Access[]): View | undefined =>
  viewsByRank.find((view) => ways.some((way) => way.view === view))

const keepingOf = ({ document }: Policy, category: string): Keeping => {
  const rule = document.categories[category]?.retention
  const bound = (name: 'minimum' | 'maximum') => {
    const given = rule?.[name]
    return given === undefined ? {} : { [name]: { ...given, days: daysOf(given.period) } }
  }
  return {
    category,
    start: rule?.start ?? 'collected',
    action: rule?.action ?? 'delete',
    ...bound('minimum'),
    ...bound('maximum'),
    purposes: Object.entries(document.purposes)
      .filter(([, { needs }]) => needs.some((item) => item.startsWith(`${category}.`)))
      .map(([purpose, { keep }]) => ({ purpose, period: keep, days: daysOf(keep) })),
  }
}

const daysOf = (text: string): number => {
  const period = parsePeriod(text)
  return period._tag === 'Left' ? 0 : averageDays(period.right)
}
