/** Which member of a record is masked how? Paths with the names of their masks, checked once and made a tree; nothing is masked here. */

import { TutelaError } from '../../core/error'
import type { Json } from '../../data/plain-json'
import { maskValue } from '../mask-value'
import { isMaskName, type MaskName } from '../registry'
import { isPlainStyle, type MaskStyle } from '../style'
import { type QuickMask, quickMasks } from './quick'

/** By path, as `phone` or `basic.phone`: the name of a mask; `none` shows the value. What has no path doesn't show. */
export type RecordPlan = { readonly [path: string]: MaskName }

/** How one value is masked. */
export interface Leaf {
  readonly kind: 'leaf'
  /** The value shows. */
  readonly isOpen: boolean
  readonly quick: QuickMask | undefined
  /** Total; the same as `maskValue`, but that what shows keeps its texts as they are. */
  readonly mask: (value: unknown) => Json
}

/** Members of an object, or of each object in a list. */
export interface Branch {
  readonly kind: 'branch'
  readonly members: ReadonlyMap<string, Leaf | Branch>
}

/** The tree of a plan; `input/invalid` for a mask that isn't known, and for a path that no plain record has. */
export const treeOf = (plan: RecordPlan, style: MaskStyle): Branch => {
  const root: MutableBranch = { kind: 'branch', members: new Map() }
  for (const [path, name] of Object.entries(plan)) {
    if (!isMaskName(name)) throw unfit(path, 'has no known mask', 'name one of `maskNames`')
    const names = path.split('.')
    const last = names.pop() ?? ''
    let at = root
    for (const member of names) at = branchAt(at, member, path)
    if (at.members.has(last))
      throw unfit(path, 'is the beginning of another path', 'name members or the whole')
    at.members.set(named(last, path), leafOf(name, style))
  }
  return root
}

interface MutableBranch {
  readonly kind: 'branch'
  readonly members: Map<string, Leaf | MutableBranch>
}

const branchAt = (at: MutableBranch, member: string, path: string): MutableBranch => {
  const known = at.members.get(named(member, path))
  if (known?.kind === 'leaf') throw unfit(path, 'goes on behind another path', 'name members or the whole')
  if (known !== undefined) return known
  const made: MutableBranch = { kind: 'branch', members: new Map() }
  at.members.set(member, made)
  return made
}

const named = (member: string, path: string): string => {
  if (member === '' || reserved.has(member))
    throw unfit(path, 'names what is no member of plain data', 'leave it out')
  return member
}

/** Members by which an object would say what it is or how it prints. */
const reserved: ReadonlySet<string> = new Set([
  'prototype',
  'toJSON',
  ...Object.getOwnPropertyNames(Object.prototype),
])

const leafOf = (name: MaskName, style: MaskStyle): Leaf => {
  const isOpen = name === 'none'
  // the quick ways know the style of a caller who asks for nothing
  const quick = isPlainStyle(style) ? quickMasks.get(name) : undefined
  const slow = (value: unknown): Json => maskValue(name, value, style)
  if (isOpen) return { kind: 'leaf', isOpen, quick, mask: (value) => (isScalar(value) ? value : slow(value)) }
  if (quick === undefined) return { kind: 'leaf', isOpen, quick, mask: slow }
  const mask = (value: unknown): Json => (typeof value === 'string' ? quick(value) : undefined) ?? slow(value)
  return { kind: 'leaf', isOpen, quick, mask }
}

/** Is it plain data without parts? */
export const isScalar = (value: unknown): value is string | number | boolean | null =>
  typeof value === 'string' ||
  (typeof value === 'number' ? Number.isFinite(value) : typeof value === 'boolean' || value === null)

const unfit = (path: string, what: string, remedy: string): TutelaError =>
  new TutelaError({ kind: 'input/invalid', message: `a path of the plan ${what}`, remedy, where: { path } })
