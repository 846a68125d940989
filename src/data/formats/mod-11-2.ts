/** Which check character has an 18-character identity number? ISO 7064 MOD 11-2, as GB 11643-1999 uses it. */

/**
 * Eighteen characters, `0`-`9` and as the last one also `X` for ten. The weights are powers of two modulo the
 * prime 11, so that every change of one character and every exchange of two neighbours is noticed.
 */
export const fitsMod112 = (text: string): boolean =>
  /^[0-9]{17}[0-9X]$/.test(text) && mod112Character(text.slice(0, 17)) === text.slice(17)

/** The check character behind 17 digits: the weighted sum, check character included, leaves one. */
export const mod112Character = (body: string): string =>
  // Horner's scheme
  '10X98765432'.charAt([...body].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0))
