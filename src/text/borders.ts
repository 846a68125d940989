/** Where in a run may a value begin, and where may it end? Where something stands between, the writing changes, or a word is. */

import type { NumberRun } from './number-run'

const isDigit = (code: number | undefined): boolean => code !== undefined && code < 58

/** Something stands before it, or the writing changes, or a word ends. */
export const mayBegin = (run: NumberRun, at: number): boolean => {
  if (at === 0) return isFree(run.text, run.starts[0] ?? 0)
  if ((run.gaps[at] ?? 0) !== 0 || run.writings[at] !== run.writings[at - 1]) return true
  return isDigit(run.codes[at]) && isWordBefore(run, at)
}

/** Nothing goes on behind it. */
export const mayEnd = (run: NumberRun, at: number): boolean => {
  if (at === run.length) return !isDigitAt(run.text, run.ends[at - 1] ?? 0)
  if ((run.gaps[at] ?? 0) !== 0 || run.writings[at] !== run.writings[at - 1]) return true
  return !isDigit(run.codes[at]) && isDigit(run.codes[at - 1]) && isWordBehind(run, at)
}

/** At the beginning of a run: no digit before it, and no single letter. */
const isFree = (text: string, at: number): boolean => {
  if (isDigitAt(text, at - 1)) return false
  return !isLetterAt(text, at - 1) || isLetterAt(text, at - 2)
}

const isDigitAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)
}

const isLetterAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at) | 32
  return code >= 97 && code <= 122
}

/** Two letters or more, and nothing but letters since something stood between: a word, not a part of the number. */
const isWordBefore = (run: NumberRun, at: number): boolean => {
  let place = at - 1
  while (place >= 0 && !isDigit(run.codes[place]) && (place === at - 1 || run.gaps[place + 1] === 0)) place--
  const letters = at - 1 - place
  if (letters < 2) return false
  return place < 0 || run.gaps[place + 1] !== 0
}

const isWordBehind = (run: NumberRun, at: number): boolean => {
  let place = at
  let isHex = true
  while (place < run.length && !isDigit(run.codes[place]) && (place === at || run.gaps[place] === 0)) {
    isHex &&= (run.codes[place] ?? 0) <= 70
    place++
  }
  return place - at >= 2 && !isHex && (place === run.length || run.gaps[place] !== 0)
}
