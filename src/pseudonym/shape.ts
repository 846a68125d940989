/** Which values of a format look alike? A shape: slots one after another, then check characters; its values are numbered from 0. */

import type { Slot } from './slot'

/** Values of one look, numbered: a pseudonym is another value of the same shape. */
export interface Shape {
  /** Unique within a format; with the format's name it separates one shape's permutation from another's. */
  readonly name: string
  readonly size: bigint
  /** How many of them are values, where not all are. */
  readonly count: bigint
  /** The number of a value in its canonical form, or undefined where it isn't of this shape. */
  readonly indexOf: (text: string) => bigint | undefined
  readonly textAt: (index: bigint) => string
  /** Is the text with this number a value? Absent where all are. */
  readonly accepts?: (index: bigint) => boolean
}

/** What a shape has beside its slots. */
export interface ShapeParts {
  /** Puts check characters, or a fixed ending, behind what the slots hold. */
  readonly complete?: (body: string) => string
  /** Which texts of the slots are values, and how many those are. */
  readonly only?: { readonly accepts: (text: string) => boolean; readonly count: bigint }
}

/** The shape of some slots. */
export const shapeOf = (name: string, slots: readonly Slot[], parts: ShapeParts = {}): Shape => {
  const { complete = (body: string) => body, only } = parts
  const size = slots.reduce((product, slot) => product * slot.size, 1n)
  const width = slots.reduce((sum, slot) => sum + slot.width, 0)
  const textAt = (index: bigint): string => {
    let body = ''
    let rest = index
    for (const slot of slots.toReversed()) {
      body = slot.textAt(rest % slot.size) + body
      rest /= slot.size
    }
    return complete(body)
  }
  const indexOf = (text: string): bigint | undefined => {
    const index = numberOf(slots, text)
    if (index === undefined || complete(text.slice(0, width)) !== text) return undefined
    return only === undefined || only.accepts(text) ? index : undefined
  }
  return {
    name,
    size,
    count: only?.count ?? size,
    indexOf,
    textAt,
    ...(only === undefined ? {} : { accepts: (index) => only.accepts(textAt(index)) }),
  }
}

const numberOf = (slots: readonly Slot[], text: string): bigint | undefined => {
  let index = 0n
  let at = 0
  for (const slot of slots) {
    const part = text.slice(at, at + slot.width)
    const number = part.length === slot.width ? slot.indexOf(part) : undefined
    if (number === undefined) return undefined
    index = index * slot.size + number
    at += slot.width
  }
  return index
}
