/**
 * How are rows kept sorted in memory? In short sorted runs, so that adding one among a million moves a few hundred.
 * It doesn't copy rows; its owner never changes one that it holds.
 */

import { compareRows } from './compare'
import type { Row } from './table'

/** Rows sorted by some columns, no two alike in all of them. */
export interface OrderedRows {
  /** Adds a row; false, and nothing added, if one with the same columns is there. */
  readonly add: (row: Row) => boolean
  /** Takes out the row with the same columns, if there is one. */
  readonly remove: (row: Row) => void
  /** The row with the same columns. */
  readonly find: (row: Row) => Row | undefined
  /** The rows in order, from the first for which `isBefore` is false; it must be true of all rows before some place. */
  readonly from: (isBefore: (row: Row) => boolean) => Iterable<Row>
}

/** No rows yet, to be sorted by `columns`. */
export const createOrderedRows = (columns: readonly string[]): OrderedRows => {
  const runs: Row[][] = [[]]
  const locate = (isBefore: (row: Row) => boolean): { run: number; place: number } => {
    const run = Math.min(
      partition(runs.length, (index) => {
        const last = runs[index]?.at(-1)
        return last !== undefined && isBefore(last)
      }),
      runs.length - 1,
    )
    const rows = runs[run] ?? []
    return { run, place: partition(rows.length, (index) => isBefore(rows[index] ?? {})) }
  }
  const locateRow = (row: Row) => locate((other) => compareRows(columns, other, row) < 0)
  const at = ({ run, place }: { run: number; place: number }, row: Row): Row | undefined => {
    const found = runs[run]?.[place]
    return found !== undefined && compareRows(columns, found, row) === 0 ? found : undefined
  }
  return {
    add: (row) => {
      const where = locateRow(row)
      if (at(where, row) !== undefined) return false
      const rows = runs[where.run] ?? []
      rows.splice(where.place, 0, row)
      if (rows.length > longestRun) runs.splice(where.run + 1, 0, rows.splice(longestRun / 2))
      return true
    },
    remove: (row) => {
      const where = locateRow(row)
      if (at(where, row) === undefined) return
      runs[where.run]?.splice(where.place, 1)
      if (runs[where.run]?.length === 0 && runs.length > 1) runs.splice(where.run, 1)
    },
    find: (row) => at(locateRow(row), row),
    from: function* (isBefore) {
      const start = locate(isBefore)
      for (let run = start.run; run < runs.length; run += 1)
        yield* (runs[run] ?? []).slice(run === start.run ? start.place : 0)
    },
  }
}

const longestRun = 512

/** The number of leading indexes for which `isBefore` holds. */
const partition = (length: number, isBefore: (index: number) => boolean): number => {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
