/**
 * Which combinations do two policies treat differently? Every one is looked at, so nothing found is a proof that there is
 * nothing; what is found is kept by the change that it undergoes.
 */

import type { Policy } from '../policy/policy'
import type { NamesOfBoth } from './names-of-both'
import { type RecipientSide, type Treatment, treatmentOf, type WayRow } from './treatment'
import { createWayBook, type Way, type WayBook } from './way'

/** The actions whose combinations are compared. */
export type ComparedAction = 'collect' | 'use' | 'share'

/** One row with the places of its items that undergo the same change. */
export interface DifferingRow {
  readonly action: ComparedAction
  readonly actor: string
  readonly purpose: string
  /** The channel of a collection; the recipients of a disclosure. */
  readonly through: readonly string[]
  readonly base: Way | undefined
  readonly head: Way | undefined
  /** Names of items, in their order. */
  readonly items: readonly string[]
}

/** The differing rows, and how many combinations were compared. */
export interface Compared {
  readonly rows: readonly DifferingRow[]
  readonly combinations: number
}

/** Compares every combination of the names of both policies. */
export const compareEverything = (base: Policy, head: Policy, names: NamesOfBoth): Compared => {
  const book = createWayBook()
  const sides = [treatmentOf(base, names, book), treatmentOf(head, names, book)] as const
  const width = names.items.length
  const [left, right] = [new Uint16Array(width), new Uint16Array(width)]
  const rows: DifferingRow[] = []
  let combinations = 0
  const compare = (
    row: Pick<DifferingRow, 'action' | 'actor' | 'purpose' | 'through'>,
    fill: (treatment: Treatment, row: WayRow, isHead: boolean) => void,
  ): void => {
    fill(sides[0], left, false)
    fill(sides[1], right, true)
    combinations += width * Math.max(1, row.through.length)
    for (const [change, items] of changesIn(left, right, names.items))
      rows.push({ ...row, ...waysOf(book, change), items })
  }
  const borders = bordersOf(names.recipients, sides)
  for (const actor of names.actors)
    for (const purpose of names.purposes) {
      compare({ action: 'use', actor, purpose, through: [] }, (side, row) => side.use(actor, purpose, row))
      for (const { recipients, at } of borders)
        compare({ action: 'share', actor, purpose, through: recipients }, (side, row, isHead) =>
          side.share(actor, purpose, at[isHead ? 1 : 0], row),
        )
      for (const channel of names.channels)
        compare({ action: 'collect', actor, purpose, through: [channel] }, (side, row) =>
          side.collect(actor, purpose, channel, row),
        )
    }
  return { rows, combinations }
}

/** The changes in a row, each with the names of its items; a change is both numbers in one. */
const changesIn = (
  left: WayRow,
  right: WayRow,
  names: readonly string[],
): ReadonlyMap<number, readonly string[]> => {
  let changes: Map<number, string[]> | undefined
  for (let place = 0; place < left.length; place++) {
    if (left[place] === right[place]) continue
    changes ??= new Map()
    const change = (left[place] ?? 0) * numbers + (right[place] ?? 0)
    const items = changes.get(change)
    if (items === undefined) changes.set(change, [names[place] ?? ''])
    else items.push(names[place] ?? '')
  }
  return changes ?? nothing
}

const numbers = 65_536
const nothing: ReadonlyMap<number, readonly string[]> = new Map()

const waysOf = (book: WayBook, change: number) => ({
  base: book.way(Math.floor(change / numbers)),
  head: book.way(change % numbers),
})

/** The recipients that both policies see on the same side of the border; they are treated alike. */
const bordersOf = (
  recipients: readonly string[],
  [base, head]: readonly [Treatment, Treatment],
): readonly {
  readonly recipients: readonly string[]
  readonly at: readonly [RecipientSide, RecipientSide]
}[] => {
  const borders = new Map<string, { recipients: string[]; at: readonly [RecipientSide, RecipientSide] }>()
  for (const recipient of recipients) {
    const at = [base.sideOf(recipient), head.sideOf(recipient)] as const
    const border = borders.get(at.join())
    if (border === undefined) borders.set(at.join(), { recipients: [recipient], at })
    else border.recipients.push(recipient)
  }
  return [...borders.values()]
}
