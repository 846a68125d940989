/** What does a YAML or JSON text hold, and where? Plain data with the place of each part; bombs are refused before they are expanded. */

import { either as E } from 'fp-ts'
import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  type CST,
} from 'yaml'
import type { Failure, Where } from '../core/error'
import type { Json } from '../data/plain-json'
import { readSoundJson, type SoundJson } from './load-json'
import { formatPath, quoteName } from './names'
import { wherePath } from './soundness-problem'

/** What a text holds: plain data, and the place of each part by its path. */
export interface LoadedText {
  readonly value: Json
  readonly whereOf: (path: readonly PropertyKey[]) => Where
}

/** One fault of a text, by its offset. */
interface Fault {
  readonly code: string
  readonly offset: number
  readonly message: string
  readonly remedy: string
}

/** A policy of 20 positions is 50 KB; these bounds stop bombs, not policies. */
const longest = 1_048_576
const deepest = 64
const mostTokens = 100_000
const mostFaults = 100

/**
 * Reads one document. What can't be read is `input/unreadable` with every fault by line and column; `strict` is JSON,
 * else YAML 1.2 without aliases, tags and merge keys. It is total.
 */
export const readText = (
  text: unknown,
  strict: boolean,
  file: string | undefined,
  what = 'policy',
): E.Either<Failure, LoadedText> => {
  const quick = strict && typeof text === 'string' && text.length <= longest
  const sound = quick ? readSoundJson(text, deepest, mostTokens) : undefined
  if (sound !== undefined) return E.right(placedJson(sound, text as string, file))
  const lines = new LineCounter()
  const at = (offset: number): Where => {
    const { line, col } = lines.linePos(offset)
    return { ...(file === undefined ? {} : { file }), line: Math.max(1, line), column: Math.max(1, col) }
  }
  const read = readBounded(text, strict, lines)
  const faults = E.isLeft(read) ? [read.left] : read.right.faults
  if (E.isLeft(read) || faults.length > 0) return E.left(unreadable(faults, at, what))
  const { value, offsets } = read.right
  return E.right({
    value,
    whereOf: (path) => ({ ...at(nearestOffset(path, offsets)), ...wherePath(path) }),
  })
}

/** What was read quickly; its lines are counted when somebody asks for the first place. */
const placedJson = ({ value, offsetOf }: SoundJson, text: string, file: string | undefined): LoadedText => {
  let lines: LineCounter | undefined
  return {
    value,
    whereOf: (path) => {
      lines ??= linesOf(text)
      const { line, col } = lines.linePos(offsetOf(path))
      return { ...(file === undefined ? {} : { file }), line, column: col, ...wherePath(path) }
    },
  }
}

const linesOf = (text: string): LineCounter => {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
  return lines
}

type Reading = Pick<LoadedText, 'value'> & {
  readonly offsets: ReadonlyMap<string, number>
  readonly faults: readonly Fault[]
}

const readBounded = (text: unknown, strict: boolean, lines: LineCounter): E.Either<Fault, Reading> => {
  if (typeof text !== 'string')
    return E.left(fault('file/text', 0, 'it is read from a text', 'decode the file as UTF-8'))
  if (text.length > longest)
    return E.left(
      fault(
        'file/long',
        0,
        `it has at most ${longest} characters`,
        'split it, or leave out what does not belong',
      ),
    )
  const tokens = readTokens(text, lines)
  if (E.isLeft(tokens)) return tokens
  const composer = new Composer({
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
    schema: 'core',
    merge: false,
  })
  const [document, second] = [...composer.compose(tokens.right, true, text.length)]
  if (document === undefined || second !== undefined)
    return E.left(fault('file/documents', second?.range[0] ?? 0, 'it is one document', 'leave `---` out'))
  const reading = readDocument(document, strict)
  const rest = strict && reading.faults.length === 0 ? jsonFault(text) : undefined
  return E.right(rest === undefined ? reading : { ...reading, faults: [rest] })
}

/** The place of a part, or of the nearest one around it that the text itself writes down. */
const nearestOffset = (path: readonly PropertyKey[], offsets: ReadonlyMap<string, number>): number =>
  offsets.get(formatPath(path)) ?? (path.length === 0 ? 0 : nearestOffset(path.slice(0, -1), offsets))

/** What YAML lets pass and JSON doesn't: comments, commas at the end. */
const jsonFault = (text: string): Fault | undefined => {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    // some platforms say where; what else they say may quote the text
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return fault('file/json', Number(position ?? 0), 'this is not JSON', 'compare it with RFC 8259')
  }
}

/** The tokens of a text, as long as they nest no deeper and are no more than any policy's. */
const readTokens = (text: string, lines: LineCounter): E.Either<Fault, readonly CST.Token[]> => {
  lines.addNewLine(0)
  const parser = new Parser(lines.addNewLine)
  const tokens: CST.Token[] = []
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    count += 1
    if (count > mostTokens)
      return E.left(
        fault(
          'file/long',
          parser.offset,
          'it has no more parts than this',
          'split it, or leave out what does not belong',
        ),
      )
    tokens.push(...parser.next(lexeme))
    if (parser.stack.length > deepest)
      return E.left(
        fault('file/deep', parser.offset, `it is nested no deeper than ${deepest}`, 'write it flat'),
      )
  }
  tokens.push(...parser.end())
  return E.right(tokens)
}

const readDocument = (document: Document.Parsed, strict: boolean): Reading => {
  const faults: Fault[] = [...document.errors, ...document.warnings]
    .slice(0, mostFaults)
    .map((error) => fault('file/syntax', error.pos[0], ...syntaxOf(error.code)))
  const offsets = new Map<string, number>()
  const tell = (...parts: Parameters<typeof fault>): null => {
    if (faults.length < mostFaults) faults.push(fault(...parts))
    return null
  }
  const read = (node: unknown, path: readonly PropertyKey[], at: number): Json => {
    const offset = rangeOf(node) ?? at
    if (!offsets.has(formatPath(path))) offsets.set(formatPath(path), offset)
    if (isAlias(node)) return tell('file/alias', offset, 'an alias stands for something else', 'write it out')
    if (isMap(node)) return readMembers(node, path, offset)
    if (isSeq(node)) return node.items.map((element, index) => read(element, [...path, index], offset))
    if (!isScalar(node)) return null
    const { value } = node
    if (strict && typeof value === 'string' && node.type !== 'QUOTE_DOUBLE')
      return tell('file/json', offset, 'a text in JSON stands in double quotes', 'quote it')
    return typeof value === 'string' ||
      typeof value === 'boolean' ||
      value === null ||
      typeof value === 'number'
      ? value
      : tell('file/value', offset, 'this is no text, number or boolean', 'write it as one of them')
  }
  const readMembers = (
    node: { readonly items: readonly unknown[] },
    path: readonly PropertyKey[],
    at: number,
  ): Json => {
    const members: Record<string, Json> = {}
    for (const pair of node.items) {
      if (!isPair(pair)) continue
      const offset = rangeOf(pair.key) ?? at
      const key = isScalar(pair.key) && pair.key.value !== null ? String(pair.key.value) : undefined
      if (key === undefined) tell('file/key', offset, 'a member is named by a text', 'name it')
      else if (key === '__proto__')
        tell('name/unfit', offset, 'this name is taken by the language', 'choose another name')
      else if (Object.hasOwn(members, key))
        tell('file/duplicate', offset, `${quoteName(key)} is there already`, 'leave one of them out')
      else {
        offsets.set(formatPath([...path, key]), offset)
        members[key] = read(pair.value, [...path, key], offset)
      }
    }
    return members
  }
  return { value: read(document.contents, [], 0), offsets, faults }
}

const rangeOf = (node: unknown): number | undefined =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : undefined

/** What the parser says may quote the text, so its code is told in our words. */
const syntaxOf = (code: string): readonly [message: string, remedy: string] => [
  `this is not well written (${code.toLowerCase().replaceAll('_', ' ')})`,
  'compare it with YAML 1.2',
]

const fault = (code: string, offset: number, message: string, remedy: string): Fault => ({
  code,
  offset,
  message,
  remedy,
})

const unreadable = (faults: readonly Fault[], at: (offset: number) => Where, what: string): Failure => ({
  kind: 'input/unreadable',
  message: `the ${what} can't be read`,
  remedy: 'mend each of these',
  issues: faults.map(({ code, offset, message, remedy }) => ({ code, message, remedy, where: at(offset) })),
})
