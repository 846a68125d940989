/**
 * Which digits and letters belong together? A run is read off the text with every spelling made plain: other scripts, spaces,
 * dashes, brackets, invisible marks. What a run means is for the recognisers.
 */

import type { Label } from './labels'
import {
  type Characters,
  digitBit,
  invisibleBit,
  letterBit,
  pairBit,
  pairDigit,
  plainWriting,
  separatorBit,
} from './characters'

/** The longest run, in UTF-16 code units; a longer one is read again from its middle, so no value in it is cut. */
export const longestRun = 256

/** Digits and capitals that may be one value or several, each with its place in the text. Arrays are used again: read, don't keep. */
export interface NumberRun {
  text: string
  /** How many characters. */
  length: number
  /** How many of them are digits. */
  digits: number
  /** ASCII: 48-57 or 65-90. */
  readonly codes: Uint8Array
  /** What stands before each: 0 where nothing does, else bits of `characters.ts`. */
  readonly gaps: Uint8Array
  readonly writings: Uint8Array
  /** 1 where a value may begin, and where one may end before an index. */
  readonly begins: Uint8Array
  readonly stops: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** In how many pieces they are. */
  pieces: number
  /** All that stands between them, as bits; 0 where they follow each other. */
  between: number
  /** Digits of one writing, and nothing between: a value can only begin at the first. */
  isSimple: boolean
  /** Sums for check digits, two for each place; added up where somebody asked. */
  readonly sums: Int32Array
  isSummed: boolean
  /** All characters, once somebody asked. */
  plain: string | undefined
  /** Where the scan goes on. */
  next: number
  /** The word beside what begins at an index; null where nobody asked yet. */
  readonly labels: (Label | undefined | null)[]
}

const emptyRun = (): NumberRun => ({
  text: '',
  length: 0,
  digits: 0,
  codes: new Uint8Array(longestRun),
  gaps: new Uint8Array(longestRun),
  writings: new Uint8Array(longestRun),
  begins: new Uint8Array(longestRun),
  stops: new Uint8Array(longestRun + 1),
  starts: new Int32Array(longestRun),
  ends: new Int32Array(longestRun),
  pieces: 0,
  between: 0,
  isSimple: false,
  sums: new Int32Array(2 * longestRun + 2),
  isSummed: false,
  plain: undefined,
  next: 0,
  labels: Array.from({ length: longestRun }, () => null),
})

let spare: NumberRun | undefined

/** Lends a run to be filled by {@link readRun}: making one takes longer than most texts. A recogniser may look into texts itself. */
export const withRun = (text: string, use: (run: NumberRun) => void): void => {
  const run = spare ?? emptyRun()
  spare = undefined
  run.text = text
  use(run)
  run.text = ''
  run.length = 0
  spare = run
}

/** The characters of a part of a run, as plain text. */
export const textOf = (run: NumberRun, from: number, to: number): string => {
  const start = run.starts[from] ?? 0
  // What is written plainly is cut out of the text.
  if (run.ends[to - 1] === start + to - from && isPlain(run, from, to))
    return run.text.slice(start, start + to - from)
  run.plain ??= spell(run.codes, run.length)
  return run.plain.slice(from, to)
}

const spell = (codes: Uint8Array, length: number): string => {
  const list: number[] = []
  for (let at = 0; at < length; at++) list.push(codes[at] ?? 0)
  return String.fromCharCode.apply(null, list)
}

const isPlain = ({ text, codes, starts }: NumberRun, from: number, to: number): boolean => {
  const start = starts[from] ?? 0
  for (let at = from; at < to; at++) if (text.charCodeAt(start + at - from) !== codes[at]) return false
  return true
}

/** More separators than that in a row, or a word of more letters, end a run; small letters that stand alone are a word, too. */
const mostSeparators = 3
const mostLetters = 3
const mostSmallLetters = 1
const mostLettersInside = 12

/** Reads the run around `at`, which doesn't begin before `floor`. */
export const readRun = (run: NumberRun, tables: Characters, at: number, floor: number): void => {
  const first = beginningOf(run.text, tables, at, Math.max(floor, at - longestRun / 2))
  readOn(run, tables, first)
}

const beginningOf = (text: string, { classes }: Characters, at: number, floor: number): number => {
  let place = at
  let letters = 0
  let separators = 0
  /** Whether something stands between the letters and the digit behind them. */
  let isParted = false
  while (place > floor) {
    const code = text.charCodeAt(place - 1)
    const bits = classes[code] ?? 0
    if ((bits & digitBit) !== 0) {
      letters = separators = 0
      isParted = false
    } else if ((bits & letterBit) !== 0) {
      const most = isParted && isSmall(code) ? mostSmallLetters : mostLetters
      if (++letters > most) return place + letters - 1
      separators = 0
    } else if ((bits & separatorBit) !== 0) {
      if (++separators > mostSeparators) return place + mostSeparators
      letters = 0
      isParted = true
    } else if ((bits & invisibleBit) === 0) {
      if (!isPairBefore(text, place)) break
      place--
    }
    place--
  }
  return place
}

const isSmall = (code: number): boolean => code >= 97 && code <= 122

const isPairBefore = (text: string, place: number): boolean =>
  place > 1 && pairDigit(text.charCodeAt(place - 2), text.charCodeAt(place - 1)) !== 0

const readOn = (run: NumberRun, tables: Characters, first: number): void => {
  const { text, codes, gaps, writings, starts, ends } = run
  const { classes, plain } = tables
  const limit = Math.min(text.length, first + longestRun)
  let place = first
  let count = 0
  let digits = 0
  let gap = 0
  let separators = 0
  let letters = 0
  let between = 0
  let [pieces, mixed] = [0, false]
  while (place < limit && count < longestRun) {
    const code = text.charCodeAt(place)
    const bits = classes[code] ?? 0
    let value = plain[code] ?? 0
    let width = 1
    if ((bits & separatorBit) !== 0) {
      if (count > 0 && ++separators > mostSeparators) break
      if (count > 0) gap |= tables.gaps[code] ?? 0
      place++
      continue
    }
    if ((bits & invisibleBit) !== 0) {
      if (count > 0 && gap === 0) ends[count - 1] = place + 1
      place++
      continue
    }
    if ((bits & pairBit) !== 0) {
      value = pairDigit(code, text.charCodeAt(place + 1))
      width = 2
    }
    if (value === 0) break
    if (value > 57) {
      if (gap !== 0 && isWord(text, classes, place)) break
      if (++letters > mostLettersInside) break
    } else {
      letters = 0
      digits++
    }
    codes[count] = value
    gaps[count] = gap
    const writing = width === 2 ? plainWriting : (tables.writings[code] ?? 0)
    writings[count] = writing
    if (count === 0 || gap !== 0) pieces++
    if (count > 0) between |= gap
    mixed ||= writing !== writings[0]
    starts[count] = place
    ends[count] = place + width
    count++
    gap = separators = 0
    place += width
  }
  run.length = count
  run.plain = undefined
  run.isSummed = false
  run.digits = digits
  run.between = between
  run.pieces = pieces
  run.isSimple = between === 0 && !mixed && digits === count
  run.next = Math.max(first + 1, place)
  trimInvisible(run, classes)
  if (place < first + longestRun || place >= text.length) return
  // The middle of a run that is too long: where something stands between two characters.
  for (let index = count - 1; index > 0; index--) {
    const begin = starts[index] ?? 0
    if (begin <= first + longestRun / 2) break
    if ((gaps[index] ?? 0) !== 0) run.next = begin
  }
}

/** Marks after a character belong to it only where another follows. */
const trimInvisible = ({ text, ends, starts, length }: NumberRun, classes: Uint8Array): void => {
  if (length === 0) return
  const last = length - 1
  while (
    (ends[last] ?? 0) > (starts[last] ?? 0) + 1 &&
    ((classes[text.charCodeAt((ends[last] ?? 0) - 1)] ?? 0) & invisibleBit) !== 0 &&
    !isFrame(text.charCodeAt((ends[last] ?? 0) - 1))
  )
    ends[last] = (ends[last] ?? 0) - 1
}

/** The marks of an emoji keycap are part of it. */
const isFrame = (code: number): boolean => code === 0x20e3 || code === 0xfe0f

/** More letters than a number's own, or small ones, and no digit right behind them. */
const isWord = (text: string, classes: Uint8Array, at: number): boolean => {
  let place = at
  while (place <= at + mostLetters && ((classes[text.charCodeAt(place)] ?? 0) & letterBit) !== 0) place++
  if (place - at > mostLetters) return true
  const isJoined = ((classes[text.charCodeAt(place)] ?? 0) & digitBit) !== 0
  return !isJoined && place - at > mostSmallLetters && isSmall(text.charCodeAt(at))
}
