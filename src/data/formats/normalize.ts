/** Which spellings of a value are the same? Full-width forms, spaces, invisible characters, dashes; it never repairs a wrong one. */

/** Full-width and compatibility forms become plain (NFKC), invisible characters go, and so do spaces at both ends. */
export const trimmed = (text: string): string => text.normalize('NFKC').replace(invisible, '').trim()

/** As `trimmed`, and no space is left inside; every kind of dash becomes a hyphen. */
export const compact = (text: string): string => trimmed(text).replace(spaces, '').replace(dashes, '-')

/** As `compact`, and no hyphen or middle dot is left; letters a-z become capitals, others stay as they are. */
export const bare = (text: string): string =>
  compact(text).replace(separators, '').replace(smallLetters, capitals)

const invisible = /\p{Cf}/gu
const spaces = /\s/gu
const dashes = /[\u2010-\u2015\u2212]/gu
const separators = /[-\u00b7\u2022\u2027\u30fb]/gu
const smallLetters = /[a-z]/gu
const capitals = (letter: string): string => letter.toUpperCase()
