/**
 * How does a customer ask for what is theirs on their page (7.3)? To know and to take along, answered at once; to correct and to delete,
 * taken down with the deadline by which staff answer.
 */

import type { Right } from '../../data/rights'
import { rightsOf } from '../../data/rights'
import { knowHtml } from '../../govern/know-html'
import type { Rights } from '../../govern/rights'
import type { Finding } from '../../core/finding'
import type { Locale } from '../../core/locale'
import { toHex } from '../../audit/bytes'
import { sha256OfText } from '../../crypto/digest'
import { html, type Html } from '../../core/html'
import { formOf, type PageView, sectionOf } from './sections'
import { pageWords } from './words'

/** What the page asks of `govern(vault).rights`. */
export type PageRights = Pick<Rights, 'open' | 'know' | 'export'>

/** What a customer can ask for here; what they choose, the rest of the page does. */
const asked = ['know', 'export', 'correct', 'delete'] as const satisfies readonly Right[]

/** What came of it: a document, that it was taken down, or why not. */
export type RightOutcome =
  | { readonly kind: 'document'; readonly response: Response }
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  | { readonly kind: 'nothing' }

/** The requests that can be made, each with a form of its own and the time within which it is answered. */
export const rightsSection = (view: PageView): Html => {
  const words = pageWords[view.locale]
  const { answerWithin, signedIn } = rightsOf(view.document)
  const rows = asked.map((right) => {
    const { title, lead, button } = words.rights[right]
    const atOnce = isAtOnce(right) && signedIn.includes(right)
    const within = atOnce ? words.atOnce : words.within(answerWithin[right])
    return html`<li><div><strong>${title}</strong><p>${lead}</p><p>${within}</p></div>${formOf(view, 'request', html`<input type="hidden" name="right" value="${right}"><button class="quiet" aria-label="${button}: ${title}">${button}</button>`)}</li>`
  })
  return sectionOf('rights', words.rightsTitle, html`<ul class="rows">${rows}</ul>`)
}

/** Takes a request down, in the customer's own name, and answers it where that can be done at once. */
export const askForRight = async (
  rights: PageRights,
  given: {
    readonly view: PageView
    readonly customer: string
    readonly token: string
    readonly form: URLSearchParams
  },
): Promise<RightOutcome> => {
  const { view, customer, token, form } = given
  const right = asked.find((one) => one === form.get('right'))
  if (right === undefined) return { kind: 'nothing' }
  const actor = { kind: 'customer', id: customer } as const
  const request = `web-${toHex(sha256OfText(`${token} ${right}`)).slice(0, 32)}`
  const opened = await rights.open({ actor, customer, request, right })
  if (opened.outcome === 'deny') return { kind: 'refused', findings: opened.findings }
  if (!isAtOnce(right) || !rightsOf(view.document).signedIn.includes(right)) return { kind: 'taken' }
  if (right === 'export') {
    const answer = await rights.export({ actor, customer, request })
    if (answer.outcome === 'deny') return { kind: 'refused', findings: answer.findings }
    return { kind: 'document', response: jsonOf(answer.value) }
  }
  const answer = await rights.know({ actor, customer, request })
  if (answer.outcome === 'deny') return { kind: 'refused', findings: answer.findings }
  return { kind: 'document', response: pageOf(knowHtml(answer.value, view.locale), view.locale) }
}

const isAtOnce = (right: Right): boolean => right === 'know' || right === 'export'

const jsonOf = (value: unknown): Response =>
  new Response(JSON.stringify(value, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-information.json"',
      'cache-control': 'no-store',
    },
  })

const pageOf = (text: string, locale: Locale): Response =>
  new Response(text, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': locale,
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  })
