/** What stands around the sections of the customer's page: head, language, message. And under which headers it is sent. */

import type { Locale } from '../../core/locale'
import { toBase64 } from '../../audit/bytes'
import { sha256OfText } from '../../crypto/digest'
import { html, type Html, markup } from '../../core/html'
import { pageStyle } from './style'
import { pageWords } from './words'

/** What came of the last step. */
export interface Message {
  readonly tone: 'good' | 'bad'
  readonly lines: readonly string[]
}

/** A whole page. */
export interface Shell {
  readonly locale: Locale
  /** Where the page is, without a query. */
  readonly base: string
  readonly organization: string
  readonly message?: Message
  readonly sections: readonly Html[]
}

/** The page as a response: nothing is loaded from elsewhere, no script runs, no other site frames it. */
export const shellResponse = (shell: Shell, status = 200): Response =>
  new Response(shellText(shell), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': shell.locale,
      'cache-control': 'no-store',
      vary: 'Accept-Language, Cookie',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  })

const styleHash = toBase64(sha256OfText(pageStyle))

const tags: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-CN' }

const shellText = ({ locale, base, organization, message, sections }: Shell): string => {
  const words = pageWords[locale]
  const other: Locale = locale === 'en' ? 'zh' : 'en'
  return `<!doctype html>${
    html`<html lang="${tags[locale]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} · ${organization}</title>
<style>${markup(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header>
<p>${organization}</p>
<nav aria-label="${words.languages}"><a href="${base}?lang=${other}" lang="${tags[other]}" hreflang="${tags[other]}">${words.otherLanguage}</a></nav>
</header>
<main id="content" tabindex="-1">
<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${message === undefined ? undefined : messageOf(message)}
${sections}
</main>
</body>
</html>`.text
  }`
}

const messageOf = ({ tone, lines }: Message): Html =>
  html`<div class="message${tone === 'bad' ? ' bad' : ''}" role="${tone === 'bad' ? 'alert' : 'status'}">${lines.map((line) => html`<p>${line}</p>`)}</div>`
