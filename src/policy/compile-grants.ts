/** What does each purpose need, and what may each position see for it? Rules of the document as bit sets and ranks of views. */

import { orThrow } from '../core/error'
import { parsePeriod } from '../core/period'
import type { PositionRule, PurposeRule } from '../data/policy'
import { type ItemTables, itemsNamed } from './compile-items'
import { hasItem, type ItemSet, itemSetOf, union } from './item-set'
import { type PositionGrant, type PositionTable, type PurposeTable, viewsByRank } from './tables'

/** One purpose, its own view included: at least pseudonyms for decisions, nothing at all where only figures leave. */
export const compilePurpose = (
  items: ItemTables,
  index: number,
  name: string,
  rule: PurposeRule,
): PurposeTable =>
  Object.freeze({
    index,
    name,
    family: rule.family,
    onConsent: rule.basis.kind === 'consent',
    onLegalObligation: rule.basis.kind === 'legal-obligation',
    needs: itemsNamed(items, rule.needs),
    view: viewsByRank.indexOf(
      rule.aggregateOnly === true
        ? 'omitted'
        : rule.family === 'decision' && rule.view !== 'omitted'
          ? 'pseudonym'
          : (rule.view ?? 'plain'),
    ),
    aggregateOnly: rule.aggregateOnly === true,
    servedBy: new Set([name, ...(rule.compatibleWith ?? [])]),
    archive: rule.archive === true,
    keep: orThrow(parsePeriod(rule.keep)),
  })

/** One position: what it sees by purpose, what it collects by channel. */
export const compilePosition = (
  items: ItemTables,
  purposes: readonly PurposeTable[],
  index: number,
  name: string,
  rule: PositionRule,
): PositionTable =>
  Object.freeze({
    index,
    name,
    department: rule.department,
    responsible: rule.responsible === true,
    grants: Object.freeze(purposes.map((purpose) => compileGrants(items, purpose.name, rule.grants))),
    collects: compileCollects(items, rule.collects),
    foreign: itemSetOf(
      items.words,
      items.items.filter((item) => item.owner !== rule.department).map((item) => item.index),
    ),
  })

const compileGrants = (
  items: ItemTables,
  purpose: string,
  grants: PositionRule['grants'],
): PositionGrant | undefined => {
  const given = grants
    .filter((grant) => grant.purposes.includes(purpose))
    .map((grant) => ({ items: itemsNamed(items, grant.items), view: grant.view }))
  if (given.length === 0) return undefined
  const views = items.items.map((item) =>
    given
      .filter((grant) => hasItem(grant.items, item.index))
      .map((grant) => (grant.view === undefined ? item.view : viewsByRank.indexOf(grant.view)))
      .reduce((left, right) => Math.min(left, right), viewsByRank.length - 1),
  )
  return Object.freeze({
    items: given.map((grant) => grant.items).reduce(union, items.none),
    views: Object.freeze(views),
  })
}

const compileCollects = (
  items: ItemTables,
  collects: PositionRule['collects'],
): ReadonlyMap<string, ItemSet> => {
  const byChannel = new Map<string, ItemSet>()
  for (const entry of collects)
    for (const channel of entry.channels)
      byChannel.set(channel, union(byChannel.get(channel) ?? items.none, itemsNamed(items, entry.items)))
  return byChannel
}
