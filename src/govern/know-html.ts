/** How does a know-report read (7.3.1)? As one page in English or Chinese that loads nothing: headings, tables with captions, all text escaped. */

import { html, type Html, markup } from '../core/html'
import type { Locale, Localized } from '../core/locale'
import { hasMembers, type Tell, tellIn } from './know-tell'
import type { KnownRecord, KnowReport } from './know-report'
import { usesSection } from './know-html-uses'

/**
 * A know-report as a whole HTML page. It loads nothing and runs no script.
 *
 * @example
 * ```ts
 * knowHtml(report, 'zh').startsWith('<!doctype html><html lang="zh-CN">') // true
 * ```
 */
export const knowHtml = (report: KnowReport, locale: Locale): string => {
  const tell = tellIn(report, locale)
  const { words } = tell
  const sections = [
    ['records', words.records, recordsSection(tell)],
    ['purposes', words.purposes, purposesSection(tell)],
    ['consents', words.consents, consentsSection(tell)],
    ['choices', words.choices, choicesSection(tell)],
    ['uses', words.uses, usesSection(tell)],
    ['disclosures', words.disclosures, disclosuresSection(tell)],
    ['requests', words.requests, requestsSection(tell)],
  ] as const
  const page = html`<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title} · ${report.organization}</title>
<style>${markup(style)}</style>
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<main id="content">
<header>
<p>${report.organization}</p>
<h1>${words.title}</h1>
<p>${words.lead}</p>
<p>${words.customer}: ${report.customer} · ${words.asOf}: ${tell.time(report.at)}</p>
</header>
<nav aria-label="${words.contents}"><ul>${sections.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${sections.map(
  ([id, title, body]) =>
    html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>
`,
)}</main>
</body>
</html>`
  return `<!doctype html>${page.text}`
}

const recordsSection = (tell: Tell): Html | readonly Html[] =>
  hasMembers(tell.report.records)
    ? tell.report.records.map((record) => recordPart(tell, record))
    : nothing(tell)

const recordPart = (tell: Tell, record: KnownRecord): Html => {
  const { words, locale, time } = tell
  const { kept } = record
  return html`<article>
<h3>${record.label[locale]}</h3>
${tell.table(
  record.label[locale],
  [words.item, words.value],
  record.items.map(({ label, sensitivity, value }) => [
    html`${label[locale]}${sensitivity === 'sensitive' ? html` <small>(${words.sensitive})</small>` : undefined}`,
    tell.value(value),
  ]),
)}
<dl>
<dt>${words.collected}</dt><dd>${time(record.capturedAt)}</dd>
<dt>${words.channel}</dt><dd>${nameOf(tell, record.channel, tell.report.names.channels[record.channel])}</dd>
<dt>${words.purpose}</dt><dd>${tell.purposes(record.purposes)}</dd>
<dt>${words.keptUntil}</dt><dd>${kept.untilAt === undefined ? html`${words.keptOpen} ${tell.word(kept.from)}` : time(kept.untilAt)}${kept.held ? html` ${words.keptHeld}` : undefined}</dd>
${record.archivedAt === undefined ? undefined : html`<dt>${words.archived}</dt><dd>${time(record.archivedAt)}</dd>`}
</dl>
</article>
`
}

const purposesSection = (tell: Tell): Html =>
  tell.table(
    tell.words.purposes,
    [tell.words.purpose, tell.words.basis, tell.words.keep],
    tell.report.purposes.map(({ label, basis, article, keep }) => [
      label[tell.locale],
      html`${tell.word(basis)}${article === undefined ? undefined : html` (${article})`}`,
      keep,
    ]),
  )

const consentsSection = (tell: Tell): Html => {
  const { words, report, time } = tell
  return tell.table(
    words.consents,
    [words.purpose, words.items, words.recipients, words.notice, words.given, words.state],
    report.consents.map((consent) => [
      tell.purposes(consent.purposes),
      tell.items(consent.items.map(({ item }) => item)),
      consent.recipients.map((name) => nameOf(tell, name, report.names.recipients[name])).join(', '),
      noticePart(tell, consent.notice),
      time(consent.givenAt),
      html`${tell.word(consent.state)}${consent.endedAt === undefined ? undefined : html` (${time(consent.endedAt)})`}`,
    ]),
  )
}

/** The text of the notice that was shown. */
const noticePart = ({ report }: Tell, shown: { readonly id: string; readonly hash: string }): Html => {
  const notice = report.notices.find(({ id, hash }) => id === shown.id && hash === shown.hash)
  return notice === undefined
    ? html`${shown.id}`
    : html`<details><summary>${shown.id}</summary>${Object.values(notice.parts).map((part) => html`<p>${part}</p>`)}</details>`
}

const choicesSection = (tell: Tell): Html => {
  const { words, report, time } = tell
  return tell.table(
    words.choices,
    [words.purpose, words.when],
    report.choices.map(({ refuses, fromAt }) => [
      refuses.kind === 'purpose'
        ? tell.purposes([refuses.purpose])
        : `${words.sharing}: ${refuses.recipient === undefined ? words.everybody : nameOf(tell, refuses.recipient, report.names.recipients[refuses.recipient])}`,
      time(fromAt),
    ]),
  )
}

const disclosuresSection = (tell: Tell): Html => {
  const { words, locale, time } = tell
  return tell.table(
    words.disclosures,
    [words.when, words.recipient, words.country, words.purpose, words.items],
    tell.report.disclosures.map(({ at, label, country, purpose, items }) => [
      time(at),
      label[locale],
      country,
      tell.purposes([purpose]),
      tell.items(Object.keys(items)),
    ]),
  )
}

const requestsSection = (tell: Tell): Html => {
  const { words, time } = tell
  return tell.table(
    words.requests,
    [words.request, words.received, words.state, words.answered],
    tell.report.requests.map(({ right, receivedAt, state, answeredAt }) => [
      tell.word(right),
      time(receivedAt),
      tell.word(state),
      answeredAt === undefined ? '' : time(answeredAt),
    ]),
  )
}

const nothing = ({ words }: Tell): Html => html`<p>${words.none}</p>`

const nameOf = ({ locale }: Tell, name: string, label: Localized | undefined): string =>
  label?.[locale] ?? name

const style = `
:root{color-scheme:light dark}
body{margin:0;font:1rem/1.6 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:60rem;margin:0 auto;padding:1rem}
.skip{position:absolute;left:-999px}
.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:Canvas}
table{border-collapse:collapse;width:100%;margin:.5rem 0}
caption{text-align:left;font-weight:600}
th,td{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
dt{font-weight:600}
dd{margin:0 0 .25rem}
.scroll{overflow-x:auto}
@media print{nav,.skip{display:none}}
`
