/** How does a text stand in XML? Its five special characters escaped, and what XML 1.0 can't hold left out. */

const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Safe as the text of an element and as an attribute in quotes. */
export const escapeMarkup = (text: string): string =>
  [...text]
    .filter((character) => isAllowed(character.codePointAt(0) ?? 0))
    .map((character) => replacements[character] ?? character)
    .join('')

/** The characters of XML 1.0, section 2.2. */
const isAllowed = (point: number): boolean =>
  point === 0x9 ||
  point === 0xa ||
  point === 0xd ||
  (point >= 0x20 && point <= 0xd7ff) ||
  (point >= 0xe000 && point <= 0xfffd) ||
  point >= 0x10000
