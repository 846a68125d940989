/** How is HTML written so that no text becomes markup? By a template whose every value is escaped, unless it is HTML itself. */

const brand = Symbol('html')

/** Markup that is meant as such. */
export interface Html {
  readonly [brand]: true
  readonly text: string
}

/** What a template takes: a text or number is escaped, HTML stays, lists are joined, nothing is nothing. */
export type Piece = Html | string | number | undefined | readonly Piece[]

/**
 * HTML of a template.
 *
 * @example
 * ```ts
 * html`<p title="${'a "b"'}">${['<', html`<br>`]}</p>`.text // '<p title="a &quot;b&quot;">&lt;<br></p>'
 * ```
 */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  markup(parts.map((part, index) => part + (index < pieces.length ? textOf(pieces[index]) : '')).join(''))

/** HTML of a text that is known to be it: a style sheet, a drawing. */
export const markup = (text: string): Html => ({ [brand]: true, text })

const textOf = (piece: Piece): string => {
  if (piece === undefined) return ''
  if (typeof piece === 'object') return isList(piece) ? piece.map(textOf).join('') : piece.text
  return escapeHtml(String(piece))
}

const isList = (piece: Html | readonly Piece[]): piece is readonly Piece[] => Array.isArray(piece)

/** A text that stands for itself in HTML, in an attribute too. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
