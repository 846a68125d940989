/** How does the report look as one file? HTML in both languages, of which one is shown; nothing is loaded, no script runs. */

import { html, type Html, markup, type Piece } from '../core/html'
import { formatInstant } from '../core/instant'
import { type Locale, locales } from '../core/locale'
import type { Block, Cell, Section } from './block'
import type { Drawings } from './drawings'
import type { Report } from './report'
import { sectionsOf } from './sections'
import { reportStyle } from './style'
import { reportWords } from './words'

const tags: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-CN' }
const names: Readonly<Record<Locale, string>> = { en: 'English', zh: '中文' }

/**
 * The report as one self-contained HTML file, in both languages, `locale` shown first; a reader changes it at the top. With drawings
 * where they are given.
 *
 * @example
 * ```ts
 * const page = reportHtml(reportOf(policy, { at }), { locale: 'zh', drawings: await loadDrawings() })
 * page.startsWith('<!doctype html>') // true
 * ```
 */
export const reportHtml = (
  report: Report,
  { locale, drawings }: { readonly locale: Locale; readonly drawings?: Drawings | undefined },
): string => {
  const { organization } = report.policy.document
  const choices = locales.map(
    (one) =>
      html`<label lang="${tags[one]}"><input type="radio" name="lang" id="lang-${one}"${one === locale ? markup(' checked') : undefined}> ${names[one]}</label>`,
  )
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
  return `<!doctype html>\n${
    html`<html lang="${tags[locale]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${reportWords[locale].title} · ${organization}</title>
<style>${markup(reportStyle)}</style>
</head>
<body>
<header><fieldset class="bar" aria-label="${locales.map((one) => reportWords[one].language).join(' / ')}">${choices}</fieldset></header>
<main>
${locales.map((one) => articleOf(report, one, drawings))}
</main>
</body>
</html>`.text
  }\n`
}

const articleOf = (report: Report, locale: Locale, drawings: Drawings | undefined): Html => {
  const words = reportWords[locale]
  const { organization, version } = report.policy.document
  const sections = sectionsOf({ report, locale, drawings })
  const idOf = ({ id }: Section): string => `${locale}-${id}`
  return html`<article lang="${tags[locale]}">
<h1>${words.title}</h1>
<p class="meta">${organization} · ${words.made} ${formatInstant(report.at)} · ${words.version} ${version}</p>
<nav aria-label="${words.contents}"><ul>${sections.map((section) => html`<li><a href="#${idOf(section)}">${section.title}</a></li>`)}</ul></nav>
${sections.map((section) => html`<section aria-labelledby="${idOf(section)}"><h2 id="${idOf(section)}">${section.title}</h2>${section.blocks.map(blockHtml)}</section>\n`)}
</article>`
}

const blockHtml = (block: Block): Html => {
  switch (block.kind) {
    case 'text':
      return block.tone === undefined
        ? html`<p>${block.text}</p>`
        : html`<p class="${block.tone}">${block.text}</p>`
    case 'figures':
      return html`<dl class="figures">${block.figures.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
    case 'drawing':
      return html`<figure tabindex="0"><div role="img" aria-label="${block.label}">${markup(drawingOf(block.svg))}</div></figure>`
    case 'pre':
      return html`<pre tabindex="0">${block.text}</pre>`
    case 'table':
      return html`<div class="scroll" tabindex="0" role="group" aria-label="${block.caption}"><table${block.look === undefined ? undefined : markup(` class="${block.look}"`)}><caption>${block.caption}</caption><thead><tr>${block.heads.map((head) => html`<th scope="col">${headOf(head)}</th>`)}</tr></thead><tbody>${block.rows.map(rowHtml)}</tbody></table></div>`
  }
}

const rowHtml = (row: readonly Cell[]): Html =>
  html`<tr>${row.map((cell, index) => (index === 0 ? html`<th scope="row"${toneOf(cell)}>${contentOf(cell, true)}</th>` : html`<td${toneOf(cell)}${hintOf(cell)}>${contentOf(cell, false)}</td>`))}</tr>`

const toneOf = (cell: Cell): Piece =>
  typeof cell === 'string' || cell.tone === undefined ? undefined : html` class="t-${cell.tone}"`

const hintOf = (cell: Cell): Piece =>
  typeof cell === 'string' || cell.note === undefined ? undefined : html` title="${cell.note}"`

const contentOf = (cell: Cell, isHead: boolean): Piece => {
  if (typeof cell === 'string') return cell
  return isHead && cell.note !== undefined ? html`${cell.text} <code>${cell.note}</code>` : cell.text
}

/** A number in a circle stands for a colour of the drawing above. */
const headOf = (head: string): Piece => {
  const number = '①②③④⑤⑥'.indexOf(head[0] ?? ' ') + 1
  return number === 0 ? head : html`<i class="square k${number}"></i>${head.slice(1).trim()}`
}

/** Two languages hold the same drawing: ids would stand twice; and what it is, its figure says. */
const drawingOf = (svg: string): string =>
  svg.replaceAll(/ (?:id|aria-[a-z]+)="[^"]*"/g, '').replaceAll(/<title>[\s\S]*?<\/title>/g, '')
