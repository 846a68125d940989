/**
 * Is enough of a value hidden? The one place that prints a text masked, and holds every strategy to its promise.
 * It doesn't know what a phone or a name is.
 */

import { graphemes } from './graphemes'
import type { Part, TextStrategy } from './strategy'
import { type MaskStyle, maskCharacter, wholeMask } from './style'

/** The longest text, in UTF-16 code units, that a strategy looks at; longer ones are masked whole, unread. */
export const longestMaskable = 256

/**
 * The masked text. Total, linear, and the same for the same text. Whole (`******`) unless all of this holds: the
 * strategy can read the value, at least half of its sensitive characters and no fewer than its minimum are
 * hidden, no grapheme is cut, no hidden part can be read elsewhere in the result, and nothing invisible shows.
 *
 * @example
 * ```ts
 * conceal(mobileStrategy, '13800138000', {}) // '138****8000'
 * conceal(mobileStrategy, '1380013', {}) // '******'
 * ```
 */
export const conceal = (strategy: TextStrategy, text: string, style: MaskStyle): string => {
  if (text.length > longestMaskable || loneSurrogate.test(text)) return wholeMask(style)
  const parts = strategy.read(text)
  if (parts === undefined || !isEnough(parts, strategy.minimum) || isCut(parts)) return wholeMask(style)
  const printed = parts.map((part) => print(part, style)).join('')
  return shows(printed, parts) || unprintable.test(printed) ? wholeMask(style) : printed
}

const loneSurrogate = /\p{Cs}/u
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/u

/** Half of the sensitive characters, and the minimum. */
const isEnough = (parts: readonly Part[], minimum: number): boolean => {
  const count = (role: Part['role']): number =>
    parts.reduce((sum, part) => (part.role === role ? sum + sensitiveCount(part.text) : sum), 0)
  const hiddenCount = count('hidden')
  return hiddenCount >= Math.max(minimum, count('kept'), 1)
}

/** Spaces and punctuation say little: they don't count as something hidden. */
const sensitiveCount = (text: string): number =>
  graphemes(text).filter((grapheme) => !/^[\s\p{P}]$/u.test(grapheme)).length

/** Where a border of parts runs through a grapheme, the parts have more graphemes than the whole. */
const isCut = (parts: readonly Part[]): boolean =>
  parts.reduce((sum, part) => sum + graphemes(part.text).length, 0) !==
  graphemes(parts.map((part) => part.text).join('')).length

/** Can a hidden part be read off what is printed, in either case of its letters? */
const shows = (printed: string, parts: readonly Part[]): boolean => {
  const folded = printed.toLowerCase()
  return parts.some(
    (part) => part.role === 'hidden' && part.text !== '' && folded.includes(part.text.toLowerCase()),
  )
}

const print = (part: Part, style: MaskStyle): string => {
  if (part.role !== 'hidden' || part.text === '') return part.text
  if (style.fixedWidth === true) return maskCharacter(style).repeat(4)
  return (part.as ?? '*'.repeat(graphemes(part.text).length)).replaceAll('*', maskCharacter(style))
}
