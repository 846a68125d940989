/** How does an explanation look as a picture? As a Mermaid flowchart, which code hosts and wikis draw; names and conditions, no value. */

import { clauses } from '../core/clause'
import type { Decision } from '../core/decision'
import type { Locale, Localized } from '../core/locale'
import { type Access, type Condition, explainUse } from '../decide/explain'

/** The ways to one item. */
export interface ItemAccess {
  readonly item: string
  readonly access: readonly Access[]
}

/**
 * Who may see items, as a flowchart from positions to items; each arrow says for what, in which view, and under which conditions.
 * Mermaid's own text, https://mermaid.js.org/syntax/flowchart.html. (4.2.3, 5.2.1)
 *
 * @example
 * ```ts
 * const ways = [{ item: 'basic.phone', access: explainItem(policy, 'basic.phone') }]
 * accessDiagram(ways, 'en').split('\n')[0] // 'flowchart LR'
 * ```
 */
export const accessDiagram = (ways: readonly ItemAccess[], locale: Locale): string => {
  const positions = [...new Set(ways.flatMap(({ access }) => access.map(({ position }) => position)))]
  const departments = new Map(
    ways.flatMap(({ access }) => access.map(({ position, department }) => [position, department] as const)),
  )
  return [
    'flowchart LR',
    ...positions.map((name, at) => `  p${at}[${quoted(`${name} (${departments.get(name) ?? ''})`)}]`),
    ...ways.map(({ item }, at) => `  i${at}([${quoted(item)}])`),
    ...ways.flatMap(({ access }, at) =>
      access.map(({ position, purpose, view, conditions }) => {
        const needs = conditions.map((condition) => conditionTexts[condition][locale]).join(', ')
        return `  p${positions.indexOf(position)} -- ${quoted(`${purpose}: ${view}; ${needs}`)} --> i${at}`
      }),
    ),
  ].join('\n')
}

/**
 * Why a request was denied, or what a permit warns about, as a flowchart: each broken rule, its clauses, and what would close it.
 *
 * @example
 * ```ts
 * decisionDiagram(decideUse(policy, request, evidence, at), 'en').split('\n')[1] // '  d{{"denied"}}'
 * ```
 */
export const decisionDiagram = (decision: Decision, locale: Locale): string => {
  const lines = explainUse(decision, locale)
  return [
    'flowchart LR',
    `  d{{${quoted(outcomeTexts[decision.outcome][locale])}}}`,
    ...lines.flatMap(({ finding, clauses: named }, at) => [
      `  f${at}[${quoted(`${finding.rule}: ${finding.message[locale]}`)}]`,
      `  d --> f${at}`,
      ...named.map(({ id }) => `  f${at} --> c${id.replaceAll('.', '_')}`),
      ...(finding.closes === undefined
        ? []
        : [`  e${at}([${quoted(finding.closes.evidence)}]) -. ${quoted(closesTexts[locale])} .-> f${at}`]),
    ]),
    ...[...new Set(lines.flatMap(({ finding }) => finding.clauses))].map(
      (id) => `  c${id.replaceAll('.', '_')}>${quoted(`${id} ${clauses[id].title[locale]}`)}]`,
    ),
  ].join('\n')
}

/** A label in quotes, in which Mermaid reads no syntax; its own quotes and marks are told as entities. */
const quoted = (text: string): string =>
  `"${text.replace(/[#"<>]/g, (mark) => `#${mark.codePointAt(0) ?? 0};`).replace(/\s+/g, ' ')}"`

/** What each condition asks for. */
export const conditionTexts: Readonly<Record<Condition, Localized>> = {
  consent: { en: "the customer's consent", zh: '客户授权' },
  'separate-consent': { en: 'a separate consent', zh: '单独同意' },
  approval: { en: 'an approval', zh: '审批' },
  'internal-grant': { en: "a grant of the owner's department", zh: '归口部门的内部共享授权' },
}

const outcomeTexts = {
  permit: { en: 'permitted', zh: '允许' },
  deny: { en: 'denied', zh: '拒绝' },
} as const

const closesTexts = { en: 'would close it', zh: '可补充' } as const
