/** How is a value of a fixed number of characters found in a run? Every place where one may begin, every length that it may have. */

import { bracketGap, otherGap } from './characters'
import { type Label, labelOf } from './labels'
import { type NumberRun, textOf } from './number-run'
import type { Found } from './recogniser'

/** A value in a run that has the right length, and what is around it. */
export interface Sequence {
  /** Digits and capitals. */
  readonly value: string
  readonly run: NumberRun
  /** Indexes into the run. */
  readonly from: number
  readonly to: number
  /** How it is cut by what stands between its characters: the lengths of the pieces. */
  readonly pieces: readonly number[]
  /** Everything that stands between, as bits of `characters.ts`. */
  readonly gaps: number
  /** The word that says what it is. */
  readonly label: () => Label | undefined
}

/** A shape of values. */
export interface SequenceShape {
  /** What the first character may be. */
  readonly first: string
  /** A cheap look at the characters before anything is built; the format decides. */
  readonly fits?: (codes: Uint8Array, from: number, length: number, run: NumberRun) => boolean
  /** Only where one of these words says so. */
  readonly labels?: readonly Label[]
  /** The longest first spares work: a shorter value that begins at the same place counts only where it is surer. */
  readonly lengths: readonly number[]
  /** Reads the value: confidence and what its mask reads, or undefined. */
  readonly read: (
    sequence: Sequence,
  ) => (Omit<Found, 'start' | 'end'> & { readonly start?: number }) | undefined
}

/** Everything of that shape in a run. Time is proportional to the run's length. */
export const findSequences = ({ first, lengths, fits, labels, read }: SequenceShape) => {
  const firsts = new Uint8Array(128)
  for (const character of first) firsts[character.charCodeAt(0)] = 1
  const shortest = Math.min(...lengths)
  return (run: NumberRun): readonly Found[] => {
    let found: Found[] | undefined
    if (run.length < shortest) return nothing
    const last = run.isSimple ? 0 : run.length - shortest
    for (let from = 0; from <= last; from++) {
      // what begins where a long run is read again is found there
      if ((run.starts[from] ?? 0) >= run.next) break
      if (run.begins[from] === 0 || firsts[run.codes[from] ?? 0] === 0) continue
      let surest: Found | undefined
      for (const length of lengths) {
        const to = from + length
        if (to > run.length || run.stops[to] === 0) continue
        if (fits !== undefined && !fits(run.codes, from, length, run)) continue
        if (labels !== undefined && !isLabelled(run, from, labels)) break
        const answer = read(sequenceOf(run, from, to))
        if (answer === undefined) continue
        const one = { ...placeOf(run, from, to), ...answer }
        // what overlaps another finding loses to it wherever the longer one does
        if (surest !== undefined && isHeldBy(surest, one)) continue
        found ??= []
        found.push(one)
        surest = one
      }
    }
    return found ?? nothing
  }
}

const isHeldBy = (longer: Found, one: Found): boolean =>
  one.start === longer.start && one.end <= longer.end && one.confidence <= longer.confidence

const isLabelled = (run: NumberRun, from: number, labels: readonly Label[]): boolean => {
  const label = labelAt(run, from, run.length)
  return label !== undefined && labels.includes(label)
}

/** The word beside what begins at an index; looked for once. */
const labelAt = (run: NumberRun, from: number, to: number): Label | undefined => {
  const known = run.labels[from]
  if (known !== null) return known
  const label = labelOf(run.text, run.starts[from] ?? 0, run.ends[to - 1] ?? 0)
  run.labels[from] = label
  return label
}

const nothing: readonly Found[] = []

const sequenceOf = (run: NumberRun, from: number, to: number): Sequence => {
  const { pieces, gaps } = run.between === 0 ? { pieces: [to - from], gaps: 0 } : piecesOf(run, from, to)
  return { value: textOf(run, from, to), run, from, to, pieces, gaps, label: () => labelAt(run, from, to) }
}

const piecesOf = (run: NumberRun, from: number, to: number): Pick<Sequence, 'pieces' | 'gaps'> => {
  const pieces: number[] = []
  let gaps = 0
  let since = from
  for (let at = from + 1; at < to; at++) {
    const gap = run.gaps[at] ?? 0
    if (gap === 0) continue
    gaps |= gap
    pieces.push(at - since)
    since = at
  }
  pieces.push(to - since)
  return { pieces, gaps }
}

const opening = '(（[【「『{<〈《［｛〔〖'
const closing = ')）]】」』}>〉》］｝〕〗'

/** Where it begins and ends in the text; a bracket whose other half is inside belongs to it. */
const placeOf = (
  run: NumberRun,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } => {
  let start = run.starts[from] ?? 0
  let end = run.ends[to - 1] ?? 0
  if ((run.between & bracketGap) === 0) return { start, end }
  const before = opening.indexOf(run.text.charAt(start - 1))
  const behind = closing.indexOf(run.text.charAt(end))
  const inside = run.text.slice(start, end)
  if (start > 0 && before >= 0 && isUnopened(inside, before)) start--
  if (
    end < run.text.length &&
    behind >= 0 &&
    inside.lastIndexOf(opening.charAt(behind)) > inside.lastIndexOf(closing.charAt(behind))
  )
    end++
  return { start, end }
}

const isUnopened = (inside: string, which: number): boolean => {
  const close = inside.indexOf(closing.charAt(which))
  const open = inside.indexOf(opening.charAt(which))
  return close >= 0 && (open < 0 || close < open)
}

/** Is it cut as one value is, and not by chance a row of several numbers? */
export const isOnePiece = ({ pieces, gaps, value }: Sequence): boolean => {
  if (pieces.length <= 4) return true
  if ((gaps & otherGap) !== 0 && (gaps & ~otherGap) !== 0) return false
  return pieces.length >= value.length - 2
}

/** A plus before it belongs to it. */
export const plusBefore = ({ run, from }: Sequence): { readonly start?: number } => {
  const start = (run.starts[from] ?? 0) - 1
  return '+＋'.includes(run.text.charAt(start) || ' ') ? { start } : {}
}
