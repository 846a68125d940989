/** In which view does each item leave, and what does that oblige to? The strongest of what purpose, position and owner ask. */

import type { Obligation } from '../core/decision'
import type { View } from '../data/view'
import { hasItem, indexesOf, type ItemSet } from '../policy/item-set'
import { viewsByRank } from '../policy/tables'
import type { Question, Shown } from '../check/question'
import type { Standing } from '../check/standing'
import type { RankedShown, ResolvedUse } from './resolved-use'

/** The rank of what is not shown at all. */
const strongest = viewsByRank.length - 1

const record: Obligation = Object.freeze({ kind: 'record' })
const aggregate: Obligation = Object.freeze({ kind: 'aggregate' })

/** The views of a use where every item is the department's own, or the actor a customer. */
export const showUse = (question: Question): RankedShown => {
  const purposeRank = question.purpose?.view ?? strongest
  const own =
    question.kind === 'customer' || question.purpose === undefined
      ? undefined
      : question.position?.grants[question.purpose.index]
  const indexes = indexesOf(question.items)
  const rankOf = (index: number): number =>
    question.kind === 'customer' ? purposeRank : Math.max(purposeRank, own?.views[index] ?? strongest)
  return { indexes, ranks: indexes.map(rankOf), shown: showRanks(question, rankOf) }
}

/** The same with what the owning departments ask of the items that they share, which is seldom a stronger view. */
export const recallShown = ({ question, shown }: ResolvedUse, standing: Standing): Shown => {
  if (question.kind === 'customer') return shown.shown
  const owners = standing.shares.get(question.department)?.ranks ?? []
  const { indexes, ranks } = shown
  for (let place = 0; place < indexes.length; place++) {
    const index = indexes[place] ?? 0
    if (hasItem(question.foreign, index) && (owners[index] ?? strongest) > (ranks[place] ?? strongest))
      return showRanks(question, (asked) =>
        Math.max(
          ranks[indexes.indexOf(asked)] ?? strongest,
          hasItem(question.foreign, asked) ? (owners[asked] ?? strongest) : 0,
        ),
      )
  }
  return shown.shown
}

/** The views of a disclosure: plain where the agreement says so, else the item's own, sensitive ones masked at least (6.4.1). */
export const showShare = (question: Question, plain: ItemSet, sensitive: ItemSet): Shown =>
  showRanks(question, (index) =>
    Math.max(
      question.purpose?.view ?? strongest,
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
