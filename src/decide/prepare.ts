/** What can be settled of a question before anybody asks it? Its names, what the position is granted, the views that come out. */

import type { Policy } from '../policy/policy'
import type { PolicyTables } from '../policy/tables'
import { both, isEmpty, isInside } from '../policy/item-set'
import { standingPosition } from '../check/approval'
import { type AskedNames, namedOtherwise } from '../check/evidence-index'
import { askedItems, type Question } from '../check/question'
import { parseShape, safely } from './entry'
import { isResolved, resolvedMark, type ResolvedUse } from './resolved-use'
import { showUse } from './shown'
import { useRequest } from '../data/request'

/** What a screen or a job asks again and again, of whichever customer: who by position, for what, which items, how. */
export interface UseQuestion {
  readonly actor:
    | { readonly kind: 'staff'; readonly department: string; readonly position: string }
    | { readonly kind: 'customer' }
  readonly purpose: string
  readonly items: readonly string[]
  readonly manner: string
}

/** The names of a question, without anybody's id. */
export type NamedQuestion = Omit<UseQuestion, 'manner'>

declare const opaque: unique symbol

/** A question whose names were looked up once, by `prepareUse`. */
export interface PreparedUse {
  readonly [opaque]: 'use'
}

/**
 * Looks the names of a question up once, for `decidePreparedUse`. Unknown names are findings of each decision, as in
 * `decideUse`; a question of another shape is refused as `input/invalid`.
 *
 * @example
 * ```ts
 * const screen = prepareUse(policy, { actor: { kind: 'staff', department: 'service', position: 'service-agent' },
 *   purpose: 'service', items: ['basic.name'], manner: 'screen' })
 * decidePreparedUse(screen, { actor: 'e-1', customer: 'c-1001' }, evidence, at).outcome // 'deny'
 * ```
 */
export const prepareUse = (policy: Policy, question: UseQuestion): PreparedUse => {
  const asked = safely(() => ({
    ...question,
    actor: { ...question.actor, id: 'anybody' },
    customer: 'anybody',
  }))
  const request = parseShape(useRequest, asked, 'question')
  const prepared: PreparedInside = { resolved: resolveUse(policy.tables, request), manner: request.manner }
  return Object.freeze(prepared) as PreparedInside & PreparedUse // the symbol is only a type
}

/** What `prepareUse` holds inside. */
export interface PreparedInside {
  readonly resolved: ResolvedUse
  readonly manner: string
}

/** Is this what `prepareUse` made? */
export const isPrepared = (value: Partial<PreparedInside>): value is PreparedInside =>
  value.resolved !== undefined && isResolved(value.resolved)

/** The names of a request looked up. */
export const resolveUse = (tables: PolicyTables, request: NamedQuestion): ResolvedUse => {
  const question = resolveQuestion(tables, request)
  const needed = question.purpose?.needs ?? tables.none
  return Object.freeze({
    mark: resolvedMark,
    question,
    purposes: Object.freeze([question.purposeName]),
    possible:
      question.unknown.length === 0 &&
      isInside(question.items, needed) &&
      (question.kind === 'customer' ||
        (question.position !== undefined && isInside(question.items, question.granted))),
    shown: showUse(question),
    foreign: question.kind === 'staff' && !isEmpty(question.foreign),
    names: namesIn(question),
  })
}

/** What a question by staff in a position that stands, for known names and at most 64 items, is recalled by. */
const namesIn = (question: Question): AskedNames => {
  const { kind, purpose, unknown, items } = question
  if (kind !== 'staff' || purpose === undefined || question.position === undefined) return namedOtherwise
  if (unknown.length > 0 || items.length > 2) return namedOtherwise
  const { position, department } = question
  const [low = 0, high = 0] = items
  return { purpose: purpose.name, position: position.name, department, low, high }
}

/** The part of a request that uses and sharing have in common. */
export const resolveQuestion = (
  tables: PolicyTables,
  { actor, purpose: purposeName, items }: NamedQuestion,
): Question => {
  const purpose = tables.purposeByName.get(purposeName)
  const asked = { tables, purposeName, purpose, ...askedItems(tables, items) }
  if (actor.kind === 'customer') return Object.freeze({ ...asked, kind: actor.kind })
  const position = standingPosition(tables, actor)
  return Object.freeze({
    ...asked,
    kind: actor.kind,
    department: actor.department,
    position,
    granted: (purpose === undefined ? undefined : position?.grants[purpose.index]?.items) ?? tables.none,
    foreign: both(asked.items, position?.foreign ?? tables.none),
  })
}
