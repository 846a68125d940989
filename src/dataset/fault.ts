/** What is said of an input that can't be read as a dataset? What, where, what to do; never a cell of it. */

import { TutelaError, type Where } from '../core/error'

/** A broken input. `where` counts lines from 1; a column is counted in cells for CSV and in characters for JSON. */
export const invalidInput = (where: Where | undefined, message: string, remedy: string): TutelaError =>
  new TutelaError({ kind: 'input/invalid', message, remedy, ...(where === undefined ? {} : { where }) })

/** Bytes that aren't text of the encoding. */
export const wrongEncoding = (where: Where, message: string, remedy: string): TutelaError =>
  new TutelaError({ kind: 'input/encoding', message, remedy, where })

/** Where something is in an input that may have a name. */
export const placeIn = (file: string | undefined, line: number, column?: number): Where => ({
  ...(file === undefined ? {} : { file }),
  line,
  ...(column === undefined ? {} : { column }),
})

/** The longest row, in UTF-16 code units: a longer one is most likely a quote that is never closed. */
export const longestRow = 1 << 20
