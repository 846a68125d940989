/** How is a difference told? In one line of either language: who, what, under which conditions; names of the policies alone. */

import type { Locale, Localized } from '../core/locale'
import type { PolicyChange } from './diff'
import { customerActor } from './names-of-both'
import type { Direction, Way, WayCondition } from './way'

/** The line of a change. */
export const describeChange = (change: PolicyChange): Localized => ({
  en: lineOf(change, 'en'),
  zh: lineOf(change, 'zh'),
})

/** What shows a change, if a request does: the situation, and both answers. */
export const describeWitness = (change: PolicyChange): string | undefined => {
  const witness = change.kind === 'combinations' ? change.witness : undefined
  if (witness === undefined) return undefined
  const [base, head] = [witness.base, witness.head].map((decision) =>
    decision.outcome === 'permit'
      ? `permit (${Object.values(decision.views).join(', ')})`
      : `deny (${[...new Set(decision.findings.map(({ rule }) => rule))].join(', ')})`,
  )
  return `${witness.situation}: ${base} -> ${head}`
}

const lineOf = (change: PolicyChange, locale: Locale): string => {
  const word = words[locale]
  const direction = word.directions[change.direction]
  if (change.kind === 'rule')
    return `${direction}: ${change.path.join('.')}${word.colon}${valueOf(change.base, locale)} -> ${valueOf(change.head, locale)}`
  const { action, actors, purposes, items, through, base, head } = change
  const who = actors.map((actor) => (actor === customerActor ? word.customer : actor)).join(', ')
  const where = through.length === 0 ? '' : `${word.through[action]}${through.join(', ')}`
  const what = `${who}${word.colon}${word.actions[action]} ${items.join(', ')}${word.for}${purposes.join(', ')}${where}`
  return `${direction}: ${what}; ${wayOf(base, locale)} -> ${wayOf(head, locale)}`
}

const wayOf = (way: Way | undefined, locale: Locale): string => {
  const word = words[locale]
  if (way === undefined) return word.refused
  const views = [way.view, way.evidenceView === way.view ? undefined : way.evidenceView]
    .filter((view) => view !== undefined)
    .join('/')
  const needs = way.conditions.map((condition) => word.conditions[condition]).join(', ')
  return (
    [views, needs === '' ? '' : `${word.with} ${needs}`].filter((part) => part !== '').join(' ') ||
    word.allowed
  )
}

const valueOf = (value: unknown, locale: Locale): string =>
  value === undefined ? words[locale].absent : JSON.stringify(value)

interface Words {
  readonly directions: Readonly<Record<Direction, string>>
  readonly actions: Readonly<Record<'collect' | 'use' | 'share', string>>
  readonly through: Readonly<Record<'collect' | 'use' | 'share', string>>
  readonly conditions: Readonly<Record<WayCondition, string>>
  readonly customer: string
  readonly for: string
  readonly with: string
  readonly refused: string
  readonly allowed: string
  readonly absent: string
  readonly colon: string
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    directions: { widened: 'widened', narrowed: 'narrowed', changed: 'changed' },
    actions: { collect: 'collect', use: 'use', share: 'share' },
    through: { collect: ' through ', use: '', share: ' with ' },
    conditions: {
      consent: 'consent',
      'separate-consent': 'separate consent',
      'recipient-consent': 'consent to the recipient',
      'cross-border': 'a cross-border basis',
      'no-opt-out': 'no opt-out',
      undertakings: 'undertakings',
      aggregate: 'figures alone',
      approval: 'approval',
      'internal-grant': "the owner's grant",
    },
    customer: 'the customer',
    for: ' for ',
    with: 'with',
    refused: 'refused',
    allowed: 'allowed',
    absent: 'none',
    colon: ': ',
  },
  zh: {
    directions: { widened: '放宽', narrowed: '收紧', changed: '变更' },
    actions: { collect: '收集', use: '使用', share: '共享' },
    through: { collect: '，渠道 ', use: '', share: '，接收方 ' },
    conditions: {
      consent: '客户授权',
      'separate-consent': '单独同意',
      'recipient-consent': '对接收方的授权',
      'cross-border': '出境依据',
      'no-opt-out': '未被客户拒绝',
      undertakings: '保密承诺与培训',
      aggregate: '仅汇总数据',
      approval: '审批',
      'internal-grant': '归口部门授权',
    },
    customer: '客户本人',
    for: '，目的 ',
    with: '须有',
    refused: '不允许',
    allowed: '允许',
    absent: '无',
    colon: '：',
  },
}
