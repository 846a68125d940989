/** What do decisions look up? The policy's names as indexes and its permissions as bit sets; `compile` fills them. */

import type { IsWorkingDay, Period } from '../core/period'
import type { PolicyDocument, PurposeRule } from '../data/policy'
import type { RecordSummary } from '../data/record'
import type { View } from '../data/view'
import type { ItemSet } from './item-set'

/** The views by rank, weakest first: a rank is what tables hold. */
export const viewsByRank = ['plain', 'masked', 'pseudonym', 'omitted'] as const satisfies readonly View[]

export interface ItemTable {
  readonly index: number
  readonly name: string
  readonly category: string
  /** The department that owns the item's category. */
  readonly owner: string
  /** The rank of the item's own view. */
  readonly view: number
}

export interface PurposeTable {
  readonly index: number
  readonly name: string
  readonly family: PurposeRule['family']
  readonly onConsent: boolean
  readonly onLegalObligation: boolean
  readonly needs: ItemSet
  /** The rank of the weakest view that it may see. */
  readonly view: number
  readonly aggregateOnly: boolean
  /** Itself, and the purposes of collection that let an item serve it too. */
  readonly servedBy: ReadonlySet<string>
  readonly archive: boolean
  readonly keep: Period
}

/** What a position's grants give for one purpose. */
export interface PositionGrant {
  readonly items: ItemSet
  /** By item: the rank of the weakest view that a grant gives. */
  readonly views: readonly number[]
}

export interface PositionTable {
  readonly index: number
  readonly name: string
  readonly department: string
  readonly responsible: boolean
  /** By the index of the purpose. */
  readonly grants: readonly (PositionGrant | undefined)[]
  /** By channel: what may be collected through it. */
  readonly collects: ReadonlyMap<string, ItemSet>
  /** By department: the items that belong to another one. */
  readonly foreign: ItemSet
}

export interface CategoryTable {
  readonly name: string
  readonly start: keyof RecordSummary['events']
  readonly minimum: Period | undefined
  readonly maximum: Period | undefined
  readonly action: 'delete' | 'anonymize' | 'archive'
  readonly archiveFor: Period | undefined
}

export interface ChannelTable {
  readonly name: string
  readonly partner: boolean
  readonly entryWithin: Period
  /** As the document writes it: an obligation quotes it. */
  readonly reviewWithin: string | undefined
}

/** The compiled form of a policy document. Indexes follow the order of the names, so the document's order changes nothing. */
export interface PolicyTables {
  readonly document: PolicyDocument
  /** How many words an item set has. */
  readonly words: number
  readonly itemIndex: ReadonlyMap<string, number>
  readonly items: readonly ItemTable[]
  readonly none: ItemSet
  readonly all: ItemSet
  readonly sensitive: ItemSet
  /** Items of a credit business. */
  readonly credit: ItemSet
  /** By department: the items that it owns. */
  readonly owned: ReadonlyMap<string, ItemSet>
  readonly purposes: readonly PurposeTable[]
  readonly purposeByName: ReadonlyMap<string, PurposeTable>
  readonly positionByName: ReadonlyMap<string, PositionTable>
  readonly categoryByName: ReadonlyMap<string, CategoryTable>
  readonly channelByName: ReadonlyMap<string, ChannelTable>
  /** By recipient: is it in another country than the policy's own? */
  readonly abroadByRecipient: ReadonlyMap<string, boolean>
  /** Questions whose names were looked up before, each in a place told by its position, purpose and items; `decide` fills it. */
  readonly asked: (object | undefined)[]
  /** Which days are worked; Monday to Friday where nobody gave a calendar. */
  readonly calendar: IsWorkingDay
  readonly breakGlass: { readonly longest: Period; readonly reviewWithin: string } | undefined
}
