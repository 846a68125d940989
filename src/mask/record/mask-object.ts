/**
 * How is one record masked into a new object? Copied in one read, then masked member by member; what the plan doesn't name
 * isn't in it. No code is generated, so that a page's content security policy has nothing to forbid.
 */

import type { Json } from '../../data/plain-json'
import type { MaskStyle } from '../style'
import { wholeMask } from '../style'
import { type Branch, isScalar, type Leaf } from './plan'
import { maskInPlace, type MaskedMember, neverQuick } from './in-place'

export interface MaskedObject {
  [member: string]: Json
}

/** Masks an object, or gives the empty one for what is none. Total: what throws when read is masked whole. */
export type MaskObject = (record: unknown) => MaskedObject

type MaskPart = (value: unknown) => Json

/** Members in the order in which records had them. */
interface Order {
  readonly members: readonly string[]
  /** Does the member show? In the order of the members. */
  readonly isOpen: readonly boolean[]
  /** Those that don't. */
  readonly masked: readonly MaskedMember[]
}

/** Records of one origin have one order; a few origins are remembered. */
const mostOrders = 4

export const objectMasker = (branch: Branch, style: MaskStyle): MaskObject => {
  const parts = partsOf(branch, style)
  // the latest first
  const orders: Order[] = [orderOf([...branch.members.keys()], branch, parts)]
  return (record) => {
    if (typeof record !== 'object' || record === null) return {}
    for (let at = 0; at < orders.length; at++) {
      const order = orders[at]
      const masked = order === undefined ? undefined : inOrder(order, record)
      if (masked === undefined) continue
      if (at > 0) orders.unshift(...orders.splice(at, 1))
      return masked
    }
    const { masked, isWhole } = byName(parts, record, style)
    if (isWhole && orders.length < mostOrders) orders.unshift(orderOf(Object.keys(masked), branch, parts))
    return masked
  }
}

/** How each member is masked, by its name. */
const partsOf = (branch: Branch, style: MaskStyle): ReadonlyMap<string, MaskPart> =>
  new Map(
    Array.from(branch.members, ([member, part]) => [
      member,
      part.kind === 'leaf' ? part.mask : branchMasker(objectMasker(part, style), style),
    ]),
  )

const branchMasker =
  (mask: MaskObject, style: MaskStyle): MaskPart =>
  (value) => {
    if (value === undefined || value === null) return null
    if (Array.isArray(value)) return value.map((part) => (isObject(part) ? mask(part) : wholeMask(style)))
    return isObject(value) ? mask(value) : wholeMask(style)
  }

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const orderOf = (members: readonly string[], branch: Branch, parts: ReadonlyMap<string, MaskPart>): Order => {
  const isOpen = members.map((member) => isOpenPart(branch.members.get(member)))
  const masked = members
    .filter((_, at) => isOpen[at] === false)
    .map((member): MaskedMember => {
      const part = branch.members.get(member)
      return {
        member,
        quick: (part?.kind === 'leaf' ? part.quick : undefined) ?? neverQuick,
        mask: parts.get(member) ?? (() => null), // every member of an order has one
      }
    })
  return { members, isOpen, masked }
}

const isOpenPart = (part: Leaf | Branch | undefined): boolean => part?.kind === 'leaf' && part.isOpen

/**
 * The quick way, for a record of exactly these members in this order. The copy is made first and is all that is looked
 * at: a getter or a proxy that answers otherwise the second time isn't asked a second time.
 */
const inOrder = ({ members, isOpen, masked }: Order, record: object): MaskedObject | undefined => {
  try {
    const copy: Record<string, unknown> = { ...record }
    if (isPolluted() || Object.getOwnPropertySymbols(copy).length > 0) return undefined
    let at = 0
    for (const member in copy) {
      if (members[at] !== member || (isOpen[at] === true && !isScalar(copy[member]))) return undefined
      at++
    }
    if (at !== members.length) return undefined
    maskInPlace(copy, masked)
    return copy as MaskedObject // each member is a scalar, or was masked
  } catch {
    return undefined // a getter threw: what it threw may hold the value, so member by member is safer
  }
}

/** Did somebody give every object members of its own? Then a copy can't be told from what it inherits. */
export const isPolluted = (): boolean => {
  for (const _member in empty) return true
  return false
}
const empty = {}

const byName = (parts: ReadonlyMap<string, MaskPart>, record: object, style: MaskStyle) => {
  const masked: MaskedObject = {}
  let isWhole = true
  for (const member of membersOf(record)) {
    const mask = parts.get(member)
    if (mask === undefined) isWhole = false
    else masked[member] = maskMember(mask, record, member, style)
  }
  return { masked, isWhole }
}

const membersOf = (record: object): readonly string[] => {
  try {
    return Object.keys(record)
  } catch {
    return [] // a proxy that won't say what it has shows nothing
  }
}

const maskMember = (mask: MaskPart, record: object, member: string, style: MaskStyle): Json => {
  try {
    return mask((record as Record<string, unknown>)[member]) // whatever is there, a mask takes it
  } catch {
    return wholeMask(style)
  }
}
