/**
 * How are the masked members of a copy written? The first eight each at a place of its own in this code, since an engine remembers by
 * place which member it met there and which mask; the eight steps are the same for all else. The rest are written in a loop.
 */

import type { Json } from '../../data/plain-json'
import type { QuickMask } from './quick'

/** A member that is masked: by the quick way where it is sure, by the strategy otherwise. */
export interface MaskedMember {
  readonly member: string
  readonly quick: QuickMask
  /** Total. */
  readonly mask: (value: unknown) => Json
}

type Copy = Record<string, unknown>

/** Masks these members of a copy, all of which it has. */
export const maskInPlace = (copy: Copy, members: readonly MaskedMember[]): void => {
  const count = members.length
  for (let at = 0; at < count; at++) {
    const one = members[at]
    if (one === undefined) return
    const { member, quick, mask } = one
    switch (at) {
      case 0: {
        const value = copy[member]
        copy[member] = (typeof value === 'string' ? quick(value) : undefined) ?? mask(value)
        break
      }
      case 1: {
        const value = copy[member]
        copy[member] = (typeof value === 'string' ? quick(value) : undefined) ?? mask(value)
        break
      }
      case 2: {
        const value = copy[member]
        copy[member] = (typeof value === 'string' ? quick(value) : undefined) ?? mask(value)
        break
      }
      case 3: {
        const value = copy[member]
        copy[member] = (typeof value === 'string' ? quick(value) : undefined) ?? mask(value)
        break
      }
      case 4: {
        const value = copy[member]
        copy[member] = (typeof value === 'string' ? quick(value) : undefined) ?? mask(value)
        break
      }
      case 5: {
        const value = copy[member]
        copy[member] = (typeof value === 'string' ? quick(value) : undefined) ?? mask(value)
        break
      }
      case 6: {
        const value = copy[member]
        copy[member] = (typeof value === 'string' ? quick(value) : undefined) ?? mask(value)
        break
      }
      case 7: {
        const value = copy[member]
        copy[member] = (typeof value === 'string' ? quick(value) : undefined) ?? mask(value)
        break
      }
      default: {
        const value = copy[member]
        copy[member] = (typeof value === 'string' ? quick(value) : undefined) ?? mask(value)
      }
    }
  }
}

/** The quick way of a mask that has none. */
export const neverQuick: QuickMask = () => undefined
