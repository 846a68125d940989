/**
 * How is a plain question by staff looked up fast? Its names to one set of items, and the set to the question that was resolved
 * before. It refuses nothing: what isn't plainly known is left to the slow way, which tells what is wrong.
 */

import type { Decision } from '../core/decision'
import type { Instant } from '../core/instant'
import type { UseRequest } from '../data/request'
import type { View } from '../data/view'
import type { Answered } from '../check/evidence-index'
import { hasItem, isSame, type ItemSet } from '../policy/item-set'
import type { PolicyTables, PositionTable, PurposeTable } from '../policy/tables'
import { isId, isText } from './entry'
import { resolveUse } from './prepare'
import { isResolved, type ResolvedUse } from './resolved-use'

/** A question of use, and of whom it is asked by whom. */
export interface AskedUse {
  readonly resolved: ResolvedUse
  readonly actor: string
  readonly customer: string
  readonly manner: string
}

/**
 * The answer given last, if the request asks the very same at an instant at which it stays right; each property is read once. Names
 * are looked up, so that a list that was changed since is another question.
 */
export const recallAnswer = (
  { itemIndex }: PolicyTables,
  request: UseRequest,
  answered: Answered,
  at: Instant,
): Decision<View> | undefined => {
  if (at < answered.fromAt || at >= answered.untilAt) return undefined
  try {
    const { actor, customer, purpose, items, manner } = request
    const { kind, id } = actor
    if (kind !== 'staff' || id !== answered.actor || customer !== answered.customer) return undefined
    if (purpose !== answered.purpose || manner !== answered.manner || !Array.isArray(items)) return undefined
    if (actor.position !== answered.position || actor.department !== answered.department) return undefined
    let low = 0
    let high = 0
    const count = items.length
    for (let place = 0; place < count; place++) {
      const index = itemIndex.get(items[place] ?? '')
      if (index === undefined) return undefined
      if (index < 32) low |= 1 << index
      else high |= 1 << (index - 32)
    }
    return (low | high) !== 0 && low === answered.low && high === answered.high
      ? answered.decision
      : undefined
  } catch {
    return undefined // a hostile getter: the slow way reads the request again and refuses it
  }
}

/** The question of a request whose shape and names are plainly right, each property read once; else `undefined`. */
export const askQuickly = (tables: PolicyTables, request: UseRequest, last: object): AskedUse | undefined => {
  try {
    const { actor, customer, purpose: purposeName, items: names, manner } = request
    const { kind, id } = actor
    if (kind !== 'staff' || !isId(id) || !isId(customer) || !isText(manner)) return undefined
    const purpose = tables.purposeByName.get(purposeName)
    const position = tables.positionByName.get(actor.position)
    if (purpose === undefined || position === undefined || position.department !== actor.department)
      return undefined
    const items = plainItems(tables, names)
    if (items === undefined) return undefined
    const resolved = isAsked(last, position, purpose, items)
      ? last
      : recallUse(tables, position, purpose, items)
    return { resolved, actor: id, customer, manner }
  } catch {
    return undefined // a hostile getter: the slow way reads the request again and refuses it
  }
}

const plainItems = (tables: PolicyTables, names: readonly string[]): ItemSet | undefined => {
  if (!Array.isArray(names)) return undefined
  const count = names.length
  if (count < 1) return undefined
  const { itemIndex, none } = tables
  const items = none.length === 2 ? [0, 0] : none.slice()
  for (let place = 0; place < count; place++) {
    const index = itemIndex.get(names[place])
    if (index === undefined) return undefined
    items[index >> 5] = (items[index >> 5] ?? 0) | (1 << (index & 31))
  }
  return items
}

/** The question resolved before, or now: four places may hold it, and the first gives way. */
const recallUse = (
  tables: PolicyTables,
  position: PositionTable,
  purpose: PurposeTable,
  items: ItemSet,
): ResolvedUse => {
  const { asked } = tables
  const home = placeOf(position.index * 31 + purpose.index, items)
  let free = home & (asked.length - 1)
  for (let step = 0; step < 4; step++) {
    const place = (home + step) & (asked.length - 1)
    const held = asked[place]
    if (held === undefined) {
      free = place
      break
    }
    if (isAsked(held, position, purpose, items)) return held
  }
  const resolved = resolveUse(tables, {
    actor: { kind: 'staff', department: position.department, position: position.name },
    purpose: purpose.name,
    items: tables.items.filter((item) => hasItem(items, item.index)).map((item) => item.name),
  })
  asked[free] = resolved
  return resolved
}

const isAsked = (
  held: object,
  position: PositionTable,
  purpose: PurposeTable,
  items: ItemSet,
): held is ResolvedUse => {
  if (!isResolved(held)) return false
  const { question } = held
  return (
    question.kind === 'staff' &&
    question.position === position &&
    question.purpose === purpose &&
    isSame(question.items, items)
  )
}

const placeOf = (seed: number, items: ItemSet): number => {
  let place = seed
  for (let word = 0; word < items.length; word++)
    place = Math.imul(place ^ (items[word] ?? 0), 0x9e3779b1) ^ (place >>> 15)
  return (place ^ (place >>> 13)) & 0x7fffffff
}
