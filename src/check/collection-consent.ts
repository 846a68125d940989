/** Did the customer consent to the collection of these items for these purposes, freely, separately, a guardian for a minor? */

import type { Finding } from '../core/finding'
import { both, isEmpty, type ItemSet, union, without } from '../policy/item-set'
import type { PolicyTables, PurposeTable } from '../policy/tables'
import { type Cover, type Demand, groundsOf } from './cover'
import { type Ground, type ItemGround, itemsOf, shareOut } from './ground'
import type { Watch } from './in-force'
import { namesOf } from './question'
import type { MakeFinding } from './rule'
import { collectFinding } from './rules-of-collect'

/** What a collection asks of consents. */
export interface CollectionPairs {
  readonly tables: PolicyTables
  readonly covers: readonly Cover[]
  /** The declared purposes that the policy knows. */
  readonly purposes: readonly PurposeTable[]
  readonly items: ItemSet
  readonly minor: boolean
  /** The items that need a separate consent. */
  readonly sensitive: ItemSet
  readonly watch: Watch
}

/** How the consents of a collection came out: what is broken, and what a permit rests on. */
export interface CollectionConsents {
  readonly findings: readonly Finding[]
  readonly grounds: readonly Ground[]
}

/**
 * Each pair has a covering consent (1.3.5); each covered one has a voluntary one (3.3.2); of those, each of a minor has a guardian's;
 * and of these, each sensitive one has a separate one. One consent must be all of it: what was pre-ticked is no separate consent.
 */
export const checkCollectionConsent = (pairs: CollectionPairs): CollectionConsents => {
  const asking = pairs.purposes.filter((purpose) => purpose.onConsent)
  const covering = demand(pairs, asking, pairs.tables.all, {})
  const having =
    (before: Demanded) =>
    (purpose: PurposeTable): ItemSet =>
      itemsOf(pairs.tables.none, before.given(purpose))
  const voluntary = demand(pairs, asking, having(covering), { voluntary: true })
  const guardian = pairs.minor
    ? demand(pairs, asking, having(voluntary), { voluntary: true, guardian: true })
    : undefined
  const sound = having(guardian ?? voluntary)
  const separate = demand(pairs, asking, (purpose) => both(sound(purpose), pairs.sensitive), {
    voluntary: true,
    guardian: pairs.minor,
    separate: true,
  })
  return {
    findings: [
      ...covering.find(collectFinding['collect/consent'].absent),
      ...voluntary.find(collectFinding['collect/voluntary']['not-voluntary']),
      ...(guardian?.find(collectFinding['collect/guardian'].absent) ?? []),
      ...separate.find(collectFinding['collect/separate-consent'].absent),
    ],
    grounds: [covering, voluntary, separate, ...(guardian === undefined ? [] : [guardian])].flatMap(
      (one) => one.grounds,
    ),
  }
}

interface Demanded {
  readonly given: (purpose: PurposeTable) => readonly ItemGround[]
  readonly grounds: readonly Ground[]
  /** One finding: the purposes and items of the pairs that lack it. */
  readonly find: (make: MakeFinding) => readonly Finding[]
}

const demand = (
  { tables, covers, items, watch }: CollectionPairs,
  purposes: readonly PurposeTable[],
  of: ItemSet | ((purpose: PurposeTable) => ItemSet),
  asked: Demand,
): Demanded => {
  const given = (purpose: PurposeTable) => groundsOf(tables, covers, purpose, watch, asked)
  const pairsOf = (purpose: PurposeTable) =>
    both(both(items, purpose.needs), typeof of === 'function' ? of(purpose) : of)
  const lacking = purposes
    .map((purpose) => ({
      name: purpose.name,
      items: without(pairsOf(purpose), itemsOf(tables.none, given(purpose))),
    }))
    .filter((pair) => !isEmpty(pair.items))
  return {
    given,
    grounds: purposes.flatMap((purpose) =>
      shareOut(
        tables.none,
        given(purpose).map((ground) => ({ ...ground, items: both(ground.items, pairsOf(purpose)) })),
      ),
    ),
    find: (make) =>
      lacking.length === 0
        ? []
        : [
            make({
              purposes: lacking.map((pair) => pair.name),
              items: namesOf(tables, lacking.map((pair) => pair.items).reduce(union, tables.none)),
            }),
          ],
  }
}
