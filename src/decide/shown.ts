/** In which view does each item leave, and what does that oblige to? The strongest of what purpose, position and owner ask. */

import type { Obligation } from '../core/decision'
import type { View } from '../data/view'
import { hasItem, indexesOf, type ItemSet } from '../policy/item-set'
import { viewsByRank } from '../policy/tables'
import { grantsUsed } from '../check/authority'
import type { GrantGround } from '../check/internal-grant'
import type { Question, Shown } from '../check/question'

const record: Obligation = Object.freeze({ kind: 'record' })
const aggregate: Obligation = Object.freeze({ kind: 'aggregate' })

/** The views of a use, with the grants of the owning departments where items are theirs. */
export const showUse = (question: Question, grants: readonly GrantGround[]): Shown => {
  const purposeRank = question.purpose?.view ?? viewsByRank.length - 1
  if (question.kind === 'customer') return showRanks(question, () => purposeRank)
  const own = question.purpose === undefined ? undefined : question.position?.grants[question.purpose.index]
  const owners = grantsUsed(grants, question)
  return showRanks(question, (index) =>
    Math.max(
      purposeRank,
      own?.views[index] ?? viewsByRank.length - 1,
      hasItem(question.foreign, index) ? ownersRank(question, owners, index) : 0,
    ),
  )
}

/** The views of a disclosure: plain where the agreement says so, else the item's own, sensitive ones masked at least (6.4.1). */
export const showShare = (question: Question, plain: ItemSet, sensitive: ItemSet): Shown =>
  showRanks(question, (index) =>
    Math.max(
      question.purpose?.view ?? viewsByRank.length - 1,
      hasItem(plain, index)
        ? 0
        : Math.max(question.tables.items[index]?.view ?? 0, hasItem(sensitive, index) ? 1 : 0),
    ),
  )

/** Views by rank, frozen, with the obligations that they bring. */
export const showRanks = (question: Question, rankOf: (index: number) => number): Shown => {
  const views: Record<string, View> = {}
  const masked: string[] = []
  for (const index of indexesOf(question.items)) {
    const name = question.tables.items[index]?.name ?? ''
    const view = viewsByRank[rankOf(index)] ?? 'omitted'
    views[name] = view
    if (view !== 'plain') masked.push(name)
  }
  const obligations: Obligation[] = [record]
  if (masked.length > 0) obligations.push(Object.freeze({ kind: 'mask', items: Object.freeze(masked) }))
  if (question.purpose?.aggregateOnly === true) obligations.push(aggregate)
  return Object.freeze({ views: Object.freeze(views), obligations: Object.freeze(obligations) })
}

const ownersRank = (question: Question, owners: readonly GrantGround[], index: number): number =>
  owners
    .filter((grant) => hasItem(grant.items, index))
    .map((grant) => grant.view ?? question.tables.items[index]?.view ?? viewsByRank.length - 1)
    .reduce((left, right) => Math.min(left, right), viewsByRank.length - 1)
