/** Which cell comes first? Numbers by size, text by code point, blobs by byte: what databases do when told no language. */

import type { Cell, Row } from './table'

/** Below zero where `one` comes first, above where `other` does. Null comes before all else. */
export const compareCells = (one: Cell | undefined, other: Cell | undefined): number => {
  if (typeof one === 'string' && typeof other === 'string') return compareText(one, other)
  if (typeof one === 'number' && typeof other === 'number') return one - other
  if (one instanceof Uint8Array && other instanceof Uint8Array) return compareBytes(one, other)
  return Number(one !== null && one !== undefined) - Number(other !== null && other !== undefined)
}

/** Compares two rows column by column. */
export const compareRows = (columns: readonly string[], one: Row, other: Row): number => {
  for (const column of columns) {
    const order = compareCells(one[column], other[column])
    if (order !== 0) return order
  }
  return 0
}

/** Compares the first columns of a row with as many cells. */
export const compareWith = (columns: readonly string[], row: Row, cells: readonly Cell[]): number => {
  for (const [index, cell] of cells.entries()) {
    const column = columns[index]
    const order = column === undefined ? 0 : compareCells(row[column], cell)
    if (order !== 0) return order
  }
  return 0
}

const compareText = (one: string, other: string): number => {
  const length = Math.min(one.length, other.length)
  for (let index = 0; index < length; index += 1) {
    const left = one.charCodeAt(index)
    const right = other.charCodeAt(index)
    if (left !== right) return codePointRank(left) - codePointRank(right)
  }
  return one.length - other.length
}

/** In UTF-16 the code points past U+FFFF begin with D800 to DFFF; they belong after U+E000 to U+FFFF. */
const codePointRank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)

const compareBytes = (one: Uint8Array, other: Uint8Array): number => {
  const length = Math.min(one.length, other.length)
  for (let index = 0; index < length; index += 1) {
    const order = (one[index] ?? 0) - (other[index] ?? 0)
    if (order !== 0) return order
  }
  return one.length - other.length
}
