/** How does a policy document become fast to ask? Names to indexes, permissions to bit sets, periods read once. It doesn't judge. */

import { isWeekday, parsePeriod } from '../core/period'
import { orThrow } from '../core/error'
import type { Category } from '../data/category'
import type { CategoryRule, ChannelRule, PolicyDocument } from '../data/policy'
import { compileItems, type ItemTables } from './compile-items'
import { compilePosition, compilePurpose } from './compile-grants'
import type { Policy, PolicyNames } from './policy'
import type { CategoryTable, ChannelTable, PolicyTables } from './tables'

/**
 * A sound document compiled for decisions; the same document in any order of its keys compiles to the same tables.
 * Whether it is sound is judged before: an unsound one may throw `input/invalid` for a period that is none.
 *
 * @example
 * ```ts
 * const policy = compile(document, standardCategories)
 * policy.tables.itemIndex.get('basic.phone') // 10
 * ```
 */
export const compile = <N extends PolicyNames = PolicyNames>(
  document: PolicyDocument,
  categories: readonly Category[],
): Policy<N> =>
  Object.freeze({
    document,
    categories: new Map(categories.map((category) => [category.name, category])),
    tables: compileTables(document, categories),
  })

/** A power of two; what doesn't find room is looked up again. */
const askedPlaces = 8192

const compileTables = (document: PolicyDocument, categories: readonly Category[]): PolicyTables => {
  const items = compileItems(document, categories)
  const purposes = named(document.purposes).map(([name, rule], index) =>
    compilePurpose(items, index, name, rule),
  )
  return Object.freeze({
    ...items,
    document,
    purposes: Object.freeze(purposes),
    purposeByName: byName(purposes),
    positionByName: byName(
      named(document.positions).map(([name, rule], index) =>
        compilePosition(items, purposes, index, name, rule),
      ),
    ),
    categoryByName: byName(named(document.categories).map(([name, rule]) => compileCategory(name, rule))),
    channelByName: byName(named(document.channels).map(([name, rule]) => compileChannel(name, rule))),
    abroadByRecipient: new Map(
      named(document.recipients).map(([name, rule]) => [name, rule.country !== document.country]),
    ),
    asked: Array<object | undefined>(askedPlaces).fill(undefined),
    calendar: isWeekday,
    breakGlass: compileBreakGlass(document.breakGlass),
  } satisfies PolicyTables & ItemTables)
}

const compileCategory = (name: string, { retention }: CategoryRule): CategoryTable =>
  Object.freeze({
    name,
    start: retention.start,
    minimum: periodOf(retention.minimum?.period),
    maximum: periodOf(retention.maximum?.period),
    action: retention.action,
    archiveFor: periodOf(retention.archiveFor),
  })

const compileChannel = (name: string, rule: ChannelRule): ChannelTable =>
  Object.freeze({
    name,
    partner: rule.partner === true,
    entryWithin: orThrow(parsePeriod(rule.entryWithin)),
    reviewWithin: rule.reviewWithin,
  })

const compileBreakGlass = (rule: PolicyDocument['breakGlass']): PolicyTables['breakGlass'] =>
  rule.allowed
    ? Object.freeze({ longest: orThrow(parsePeriod(rule.longest)), reviewWithin: rule.reviewWithin })
    : undefined

const periodOf = (text: string | undefined) => (text === undefined ? undefined : orThrow(parsePeriod(text)))

/** The entries of a record by name, so that the order of a document's keys changes nothing. */
const named = <A>(record: Readonly<Record<string, A>>): readonly (readonly [string, A])[] =>
  Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1))

const byName = <A extends { readonly name: string }>(tables: readonly A[]): ReadonlyMap<string, A> =>
  new Map(tables.map((table) => [table.name, table]))
