/**
 * Is enough of a value hidden? The one place that prints a text masked, and holds every strategy to its promise.
 * It doesn't know what a phone or a name is.
 */

import { graphemes, isPlain } from './graphemes'
import type { Part, TextStrategy } from './strategy'
import { type MaskRequest, type MaskStyle, maskCharacter, wholeMask } from './style'
import { hiddenWeight, shownWeight } from './weight'

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
  const whole = wholeMask(style, strategy.character)
  if (text.length > longestMaskable || (!isPlain(text) && loneSurrogate.test(text))) return whole
  const parts = readParts(strategy, text, style.show ?? nothingAsked)
  if (parts === undefined || !isEnough(parts, strategy.minimum)) return whole
  const arePlain = havePlainTexts(parts)
  const printed = printParts(parts, style, strategy.character)
  if (printed === undefined || shows(printed, parts, arePlain)) return whole
  return arePlain || !(isCut(parts) || unprintable.test(printed)) ? printed : whole
}

const nothingAsked: MaskRequest = Object.freeze({})
const loneSurrogate = /\p{Cs}/u
/** Also letters without a shape, and a mark that would join what stands before the mask. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]|(?=\p{L})\p{Default_Ignorable_Code_Point}|^\p{M}/u

/** Plain texts are cut nowhere but between characters, and have nothing invisible. */
const havePlainTexts = (parts: readonly Part[]): boolean => {
  for (const part of parts) if (!isPlain(part.text)) return false
  return true
}

const readParts = (strategy: TextStrategy, text: string, show: MaskRequest): readonly Part[] | undefined => {
  try {
    const parts = strategy.read(text, show)
    return parts === undefined || areParts(parts) ? parts : undefined
  } catch {
    // A strategy of an adopter's may throw, and what it throws may hold the value: so it isn't passed on.
    return undefined
  }
}

/** A strategy of an adopter's may have been written without types. */
const areParts = (parts: readonly Part[]): boolean => {
  if (!Array.isArray(parts)) return false
  for (const { role, text, as } of parts) {
    if (role !== 'hidden' && role !== 'kept' && role !== 'open') return false
    if (typeof text !== 'string' || (as !== undefined && typeof as !== 'string')) return false
  }
  return true
}

/** Half of the sensitive characters, and the minimum. */
const isEnough = (parts: readonly Part[], minimum: number): boolean => {
  let keptCount = 0
  let hiddenCount = 0
  for (const { role, text } of parts)
    if (role === 'hidden') hiddenCount += hiddenWeight(text)
    else if (role === 'kept') keptCount += shownWeight(text)
  return hiddenCount >= minimum && hiddenCount >= keptCount && hiddenCount > 0
}

/** Where a border of parts runs through a grapheme, the parts have more graphemes than the whole. */
const isCut = (parts: readonly Part[]): boolean =>
  parts.reduce((sum, part) => sum + graphemes(part.text).length, 0) !==
  graphemes(parts.map((part) => part.text).join('')).length

/**
 * Can a hidden part be read off what is printed, in either case of its letters or another form of them? One letter or
 * digit among several that are hidden is a coincidence: `A*` in `N***** V** A*` doesn't show its n.
 */
const shows = (printed: string, parts: readonly Part[], arePlain: boolean): boolean => {
  const folded = fold(printed, arePlain)
  for (const { role, text } of parts)
    if (
      role === 'hidden' &&
      text !== '' &&
      folded.includes(fold(text, arePlain)) &&
      !isOneOfMany(text, parts)
    )
      return true
  return false
}

const isOneOfMany = (text: string, parts: readonly Part[]): boolean =>
  hiddenWeight(text) < 2 &&
  parts.reduce((sum, part) => (part.role === 'hidden' ? sum + hiddenWeight(part.text) : sum), 0) > 3

const fold = (text: string, isPlainText: boolean): string =>
  (isPlainText ? text : text.normalize('NFKC')).toLowerCase()

/** Undefined where a strategy would print something else than mask characters for what it hides. */
const printParts = (
  parts: readonly Part[],
  style: MaskStyle,
  ownCharacter: TextStrategy['character'],
): string | undefined => {
  const character = maskCharacter(style, ownCharacter)
  let printed = ''
  for (const { role, text, as } of parts)
    if (role !== 'hidden' || text === '') printed += text
    else if (style.fixedWidth === true) printed += character.repeat(4)
    else if (as === undefined)
      printed += character.repeat(isPlain(text) ? text.length : graphemes(text).length)
    else if (saysNothing(as)) printed += character === '*' ? as : as.replaceAll('*', character)
    else return undefined
  return printed
}

/** Spaces and punctuation of ASCII. */
const saysNothing = (as: string): boolean => {
  for (let at = 0; at < as.length; at++) {
    const unit = as.charCodeAt(at)
    const isSign = unit >= 0x20 && unit < 0x7f && hiddenWeight(as.charAt(at)) === 0
    if (!isSign) return false
  }
  return true
}
