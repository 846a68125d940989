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
  oneUnitEach.test(text) ? text.split('') : [...segmenter.segment(text)].map(({ segment }) => segment)

// A fixed language, so that an answer doesn't hang on the machine's.
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** ASCII, Latin letters, kana and common Hanzi: nothing here joins its neighbour. */
const oneUnitEach = /^[\x20-\x7e\u00c0-\u024f\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff]*$/
