/**
 * Which records does a JSON text hold? One object a line (JSONL), or one array of objects, each found by its brackets and
 * parsed alone, so that a text of any size is read in constant memory.
 */

import type { Json } from '../data/plain-json'
import { countBreaks } from './encoding'
import { invalidInput, longestRow, placeIn } from './fault'

/** One object, its members in the order of the text. */
export type JsonRecord = Readonly<Record<string, Json>>

/** Takes a record and the line on which it begins. */
export type TakeRecord = (record: JsonRecord, line: number) => void

/**
 * Calls `take` with the object on every line that isn't blank; yields after each block. Rejects with `input/invalid` and the
 * line of the first that is no object.
 */
export async function* walkJsonLines(
  blocks: AsyncIterable<string>,
  file: string | undefined,
  take: TakeRecord,
): AsyncGenerator<void> {
  let [rest, line] = ['', 1]
  const walk = (text: string, isLast: boolean): void => {
    let at = 0
    while (at < text.length) {
      const feed = text.indexOf('\n', at)
      if (feed < 0 && !isLast) break
      const end = feed < 0 ? text.length : feed
      const record = text.slice(at, end)
      if (!isBlank.test(record)) take(parseRecord(record, line, file), line)
      line += 1
      at = end + 1
    }
    rest = text.slice(at)
    if (rest.length > longestRow) throw tooLong(line, file)
  }
  for await (const block of blocks) {
    walk(rest === '' ? block : rest + block, false)
    yield
  }
  walk(rest, true)
  yield
}

/** The same for one array of objects. Rejects also where the array isn't one, isn't closed, or has something after it. */
export async function* walkJsonArray(
  blocks: AsyncIterable<string>,
  file: string | undefined,
  take: TakeRecord,
): AsyncGenerator<void> {
  let [rest, line, expected] = ['', 1, 'array' as Expected]
  const walk = (text: string): void => {
    let at = 0
    while (at < text.length) {
      const code = text.charAt(at)
      if (code === '\n') line += 1
      if (code === '\n' || code === ' ' || code === '\t' || code === '\r') {
        at += 1
        continue
      }
      if (code === '{' && (expected === 'object' || expected === 'first')) {
        const end = endOfObject(text, at)
        if (end < 0) break
        const record = text.slice(at, end)
        take(parseRecord(record, line, file), line)
        line += countBreaks(record)
        expected = 'comma'
        at = end
        continue
      }
      const next = steps[expected][code]
      if (next === undefined) throw noArray(line, file)
      expected = next
      at += 1
    }
    rest = text.slice(at)
    if (rest.length > longestRow) throw tooLong(line, file)
  }
  for await (const block of blocks) {
    walk(rest === '' ? block : rest + block)
    yield
  }
  if (expected !== 'nothing') throw noArray(line, file)
}

/** What may come next in the array. */
type Expected = 'array' | 'first' | 'object' | 'comma' | 'nothing'

/** By what is expected: what a sign leads to. */
const steps: Readonly<Record<Expected, Readonly<Record<string, Expected | undefined>>>> = {
  array: { '[': 'first' },
  first: { ']': 'nothing' },
  object: {},
  comma: { ',': 'object', ']': 'nothing' },
  nothing: {},
}

/** Past the bracket that closes the object, or -1 where the text ends before. Brackets inside texts don't count. */
const endOfObject = (text: string, start: number): number => {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) {
      at = endOfText(text, at)
      if (at < 0) return -1
    } else if (code === 0x7b) depth += 1
    else if (code === 0x7d && --depth === 0) return at + 1
  }
  return -1
}

const endOfText = (text: string, start: number): number => {
  let at = start + 1
  for (;;) {
    const close = text.indexOf('"', at)
    if (close < 0) return -1
    let slashes = 0
    while (text.charCodeAt(close - 1 - slashes) === 0x5c) slashes += 1
    if (slashes % 2 === 0) return close
    at = close + 1
  }
}

/** The parser's own words would quote the text: only the place is taken from them, where they have it. */
const parseRecord = (text: string, line: number, file: string | undefined): JsonRecord => {
  let parsed: unknown
  try {
    parsed = longNumber.test(text) ? JSON.parse(text, exactly) : JSON.parse(text)
  } catch (error) {
    const position = /(?:in|after) JSON at position ([0-9]+)/.exec(String(error))?.[1]
    const before = text.slice(0, Number(position ?? 0))
    const column = position === undefined ? undefined : before.length - before.lastIndexOf('\n')
    throw invalidInput(
      placeIn(file, line + countBreaks(before), column),
      'this is no JSON',
      'correct its brackets, quotes and commas',
    )
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw invalidInput(placeIn(file, line), 'this is no object', 'give one object for each record')
  return parsed as JsonRecord // what JSON.parse gave is JSON
}

const longNumber = /[0-9]{16}/
const isBlank = /^[ \t\r]*$/

/** A number of so many digits is carried as the text that it is, since it would be rounded. */
const exactly = (_member: string, value: unknown, ...more: readonly unknown[]): unknown => {
  const [context] = more
  const source =
    typeof context === 'object' && context !== null && 'source' in context ? context.source : undefined
  return typeof value === 'number' && typeof source === 'string' && longNumber.test(source) ? source : value
}

const tooLong = (line: number, file: string | undefined) =>
  invalidInput(
    placeIn(file, line),
    `the record that begins here is longer than ${longestRow} characters`,
    'close its quotes and brackets; a longer value does not belong in a dataset',
  )

const noArray = (line: number, file: string | undefined) =>
  invalidInput(
    placeIn(file, line),
    'the file is no array of objects',
    'write `[`, objects with commas between them, and `]`; for one object a line, say so by the name `.jsonl`',
  )
