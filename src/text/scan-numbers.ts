/**
 * Where may a number stand, or a word of addresses beside one? Every third character is looked at: three neighbours that
 * wake the scan can't be missed. What a number means is for the recognisers.
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
  pairedBit,
  plainWriting,
  separatorBit,
  wakeBit,
} from './characters'
import { type NumberRun, readRun, withRun } from './number-run'
import type { Candidate, ScanPlan, ScanState } from './scan-plan'
import { mayBegin, mayEnd } from './borders'

/** Four samples, three apart; the next block begins right behind the last, so that signs between digits don't hide them for long. */
const block = 10

/** Looks at what begins before `limit`; `state` says where it goes on. */
export const scanNumbers = (
  plan: ScanPlan,
  state: ScanState,
  text: string,
  limit: number,
  found: Candidate[],
): void => {
  if (plan.numbers.length === 0 && plan.beside.length === 0) return
  const tables = characters()
  const { classes } = tables
  const last = Math.min(limit, text.length - block)
  let at = state.numbers
  withRun(text, (run) => {
    while (at < limit) {
      at = nextBlock(classes, text, at, last)
      if (at >= limit) break
      const hit = firstHit(tables, text, at)
      if (hit < 0) at += block
      else if (hit >= limit) {
        at = hit
        break
      } else at = wake(plan, state, run, tables, hit, found)
    }
  })
  state.numbers = at
}

/** The next block that has something in it; where none has, the first that goes over `last`. */
const nextBlock = (classes: Uint8Array, text: string, from: number, last: number): number => {
  for (let at = from; at < last; at += block) {
    const first = classes[text.charCodeAt(at)] ?? 0
    const second = classes[text.charCodeAt(at + 3)] ?? 0
    const third = classes[text.charCodeAt(at + 6)] ?? 0
    const fourth = classes[text.charCodeAt(at + 9)] ?? 0
    const paired = (first & (second | third)) | (fourth & (second | third)) | (second & third)
    if ((((first | second | third | fourth) & wakeBit) | (paired & pairedBit)) !== 0) return at
    if (at + block >= last) return at + block
  }
  return from
}

/** The first sample of a block that is worth a look; at the end of a text every character is one. */
const firstHit = (tables: Characters, text: string, at: number): number => {
  const step = at + block < text.length ? 3 : 1
  const end = Math.min(text.length, at + block)
  for (let place = at; place < end; place += step) {
    const bits = tables.classes[text.charCodeAt(place)] ?? 0
    if ((bits & (wakeBit | pairedBit)) !== 0 && isWorthReading(tables, text, place, bits)) return place
  }
  return -1
}

/** Alone among other letters, a capital, a Chinese digit or an invisible mark is nothing. */
const isWorthReading = (
  { classes, writings }: Characters,
  text: string,
  at: number,
  bits: number,
): boolean => {
  const code = text.charCodeAt(at)
  if ((bits & digitBit) !== 0 && writings[code] === plainWriting) return true
  if ((bits & pairBit) !== 0) return pairDigit(code, text.charCodeAt(at + 1)) !== 0
  if (isWide(code)) return true
  const near =
    (classes[text.charCodeAt(at - 1)] ?? 0) |
    (classes[text.charCodeAt(at + 1)] ?? 0) |
    (classes[text.charCodeAt(at + 2)] ?? 0)
  return (bits & (letterBit | invisibleBit)) !== 0
    ? (near & (digitBit | pairBit)) !== 0
    : (near & (digitBit | separatorBit | invisibleBit)) !== 0
}

/** A full-width sign, letter or digit. */
const isWide = (code: number): boolean => code > 0xff00 && code < 0xff5f

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
  if (isWide(text.charCodeAt(at))) lookAround(plan, state, text, at, found)
  const end = endOfAlone(plan, classes, text, at)
  if (end > 0) return end
  readRun(run, tables, at, state.floor)
  if (run.digits === 0) return Math.max(at + 1, run.next)
  if (run.digits >= plan.fewestDigits) askRecognisers(plan, run, found)
  state.floor = run.next
  const behind = run.ends[run.length - 1] ?? 0
  const before = (run.starts[0] ?? 0) - 1
  const next = Math.max(at + 1, run.next)
  if (isAddressWord(classes, text, behind)) return lookBeside(plan, text, behind, next, found)
  return isAddressWord(classes, text, before) ? lookBeside(plan, text, before, next, found) : next
}

/** A few digits among words, as in a date or a time: their end, where nobody looks at so few; else 0. */
const endOfAlone = (plan: ScanPlan, classes: Uint8Array, text: string, at: number): number => {
  if (!isAsciiDigit(text.charCodeAt(at))) return 0
  let start = at
  let end = at + 1
  while (isAsciiDigit(text.charCodeAt(start - 1)) && at - start < 8) start--
  while (isAsciiDigit(text.charCodeAt(end)) && end - at < 8) end++
  if (plan.lengths[end - start] !== 0) return 0
  return isWordAt(classes, text, start - 1, -1) && isWordAt(classes, text, end, 1) ? end : 0
}

/** Is there, from a place on in a direction, what ends every run: no character of a number, or a space and then two small letters at least? */
const isWordAt = (classes: Uint8Array, text: string, at: number, step: 1 | -1): boolean => {
  const first = classes[text.charCodeAt(at)] ?? 0
  if ((first & addressBit) !== 0) return false
  if ((first & inNumbers) === 0) return true
  if ((first & separatorBit) === 0) return false
  const code = text.charCodeAt(at + step)
  if (((classes[code] ?? 0) & inNumbers) === 0) return true
  if (code < 97 || code > 122) return false
  const second = classes[text.charCodeAt(at + step * 2)] ?? 0
  const behind =
    (classes[text.charCodeAt(at + step * 3)] ?? 0) | (classes[text.charCodeAt(at + step * 4)] ?? 0)
  return (second & letterBit) !== 0 && (behind & digitBit) === 0
}

const inNumbers = digitBit | letterBit | separatorBit | invisibleBit | pairBit

const isAsciiDigit = (code: number): boolean => code >= 48 && code <= 57

const askRecognisers = (plan: ScanPlan, run: NumberRun, found: Candidate[]): void => {
  const concerned = (run.isSimple ? plan.lengths[run.length] : plan.shortest[run.length]) ?? 0
  if (concerned === 0) return
  const bits = concerned & markBorders(plan, run)
  if (bits === 0) return
  for (const { recogniser, order, bit } of plan.numbers) {
    if ((bits & bit) === 0 || run.digits < recogniser.digits || run.pieces < (recogniser.pieces ?? 1))
      continue
    for (const one of recogniser.find(run))
      if (one.confidence >= plan.minimum) found.push({ ...one, recogniser, order })
  }
}

/** Marks where values may begin and end; gives the bits of who looks at what begins there. */
const markBorders = (plan: ScanPlan, run: NumberRun): number => {
  const { begins, stops, length } = run
  begins.fill(0, 0, length)
  stops.fill(0, 0, length + 1)
  stops[length] = mayEnd(run, length) ? 1 : 0
  let bits = 0
  const count = run.isSimple ? 1 : length
  for (let at = 0; at < count; at++) {
    if (mayBegin(run, at)) {
      begins[at] = 1
      run.labels[at] = null
      bits |= plan.firsts[run.codes[at] ?? 0] ?? 0
    }
    if (at > 0 && mayEnd(run, at)) stops[at] = 1
  }
  return bits
}

const isAddressWord = (classes: Uint8Array, text: string, at: number): boolean =>
  ((classes[text.charCodeAt(at)] ?? 0) & addressBit) !== 0

/** At full-width letters: the sign of an e-mail address written in them stands before or behind. */
const lookAround = (plan: ScanPlan, state: ScanState, text: string, at: number, found: Candidate[]): void => {
  const from = Math.max(state.wide, at - widest, 0)
  state.wide = Math.max(state.wide, Math.min(at + widest, text.length))
  if (state.wide <= from) return
  const near = text.slice(from, state.wide)
  for (const { recogniser, order, mark } of plan.wide) {
    for (let place = near.indexOf(mark); place >= 0; place = near.indexOf(mark, place + 1)) {
      const one = recogniser.find(text, from + place)
      if (one !== undefined && one.confidence >= plan.minimum) found.push({ ...one, recogniser, order })
    }
  }
}

/** How far from a full-width letter a full-width mark is looked for. */
const widest = 32

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
