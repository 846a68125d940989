/** How many characters does a reader see in a text? Grapheme clusters of Unicode (UAX 29), not code units. */

/**
 * Splits a text where a reader would: a letter with its marks, a flag, a family of emoji are one each. Linear.
 *
 * @example
 * ```ts
 * graphemes('e\u0301𠮷') // ['e\u0301', '𠮷']
 * ```
 */
export const graphemes = (text: string): readonly string[] =>
  isPlain(text) ? text.split('') : segmentsOf(text)

/** The slow twin of `graphemes`, for any text. */
export const segmentsOf = (text: string): readonly string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment)

/**
 * Is every code unit a grapheme of its own, visible, and its own compatibility form? So it is of ASCII, Latin
 * letters, kana and common Hanzi, where nothing joins its neighbour; false says nothing.
 */
export const isPlain = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (!isPlainUnit(text.charCodeAt(at))) return false
  return true
}

const isPlainUnit = (unit: number): boolean =>
  unit < 0x7f
    ? unit >= 0x20
    : (unit >= 0x4e00 && unit <= 0x9fff) ||
      (unit >= 0x3400 && unit <= 0x4dbf) ||
      (unit >= 0xc0 && unit <= 0x24f && !isCompatibilityLetter(unit)) ||
      (unit >= 0x3041 && unit <= 0x3096) ||
      (unit >= 0x30a1 && unit <= 0x30fa)

/** Letters of Latin that are a spelling of two others: ĳ, ŀ, ŉ, ſ, and the digraphs of Serbian, Ǆ to ǌ and Ǳ to ǳ. */
const isCompatibilityLetter = (unit: number): boolean =>
  (unit >= 0x132 && unit <= 0x133) ||
  (unit >= 0x13f && unit <= 0x140) ||
  unit === 0x149 ||
  unit === 0x17f ||
  (unit >= 0x1c4 && unit <= 0x1cc) ||
  (unit >= 0x1f1 && unit <= 0x1f3)

// A fixed language, so that an answer doesn't hang on the machine's.
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
