/**
 * Where in a text is something worth a look, and what do the recognisers find there? One pass over every third character for
 * numbers, and the platform's own search for each mark; both can stop and go on, so a text may come in pieces.
 */

import {
  addressBit,
  type Characters,
  characters,
  digitBit,
  invisibleBit,
  letterBit,
  pairBit,
  pairDigit,
  separatorBit,
  wakeBit,
} from './characters'
import { emptyRun, type NumberRun, readRun } from './number-run'
import {
  type Found,
  type MarkRecogniser,
  type NumberRecogniser,
  type PatternRecogniser,
  type Recogniser,
  reach,
} from './recogniser'

/** What was found, by whom. */
export interface Candidate extends Found {
  readonly recogniser: Recogniser
  /** The place of the recogniser in the list. */
  readonly order: number
}

/** What to look for, sorted for the scan. */
export interface ScanPlan {
  readonly numbers: readonly Placed<NumberRecogniser>[]
  readonly marks: readonly (Placed<MarkRecogniser> & { readonly mark: string })[]
  readonly beside: readonly Placed<MarkRecogniser>[]
  readonly patterns: readonly Placed<PatternRecogniser>[]
  readonly minimum: number
}

interface Placed<A> {
  readonly recogniser: A
  readonly order: number
}

/** Where each part of the scan goes on, as indexes into the text. */
export interface ScanState {
  numbers: number
  /** No run of digits begins before it. */
  floor: number
  readonly marks: number[]
  readonly patterns: number[]
}

/** Sorts recognisers by what they read. */
export const planScan = (recognisers: readonly Recogniser[], minimum: number): ScanPlan => {
  const placed = recognisers.map((recogniser, order) => ({ recogniser, order }))
  const marks = placed.flatMap(({ recogniser, order }) =>
    recogniser.reads === 'marks' ? [{ recogniser, order }] : [],
  )
  return {
    numbers: placed.flatMap(({ recogniser, order }) =>
      recogniser.reads === 'numbers' ? [{ recogniser, order }] : [],
    ),
    marks: marks.flatMap((one) => one.recogniser.marks.map((mark) => ({ ...one, mark }))),
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
  marks: plan.marks.map(() => 0),
  patterns: plan.patterns.map(() => 0),
})

/**
 * Looks at everything that begins before `limit` and hands on what is found, with each part of the scan in the order of
 * the text. What begins there is read up to `reach` code units on: unless the text ends with it, `limit` is that far
 * from the end.
 */
export const scan = (
  plan: ScanPlan,
  state: ScanState,
  text: string,
  limit: number,
  found: Candidate[],
): void => {
  scanNumbers(plan, state, text, limit, found)
  plan.marks.forEach((one, index) => {
    state.marks[index] = scanMark(one, state.marks[index] ?? 0, text, limit, plan.minimum, found)
  })
  plan.patterns.forEach((one, index) => {
    state.patterns[index] = scanPattern(one, state.patterns[index] ?? 0, text, limit, plan.minimum, found)
  })
}

const scanMark = (
  { recogniser, mark, order }: Placed<MarkRecogniser> & { readonly mark: string },
  from: number,
  text: string,
  limit: number,
  minimum: number,
  found: Candidate[],
): number => {
  let at = text.indexOf(mark, from)
  while (at >= 0 && at < limit) {
    const one = recogniser.find(text, at)
    if (one !== undefined && one.confidence >= minimum) found.push({ ...one, recogniser, order })
    at = text.indexOf(mark, at + mark.length)
  }
  return at >= 0 ? at : Math.max(from, limit)
}

const scanPattern = (
  { recogniser, order }: Placed<PatternRecogniser>,
  from: number,
  text: string,
  limit: number,
  minimum: number,
  found: Candidate[],
): number => {
  const { pattern, confidence, accepts } = recogniser
  if (confidence < minimum) return from
  pattern.lastIndex = from
  let next = from
  for (let match = pattern.exec(text); match !== null && match.index < limit; match = pattern.exec(text)) {
    const value = match[0]
    const end = match.index + value.length
    if (value.length > 0 && value.length <= reach && accepts?.(value) !== false)
      found.push({ start: match.index, end, confidence, recogniser, order })
    next = pattern.lastIndex = Math.max(end, match.index + 1)
  }
  return Math.max(next, limit)
}

/** How far the samples of numbers are apart, and how many make a block; the next block begins right behind the last sample. */
const block = 10

/**
 * Samples every third character: three neighbours that wake the scan can't be missed. A block is ten long, so that digits
 * with signs between them don't fall through the same gap for long.
 */
const scanNumbers = (
  plan: ScanPlan,
  state: ScanState,
  text: string,
  limit: number,
  found: Candidate[],
): void => {
  if (plan.numbers.length === 0 && plan.beside.length === 0) return
  const tables = characters()
  const { classes } = tables
  const run = emptyRun(text)
  const last = Math.min(limit, text.length - block)
  let at = state.numbers
  while (at < limit) {
    while (
      at < last &&
      (((classes[text.charCodeAt(at)] ?? 0) |
        (classes[text.charCodeAt(at + 3)] ?? 0) |
        (classes[text.charCodeAt(at + 6)] ?? 0) |
        (classes[text.charCodeAt(at + 9)] ?? 0)) &
        wakeBit) ===
        0
    )
      at += block
    if (at >= limit) break
    const hit = firstHit(classes, text, at)
    if (hit < 0) at += block
    else if (hit >= limit) {
      at = hit
      break
    } else at = wake(plan, state, run, tables, hit, found)
  }
  state.numbers = at
}

/** The first sample of a block that wakes; at the end of a text every character is one. */
const firstHit = (classes: Uint8Array, text: string, at: number): number => {
  const step = at + block < text.length ? 3 : 1
  for (let place = at; place < at + block && place < text.length; place += step)
    if (((classes[text.charCodeAt(place)] ?? 0) & wakeBit) !== 0) return place
  return -1
}

/** Looks at what woke the scan; gives the place where it goes on. */
const wake = (
  plan: ScanPlan,
  state: ScanState,
  run: NumberRun,
  tables: Characters,
  at: number,
  found: Candidate[],
): number => {
  const { text } = run
  const { classes } = tables
  const bits = classes[text.charCodeAt(at)] ?? 0
  if ((bits & addressBit) !== 0)
    return isBesideNumber(classes, text, at) ? lookBeside(plan, text, at, at + 1, found) : at + 1
  if (!isWorthRun(tables, text, at, bits)) return at + 1
  readRun(run, tables, at, state.floor)
  if (run.digits === 0) return Math.max(at + 1, run.next)
  for (const { recogniser, order } of plan.numbers) {
    if (run.digits < recogniser.digits) continue
    for (const one of recogniser.find(run))
      if (one.confidence >= plan.minimum) found.push({ ...one, recogniser, order })
  }
  state.floor = run.next
  const behind = run.ends[run.length - 1] ?? 0
  const before = (run.starts[0] ?? 0) - 1
  const next = Math.max(at + 1, run.next)
  if (isAddressWord(classes, text, behind)) return lookBeside(plan, text, behind, next, found)
  return isAddressWord(classes, text, before) ? lookBeside(plan, text, before, next, found) : next
}

const isAddressWord = (classes: Uint8Array, text: string, at: number): boolean =>
  ((classes[text.charCodeAt(at)] ?? 0) & addressBit) !== 0

const lookBeside = (plan: ScanPlan, text: string, at: number, next: number, found: Candidate[]): number => {
  let end = next
  for (const { recogniser, order } of plan.beside) {
    const one = recogniser.find(text, at)
    if (one === undefined || one.confidence < plan.minimum) continue
    found.push({ ...one, recogniser, order })
    end = Math.max(end, one.end)
  }
  return end
}

const isBesideNumber = (classes: Uint8Array, text: string, at: number): boolean =>
  (((classes[text.charCodeAt(at - 1)] ?? 0) | (classes[text.charCodeAt(at + 1)] ?? 0)) & digitBit) !== 0

/** Alone among letters of a text, a capital, a Chinese digit or an invisible mark is no number. */
const isWorthRun = ({ classes, writings }: Characters, text: string, at: number, bits: number): boolean => {
  if ((bits & pairBit) !== 0) return pairDigit(text.charCodeAt(at), text.charCodeAt(at + 1)) !== 0
  const near =
    (classes[text.charCodeAt(at - 1)] ?? 0) |
    (classes[text.charCodeAt(at + 1)] ?? 0) |
    (classes[text.charCodeAt(at + 2)] ?? 0)
  if ((bits & (letterBit | invisibleBit)) !== 0) return (near & (digitBit | pairBit)) !== 0
  if (writings[text.charCodeAt(at)] === 1) return true
  return (near & (digitBit | separatorBit | invisibleBit | addressBit)) !== 0
}
