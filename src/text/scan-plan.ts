/** What does a scan look for, and where is it? Recognisers sorted by what they read, and the state of a scan that can stop. */

import { longestRun } from './number-run'
import type { Found, MarkRecogniser, NumberRecogniser, PatternRecogniser, Recogniser } from './recogniser'

/** What was found, by whom. */
export interface Candidate extends Found {
  readonly recogniser: Recogniser
  /** The place of the recogniser in the list. */
  readonly order: number
}

/** What to look for, sorted for the scan. */
export interface ScanPlan {
  readonly numbers: readonly (Placed<NumberRecogniser> & { readonly bit: number })[]
  /** Which recognisers of numbers look at what begins with a character: their bits, by its ASCII code. */
  readonly firsts: Int32Array
  /** Which look at a run of so many characters that is one piece. */
  readonly lengths: Int32Array
  /** Which have values of that many or fewer. */
  readonly shortest: Int32Array
  /** Fewer digits than that are nothing to any of them. */
  readonly fewestDigits: number
  /** Each mark once, and who asked for it. */
  readonly marks: readonly { readonly mark: string; readonly readers: readonly Placed<MarkRecogniser>[] }[]
  /** Those whose mark is one full-width sign; a search for it is slow, so they are called where full-width letters are. */
  readonly wide: readonly (Placed<MarkRecogniser> & { readonly mark: string })[]
  readonly beside: readonly Placed<MarkRecogniser>[]
  readonly patterns: readonly Placed<PatternRecogniser>[]
  readonly minimum: number
}

/** A recogniser and its place in the list. */
export interface Placed<A> {
  readonly recogniser: A
  readonly order: number
}

/** Where each part of the scan goes on, as indexes into the text. */
export interface ScanState {
  numbers: number
  /** No run of digits begins before it. */
  floor: number
  /** Full-width marks before it were looked at. */
  wide: number
  readonly marks: number[]
  readonly patterns: number[]
}

/** Sorts recognisers by what they read. */
export const planScan = (recognisers: readonly Recogniser[], minimum: number): ScanPlan => {
  const placed = recognisers.map((recogniser, order) => ({ recogniser, order }))
  const marks = placed.flatMap(({ recogniser, order }) =>
    recogniser.reads === 'marks' ? [{ recogniser, order }] : [],
  )
  const marked = marks.flatMap((one) => one.recogniser.marks.map((mark) => ({ ...one, mark })))
  const numbers = placed
    .flatMap(({ recogniser, order }) => (recogniser.reads === 'numbers' ? [{ recogniser, order }] : []))
    // Those for which no bit is left share the last.
    .map((one, index) => ({ ...one, bit: 1 << Math.min(index, 30) }))
  return {
    numbers,
    firsts: bitsOf(numbers, 128, ({ first }) => first?.split('').map((character) => character.charCodeAt(0))),
    lengths: bitsOf(numbers, longestRun + 1, ({ lengths, pieces }) => ((pieces ?? 1) > 1 ? [] : lengths)),
    shortest: bitsOf(numbers, longestRun + 1, ({ lengths }) => lengths && from(Math.min(...lengths))),
    fewestDigits: Math.min(...numbers.map(({ recogniser }) => recogniser.digits), 255),
    marks: [...new Set(marked.map(({ mark }) => mark).filter((mark) => !isWide(mark)))].map((mark) => ({
      mark,
      readers: marked.filter((one) => one.mark === mark),
    })),
    wide: marked.filter(({ mark }) => isWide(mark)),
    beside: marks.filter(({ recogniser }) => recogniser.besideNumbers === true),
    patterns: placed.flatMap(({ recogniser, order }) =>
      recogniser.reads === 'pattern' ? [{ recogniser, order }] : [],
    ),
    minimum,
  }
}

/** The state of a scan that hasn't begun. */
export const scanStart = (plan: ScanPlan): ScanState => ({
  numbers: 0,
  floor: 0,
  wide: 0,
  marks: plan.marks.map(() => 0),
  patterns: plan.patterns.map(() => 0),
})

/** The bits of the recognisers at each of the places that they name; at all where they name none. */
const bitsOf = (
  numbers: ScanPlan['numbers'],
  size: number,
  placesOf: (recogniser: NumberRecogniser) => readonly number[] | undefined,
): Int32Array => {
  const bits = new Int32Array(size)
  for (const { recogniser, bit } of numbers)
    for (const place of placesOf(recogniser) ?? bits.keys()) bits[place] = (bits[place] ?? 0) | bit
  return bits
}

const from = (shortest: number): readonly number[] =>
  Array.from({ length: longestRun + 1 - shortest }, (_, index) => index + shortest)

const isWide = (mark: string): boolean => /^[\uff01-\uff5e]$/.test(mark)
