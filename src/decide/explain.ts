/** Who may see an item, and on which conditions; and why was a request denied? As data first, then in words of either language. */

import type { Decision } from '../core/decision'
import { clauses, type ClauseId } from '../core/clause'
import { TutelaError } from '../core/error'
import type { Finding } from '../core/finding'
import { formatInstant } from '../core/instant'
import type { Locale } from '../core/locale'
import type { View } from '../data/view'
import { hasItem } from '../policy/item-set'
import type { Policy } from '../policy/policy'
import { type PolicyTables, type PositionTable, type PurposeTable, viewsByRank } from '../policy/tables'

/** What must be there before the item is seen, beside undertakings and what each record's own state asks. */
export type Condition = 'consent' | 'separate-consent' | 'approval' | 'internal-grant'

/** One way to an item: a position, for a purpose, in a view at least as strong as this, under these conditions. */
export interface Access {
  readonly position: string
  readonly department: string
  readonly purpose: string
  readonly view: View
  readonly conditions: readonly Condition[]
}

/**
 * Every way in which the policy lets staff see an item, by purpose and position. An item that the policy doesn't know throws
 * `input/invalid`; one that nobody may see has no way. (4.2.3, 5.2.1)
 *
 * @example
 * ```ts
 * explainItem(policy, 'basic.phone') // [{ position: 'finance-clerk', purpose: 'after-sales', view: 'masked', conditions: ['consent', 'approval', ...], ... }, ...]
 * ```
 */
export const explainItem = (policy: Policy, item: string): readonly Access[] => {
  const { tables } = policy
  const index = tables.itemIndex.get(item)
  if (index === undefined)
    throw new TutelaError({
      kind: 'input/invalid',
      message: 'no such item in the policy',
      remedy: 'give an item of the policy, as `category.field`',
    })
  return Object.freeze(
    tables.purposes.flatMap((purpose) =>
      [...tables.positionByName.values()].flatMap((position) => accessOf(tables, index, purpose, position)),
    ),
  )
}

/** One line of an explanation: what is wrong, by which clauses, and what would close it. */
export interface Explanation {
  readonly finding: Finding
  readonly clauses: readonly { readonly id: ClauseId; readonly title: string }[]
  readonly text: string
}

/**
 * Why a request was denied, or what a permit warns about: a line for each finding, with the titles of its clauses, in one language.
 * It names items, purposes, recipients and ids of evidence, and never a value.
 *
 * @example
 * ```ts
 * explainUse(decideUse(policy, request, evidence, at), 'en').map((line) => line.text) // ['no approval in force covers this use [use/approval, 5.3.1 5.3.2 5.4.1] (items: basic.phone; purposes: delivery; closed by: approval)']
 * ```
 */
export const explainUse = (decision: Decision, locale: Locale): readonly Explanation[] =>
  (decision.outcome === 'deny' ? decision.findings : decision.warnings).map((finding) => ({
    finding,
    clauses: finding.clauses.map((id) => ({ id, title: clauses[id].title[locale] })),
    text: textOf(finding, locale),
  }))

const accessOf = (
  tables: PolicyTables,
  index: number,
  purpose: PurposeTable,
  position: PositionTable,
): readonly Access[] => {
  const grant = position.grants[purpose.index]
  if (grant === undefined || !hasItem(grant.items, index) || !hasItem(purpose.needs, index)) return []
  const rank = Math.max(purpose.view, grant.views[index] ?? viewsByRank.length - 1)
  const conditions: readonly (readonly [Condition, boolean])[] = [
    ['consent', purpose.onConsent],
    ['separate-consent', purpose.onConsent && hasItem(tables.sensitive, index)],
    ['approval', true],
    ['internal-grant', hasItem(position.foreign, index)],
  ]
  return [
    Object.freeze({
      position: position.name,
      department: position.department,
      purpose: purpose.name,
      view: viewsByRank[rank] ?? 'omitted',
      conditions: Object.freeze(conditions.filter(([, asked]) => asked).map(([condition]) => condition)),
    }),
  ]
}

const words = {
  en: {
    items: 'items',
    purposes: 'purposes',
    recipient: 'recipient',
    evidence: 'see',
    at: 'at',
    closes: 'closed by',
  },
  zh: {
    items: '信息项',
    purposes: '目的',
    recipient: '接收方',
    evidence: '依据',
    at: '时间',
    closes: '可补充',
  },
} as const satisfies Record<Locale, Record<string, string>>

const textOf = (finding: Finding, locale: Locale): string => {
  const word = words[locale]
  const concerns = [
    finding.items === undefined ? [] : [`${word.items}: ${finding.items.join(', ')}`],
    finding.purposes === undefined ? [] : [`${word.purposes}: ${finding.purposes.join(', ')}`],
    finding.recipient === undefined ? [] : [`${word.recipient}: ${finding.recipient}`],
    finding.evidence === undefined ? [] : [`${word.evidence}: ${finding.evidence}`],
    finding.at === undefined ? [] : [`${word.at}: ${formatInstant(finding.at)}`],
    finding.closes === undefined ? [] : [`${word.closes}: ${finding.closes.evidence}`],
  ].flat()
  const said = `${finding.message[locale]} [${finding.rule}, ${finding.clauses.join(' ')}]`
  return concerns.length === 0 ? said : `${said} (${concerns.join('; ')})`
}
