/**
 * How does a policy treat one combination of names? Refused, or a view under conditions; two policies' ways are compared
 * here, one by one. Which combinations there are is not known here.
 */

import type { View } from '../data/view'
import { viewsByRank } from '../policy/tables'

/** What must be there besides what every request needs. */
export type WayCondition =
  | 'consent'
  | 'separate-consent'
  | 'recipient-consent'
  | 'cross-border'
  | 'no-opt-out'
  | 'undertakings'
  | 'aggregate'
  | 'approval'
  | 'internal-grant'

/** A combination that is not refused outright. */
export interface Way {
  /** The weakest view that the policy gives; none for a collection. */
  readonly view?: View
  /** The view where a piece of evidence decides: an agreement that names the item plain, an owner's grant that names no view. */
  readonly evidenceView?: View
  /** Sorted. */
  readonly conditions: readonly WayCondition[]
}

/** Which way a change goes: more is allowed, less, or something else. */
export type Direction = 'widened' | 'narrowed' | 'changed'

/** What a change from one way to another does; `undefined` is refused. Equal ways are never asked about. */
export const directionOf = (base: Way | undefined, head: Way | undefined): Direction => {
  if (base === undefined) return 'widened'
  if (head === undefined) return 'narrowed'
  const lifted = base.conditions.some((condition) => !head.conditions.includes(condition))
  const added = head.conditions.some((condition) => !base.conditions.includes(condition))
  const shifts = [
    rankOf(head.view) - rankOf(base.view),
    rankOf(head.evidenceView) - rankOf(base.evidenceView),
  ]
  const wider = lifted || shifts.some((shift) => shift < 0)
  const narrower = added || shifts.some((shift) => shift > 0)
  return wider && narrower ? 'changed' : wider ? 'widened' : 'narrowed'
}

const rankOf = (view: View | undefined): number => (view === undefined ? 0 : viewsByRank.indexOf(view))

/** Gives every different way a number, the same for both policies; 0 is refused. */
export interface WayBook {
  readonly number: (way: Way) => number
  readonly way: (number: number) => Way | undefined
}

/** An empty book. */
export const createWayBook = (): WayBook => {
  const numbers = new Map<string, number>()
  const ways: (Way | undefined)[] = [undefined]
  return {
    number: (way) => {
      const conditions = way.conditions.toSorted()
      const name = `${way.view ?? ''}|${way.evidenceView ?? ''}|${conditions.join('|')}`
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, ways.length)
      ways.push(Object.freeze({ ...way, conditions: Object.freeze(conditions) }))
      return ways.length - 1
    },
    way: (number) => ways[number],
  }
}
