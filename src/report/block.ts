/** Of what is a report made, whatever it is written in? Headings, texts, tables and drawings, in one language. */

/** A cell: a text, with what it means beyond it for colour or a note. */
export type Cell = string | { readonly text: string; readonly tone?: string; readonly note?: string }

/** A piece of a report. */
export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly tone?: 'lead' | 'good' | 'bad' | 'note' }
  | { readonly kind: 'figures'; readonly figures: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'table'
      readonly heads: readonly string[]
      readonly rows: readonly (readonly Cell[])[]
      /** How it is drawn: `matrix` narrow and turned, `wide` scrolls. */
      readonly look?: 'matrix'
      readonly caption: string
    }
  | { readonly kind: 'drawing'; readonly svg: string; readonly label: string }
  | { readonly kind: 'pre'; readonly text: string }

/** A section under a heading. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
}

/** A lead under a heading. */
export const lead = (text: string): Block => ({ kind: 'text', text, tone: 'lead' })

/** A note: what a reader must know of how far it goes. */
export const note = (text: string): Block => ({ kind: 'text', text, tone: 'note' })

/** A table, or a word where it would be empty. */
export const table = (
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  nothing: string,
): Block => (rows.length === 0 ? { kind: 'text', text: nothing } : { kind: 'table', caption, heads, rows })
