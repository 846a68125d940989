/**
 * How does one policy treat every combination? Row by row: for an actor, a purpose and a channel or a recipient's side of the
 * border, the way of each item as a number. Evidence is not asked: what it must bring is part of the way,
 * and by which rules it is judged is compared elsewhere.
 */

import { hasItem } from '../policy/item-set'
import type { Policy } from '../policy/policy'
import { type PositionTable, type PurposeTable, viewsByRank } from '../policy/tables'
import { customerActor, type NamesOfBoth } from './names-of-both'
import type { WayBook, WayCondition } from './way'

/** A row to be filled: the number of the way by item, in the order of the names of both policies. */
export type WayRow = Uint16Array

/** Where a recipient is, as a policy sees it. */
export type RecipientSide = 'unknown' | 'home' | 'abroad'

/** One policy, asked row by row. Each fills the whole row. */
export interface Treatment {
  readonly use: (actor: string, purpose: string, row: WayRow) => void
  readonly share: (actor: string, purpose: string, side: RecipientSide, row: WayRow) => void
  readonly collect: (actor: string, purpose: string, channel: string, row: WayRow) => void
  readonly sideOf: (recipient: string) => RecipientSide
}

/** Reads a policy in the order of `names`, numbering its ways in `book`. */
export const treatmentOf = ({ tables, document }: Policy, names: NamesOfBoth, book: WayBook): Treatment => {
  const indexes = Int32Array.from(names.items, (name) => tables.itemIndex.get(name) ?? -1)
  const isCreditFree = document.creditBusiness
  /** Items of one class are treated alike in a row: an item's own view, its owner, whether it is sensitive. */
  const classNames = names.items.map((name) => {
    const item = tables.items[tables.itemIndex.get(name) ?? -1]
    return item === undefined ? '' : `${item.view} ${item.owner} ${hasItem(tables.sensitive, item.index)}`
  })
  const classNumbers = new Map([...new Set(classNames)].map((name, number) => [name, number]))
  const classes = Int32Array.from(classNames, (name) => classNumbers.get(name) ?? 0)

  const fill = (
    row: WayRow,
    passes: (index: number) => boolean,
    rankOf: (index: number) => number,
    wayOf: (index: number, rank: number) => number,
  ): void => {
    const known = new Int32Array(classNumbers.size * 4).fill(-1)
    for (let place = 0; place < indexes.length; place++) {
      const index = indexes[place] ?? -1
      if (index < 0 || !passes(index)) {
        row[place] = 0
        continue
      }
      const rank = rankOf(index)
      const slot = (classes[place] ?? 0) * 4 + rank
      if (known[slot] === -1) known[slot] = wayOf(index, rank)
      row[place] = known[slot] ?? 0
    }
  }

  const reach = (actor: string, purposeName: string) => {
    const purpose = tables.purposeByName.get(purposeName)
    const position = actor === customerActor ? undefined : tables.positionByName.get(actor)
    const grant = purpose === undefined ? undefined : position?.grants[purpose.index]
    if (purpose === undefined || (actor !== customerActor && grant === undefined)) return undefined
    return {
      purpose,
      position,
      passes: (index: number) =>
        hasItem(purpose.needs, index) && (grant === undefined || hasItem(grant.items, index)),
      rank: (index: number) =>
        Math.max(purpose.view, grant === undefined ? 0 : (grant.views[index] ?? strongest)),
    }
  }

  const consents = (purpose: PurposeTable, index: number): readonly WayCondition[] => [
    ...(purpose.onConsent ? (['consent'] as const) : []),
    ...(purpose.onConsent && hasItem(tables.sensitive, index) ? (['separate-consent'] as const) : []),
    ...(purpose.onLegalObligation ? [] : (['no-opt-out'] as const)),
    ...(purpose.aggregateOnly ? (['aggregate'] as const) : []),
  ]
  const authority = (position: PositionTable | undefined, index: number): readonly WayCondition[] => {
    if (position === undefined) return []
    const item = tables.items[index]
    const foreign = item !== undefined && item.owner !== position.department
    return ['undertakings', 'approval', ...(foreign ? (['internal-grant'] as const) : [])]
  }

  return {
    use: (actor, purposeName, row) => {
      const found = reach(actor, purposeName)
      if (found === undefined) return void row.fill(0)
      const { purpose, position, passes, rank } = found
      fill(row, passes, rank, (index, at) => {
        const item = tables.items[index]
        const isLent = position !== undefined && item !== undefined && item.owner !== position.department
        return book.number({
          view: viewsByRank[at] ?? 'omitted',
          ...(isLent ? { evidenceView: viewsByRank[Math.max(at, item.view)] ?? 'omitted' } : {}),
          conditions: [...consents(purpose, index), ...authority(position, index)],
        })
      })
    },
    share: (actor, purposeName, side, row) => {
      const found = reach(actor, purposeName)
      if (found === undefined || side === 'unknown') return void row.fill(0)
      const { purpose, position, passes } = found
      const rank = (index: number): number =>
        Math.max(
          purpose.view,
          tables.items[index]?.view ?? strongest,
          hasItem(tables.sensitive, index) ? 1 : 0,
        )
      fill(row, passes, rank, (index, at) =>
        book.number({
          view: viewsByRank[at] ?? 'omitted',
          evidenceView: viewsByRank[purpose.view] ?? 'omitted',
          conditions: [
            ...consents(purpose, index).filter(
              (condition) => condition !== 'consent' && condition !== 'separate-consent',
            ),
            ...(purpose.onLegalObligation ? [] : (['recipient-consent'] as const)),
            ...(side === 'abroad' ? (['cross-border'] as const) : []),
            ...authority(position, index),
          ],
        }),
      )
    },
    collect: (actor, purposeName, channelName, row) => {
      const purpose = tables.purposeByName.get(purposeName)
      const position = tables.positionByName.get(actor)
      const collects = actor === customerActor ? tables.all : position?.collects.get(channelName)
      if (purpose === undefined || !tables.channelByName.has(channelName) || collects === undefined)
        return void row.fill(0)
      fill(
        row,
        (index) =>
          hasItem(collects, index) &&
          hasItem(purpose.needs, index) &&
          (isCreditFree || !hasItem(tables.credit, index)),
        () => 0,
        (index) =>
          book.number({
            conditions: [
              ...consents(purpose, index).filter(
                (condition) => condition === 'consent' || condition === 'separate-consent',
              ),
              ...(position === undefined ? [] : (['undertakings'] as const)),
            ],
          }),
      )
    },
    sideOf: (recipient) => {
      const abroad = tables.abroadByRecipient.get(recipient)
      return abroad === undefined ? 'unknown' : abroad ? 'abroad' : 'home'
    },
  }
}

const strongest = viewsByRank.length - 1
