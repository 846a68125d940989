/** Was the customer told, in full, in a language of the policy, of every purpose and item? By a notice in force. (3.2.3) */

import type { Finding } from '../core/finding'
import type { Evidence } from '../data/evidence'
import type { Notice } from '../data/notice'
import { itemsNamed } from '../policy/compile-items'
import { isInside } from '../policy/item-set'
import type { PolicyTables, PurposeTable } from '../policy/tables'
import { isComplete, isServed } from './cover'
import { type Ground, lastOf } from './ground'
import { isInForce, watchAt } from './in-force'
import type { AskedItems } from './question'
import type { Instant } from '../core/instant'
import { none } from './rule'
import { collectFinding } from './rules-of-collect'

/** What a notice must tell. */
export interface Telling {
  readonly notice: string | undefined
  readonly purposes: readonly PurposeTable[]
  readonly asked: AskedItems
}

/** The findings about the notice that was shown, and the ground that it gives where there are none. */
export const checkNotice = (
  tables: PolicyTables,
  evidence: Evidence,
  telling: Telling,
  at: Instant,
): { readonly findings: readonly Finding[]; readonly ground: Ground | undefined } => {
  const shown = evidence.notices.filter((notice) => notice.id === telling.notice)
  const judged = shown.map((notice) => ({ notice, findings: judge(tables, notice, telling, at) }))
  const sound = lastOf(
    judged
      .filter(({ findings }) => findings.length === 0)
      .map(({ notice }) => ({ id: notice.id, endsAt: notice.untilAt })),
  )
  if (sound !== undefined) return { findings: none, ground: sound }
  const [least] = judged.map(({ findings }) => findings).sort(byFaults)
  return {
    findings: least ?? [
      collectFinding['collect/notice'].absent({
        purposes: telling.purposes.map((purpose) => purpose.name),
        items: telling.asked.names,
      }),
    ],
    ground: undefined,
  }
}

/** In the order in which they are told. */
const faults = ['incomplete', 'not-served', 'lapsed', 'not-covering']

/** The fewest faults first, then by the first that differs, so that the order of the evidence changes nothing. */
const byFaults = (left: readonly Finding[], right: readonly Finding[]): number =>
  left.length - right.length ||
  left.reduce(
    (before, { reason }, place) =>
      before || faults.indexOf(reason) - faults.indexOf(right[place]?.reason ?? ''),
    0,
  )

const judge = (
  tables: PolicyTables,
  notice: Notice,
  { purposes, asked }: Telling,
  at: Instant,
): readonly Finding[] => {
  const concern = {
    purposes: purposes.map((purpose) => purpose.name),
    items: asked.names,
    evidence: notice.id,
  }
  const find = collectFinding['collect/notice']
  return [
    ...(isComplete(notice) ? none : [find.incomplete(concern)]),
    ...(isServed(tables, notice) ? none : [find['not-served'](concern)]),
    ...(isInForce(watchAt(at), notice) ? none : [find.lapsed(concern)]),
    ...(asked.unknown.length === 0 &&
    purposes.every((purpose) => notice.purposes.includes(purpose.name)) &&
    isInside(asked.items, itemsNamed(tables, notice.items))
      ? none
      : [find['not-covering'](concern)]),
  ]
}
