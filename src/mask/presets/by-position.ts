/** How does a preset mask by position alone? It says which characters show; all of them are sensitive, so at most half may. */

import { either as E } from 'fp-ts'
import { mobile } from '../../data/formats/mobile'
import { graphemes } from '../graphemes'
import { defineStrategy, hidden, kept, open, type Part, type TextStrategy } from '../strategy'

/** Characters from `from` up to and without `to`, counted from 0 as a reader sees them. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * A strategy that shows these spans of a text and hides the rest, one mask character a character. Spans come in
 * order and may be empty; what lies outside the text is nothing. Undefined instead of spans masks whole. Of a
 * mobile number the prefix of three isn't sensitive, as everywhere here: half of the other eight are hidden.
 */
export const byPosition = <const Name extends string>(
  name: Name,
  spansOf: (count: number) => readonly Span[] | undefined,
): TextStrategy<Name> =>
  defineStrategy({
    name,
    sensitive: {
      en: 'Every character; of a mobile number the eight digits after the prefix',
      zh: '全部字符；手机号码为号段之后的八位数字',
    },
    minimum: 1,
    read: (text) => {
      const characters = graphemes(text)
      const spans = spansOf(characters.length)
      if (spans === undefined) return undefined
      if (!isMobile(text)) return cut(characters, spans, 0)
      const shown = spans.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, prefix)), 0)
      return shown > (text.length - prefix) / 2 ? undefined : cut(characters, spans, prefix)
    },
  })

/** Is it a number of characters? Anything else that a caller gives makes the preset mask whole. */
export const isCount = (count: number): boolean => Number.isSafeInteger(count) && count >= 0

const prefix = 3

/** As it is written: what is spelled another way has its characters at other places. */
const isMobile = (text: string): boolean => {
  if (text.length !== 11) return false
  const parsed = mobile.parse(text)
  return E.isRight(parsed) && parsed.right === text
}

/** What shows before `openUntil` isn't sensitive. */
const cut = (characters: readonly string[], spans: readonly Span[], openUntil: number): readonly Part[] => {
  const piece = (from: number, to?: number): string => characters.slice(from, to).join('')
  const parts: Part[] = []
  let at = 0
  for (const { from, to } of spans) {
    if (to <= from) continue
    const border = Math.min(Math.max(from, openUntil), to)
    parts.push(hidden(piece(at, from)), open(piece(from, border)), kept(piece(border, to)))
    at = to
  }
  return [...parts, hidden(piece(at))]
}
