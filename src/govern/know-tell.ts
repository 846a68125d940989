/** How is one thing of a know-report told: a time, a name, a value, a table? In the words of one language. */

import { html, type Html, type Piece } from '../core/html'
import type { Instant } from '../core/instant'
import type { Locale } from '../core/locale'
import type { Json } from '../data/plain-json'
import type { KnowReport } from './know-report'
import { knowNames, type KnowWords, knowWords } from './know-words'

/** What the sections of a page are told with. */
export interface Tell {
  readonly report: KnowReport
  readonly locale: Locale
  readonly words: KnowWords
  readonly time: (at: Instant) => Html
  /** A name of this library's own in words. */
  readonly word: (name: string) => string
  readonly purposes: (names: readonly string[]) => string
  readonly items: (names: readonly string[]) => string
  readonly value: (value: Json) => Piece
  readonly table: (caption: string, heads: readonly string[], rows: readonly (readonly Piece[])[]) => Html
}

/** Tells a report in a language. */
export const tellIn = (report: KnowReport, locale: Locale): Tell => {
  const words = knowWords[locale]
  const format = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: report.timeZone,
  })
  const { purposes, items } = report.names
  const listed = (names: readonly string[], labels: KnowReport['names']['items']): string =>
    names.map((name) => labels[name]?.[locale] ?? name).join(locale === 'zh' ? '、' : ', ')
  return {
    report,
    locale,
    words,
    time: (at) => html`<time datetime="${new Date(at).toISOString()}">${format.format(at)}</time>`,
    word: (name) => knowNames[locale][name] ?? name,
    purposes: (names) => listed(names, purposes),
    items: (names) => listed(names, items),
    value: valueOf,
    table: (caption, heads, rows) =>
      hasMembers(rows)
        ? html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
            (cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
          )}</tbody></table></div>`
        : html`<p>${words.none}</p>`,
  }
}

/** Is there anything in it? */
export const hasMembers = (list: readonly unknown[]): boolean => list.length > 0

/** Text as it is, lists and objects as lists. */
const valueOf = (value: Json): Piece => {
  if (Array.isArray(value)) return value.length === 1 ? valueOf(value[0] ?? null) : listOf(value.map(valueOf))
  if (value !== null && typeof value === 'object')
    return listOf(Object.entries(value).map(([key, member]) => html`${key}: ${valueOf(member ?? null)}`))
  return value === null ? '' : String(value)
}

const listOf = (pieces: readonly Piece[]): Html =>
  html`<ul>${pieces.map((piece) => html`<li>${piece}</li>`)}</ul>`
