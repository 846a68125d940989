/**
 * Which text do these bytes hold? Decoded block by block in one encoding, that of the mark at the front or the one that is
 * told; it guesses none, and refuses the first byte that doesn't belong.
 */

import { invalidInput, longestRow, placeIn, wrongEncoding } from './fault'

/** The encodings that datasets come in. Output is always UTF-8. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const
export type Encoding = (typeof encodings)[number]

/** How an input is to be read, and what failures call it. */
export interface Decoding {
  /** The encoding where no mark stands at the front; UTF-8 where absent. */
  readonly encoding?: Encoding | undefined
  /** The input's name in failures. */
  readonly file?: string | undefined
}

/**
 * The text, in blocks that never cut a character; a mark at the front is left out. Rejects with `input/encoding` and the
 * line and column (in characters) of the first byte that is no text of the encoding, for a mark that contradicts what was
 * told, and for null characters, which UTF-16 without its mark is full of; with `input/invalid` where nothing ever ends a value.
 */
export async function* decodeBlocks(
  chunks: AsyncIterable<Uint8Array>,
  { encoding: told, file }: Decoding,
): AsyncGenerator<string> {
  let waiting = new Uint8Array(0)
  let encoding: Encoding | undefined
  let place: Place = { line: 1, column: 1 }
  const decode = (name: Encoding, bytes: Uint8Array): string => {
    const text = strict(name, bytes)
    if (text === undefined) throw undecodable(file, place, name, bytes)
    const nought = text.indexOf('\u0000')
    if (nought >= 0) throw nullCharacter(file, after(place, text.slice(0, nought)))
    place = after(place, text)
    return text
  }
  for await (const chunk of chunks) {
    const bytes = waiting.length === 0 ? chunk : joined(waiting, chunk)
    if (encoding === undefined) {
      if (bytes.length < 4) {
        waiting = bytes.slice()
        continue
      }
      const start = startOf(bytes, told, file)
      encoding = start.encoding
      const cut = lastWhole(encoding, bytes.subarray(start.skip))
      waiting = bytes.slice(start.skip + cut)
      yield decode(encoding, bytes.subarray(start.skip, start.skip + cut))
      continue
    }
    const cut = lastWhole(encoding, bytes)
    waiting = bytes.slice(cut)
    if (waiting.length > 4 * longestRow) throw endless(file, place)
    if (cut > 0) yield decode(encoding, bytes.subarray(0, cut))
  }
  const start = encoding === undefined ? startOf(waiting, told, file) : { encoding, skip: 0 }
  if (waiting.length > start.skip) yield decode(start.encoding, waiting.subarray(start.skip))
}

/** What the mark at the front says, and how long it is. */
const startOf = (
  bytes: Uint8Array,
  told: Encoding | undefined,
  file: string | undefined,
): { readonly encoding: Encoding; readonly skip: number } => {
  const mark = marks.find(({ sign }) => sign.every((byte, at) => bytes[at] === byte))
  if (mark === undefined) return { encoding: told ?? 'utf-8', skip: 0 }
  if (told !== undefined && told !== mark.encoding)
    throw wrongEncoding(
      placeIn(file, 1, 1),
      `the mark at the front is that of ${mark.encoding}, not of ${told}`,
      'leave `--encoding` out, or correct it',
    )
  return { encoding: mark.encoding, skip: mark.sign.length }
}

/** Unicode 16, section 23.8, and GB 18030. */
const marks: readonly { readonly encoding: Encoding; readonly sign: readonly number[] }[] = [
  { encoding: 'utf-8', sign: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', sign: [0xff, 0xfe] },
  { encoding: 'utf-16be', sign: [0xfe, 0xff] },
  { encoding: 'gb18030', sign: [0x84, 0x31, 0x95, 0x33] },
]

/**
 * Up to where characters are surely whole. Bytes under 0x30 (line breaks, spaces, commas, quotes) are never a part of a
 * longer character in UTF-8 or GB 18030; in UTF-16 any unit that is no first half of a pair ends one.
 */
const lastWhole = (encoding: Encoding, bytes: Uint8Array): number => {
  if (encoding === 'utf-8' || encoding === 'gb18030') {
    let at = bytes.length
    while (at > 0 && (bytes[at - 1] ?? 0) >= 0x30) at -= 1
    return at
  }
  const even = bytes.length - (bytes.length % 2)
  const high = bytes[even - (encoding === 'utf-16le' ? 1 : 2)] ?? 0
  return high >= 0xd8 && high <= 0xdb ? even - 2 : even
}

/** Nothing is ignored and no mark is dropped: the one at the front was. */
const strict = (encoding: Encoding, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // says only that it isn't that encoding; where is found out by `undecodable`
    return undefined
  }
}

/** A place in the text; the column counts UTF-16 code units. */
interface Place {
  readonly line: number
  readonly column: number
}

const after = ({ line, column }: Place, text: string): Place => {
  const breaks = countBreaks(text)
  return breaks === 0
    ? { line, column: column + text.length }
    : { line: line + breaks, column: text.length - text.lastIndexOf('\n') }
}

/** The first byte that can't be: the longest prefix that could go on ends before it. */
const undecodable = (file: string | undefined, place: Place, encoding: Encoding, bytes: Uint8Array) => {
  let [good, bad] = [0, bytes.length + 1]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (prefix(encoding, bytes.subarray(0, middle)) === undefined) bad = middle
    else good = middle
  }
  const { line, column } = after(place, prefix(encoding, bytes.subarray(0, good)) ?? '')
  return wrongEncoding(
    placeIn(file, line, column),
    `the file is not ${encoding} here`,
    'give its `--encoding`, or save it as UTF-8; a file in two encodings has to be mended first',
  )
}

/** The text of bytes that may go on, or undefined where they can't. */
const prefix = (encoding: Encoding, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true })
  } catch {
    // that is the answer
    return undefined
  }
}

const endless = (file: string | undefined, { line }: Place) =>
  invalidInput(
    placeIn(file, line),
    'more than four million bytes follow without a space, a comma or a quote',
    'leave such a value out; it does not belong in a dataset',
  )

const nullCharacter = (file: string | undefined, { line, column }: Place) =>
  wrongEncoding(
    placeIn(file, line, column),
    'the file holds null characters, as UTF-16 without its mark does',
    'give its `--encoding`, or save it as UTF-8',
  )

/** How many line feeds a text has. */
export const countBreaks = (text: string): number => {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

const joined = (first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(first.length + second.length)
  bytes.set(first)
  bytes.set(second, first.length)
  return bytes
}
