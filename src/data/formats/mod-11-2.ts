/** Does the check character of an 18-character identity number fit? ISO 7064 MOD 11-2, as GB 11643-1999 uses it. */

/**
 * Eighteen characters, `0`-`9` and as the last one also `X` for ten. The weights are powers of two modulo the
 * prime 11, so that every change of one character and every exchange of two neighbours is noticed.
 */
export const fitsMod112 = (text: string): boolean =>
  /^[0-9]{17}[0-9X]$/.test(text) &&
  // Horner's scheme: the weighted sum, check character included, leaves one.
  [...text].reduce((sum, character) => (sum * 2 + (character === 'X' ? 10 : Number(character))) % 11, 0) === 1
