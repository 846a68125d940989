/**
 * Where does a customer see what is held of them, agree, withdraw, and stop what they don't want? On one page, by plain forms,
 * without scripts: a handler of web-standard requests, to be mounted anywhere.
 */

import { type Clock, systemClock } from '../../core/clock'
import type { Finding } from '../../core/finding'
import type { Locale } from '../../core/locale'
import { platformRandom, type RandomBytes } from '../../crypto/random'
import type { Notice } from '../../data/notice'
import type { Policy, PolicyNames } from '../../policy/policy'
import type { RecordedDenial } from '../../vault/answer'
import type { Vault } from '../../vault/vault'
import { formGuard, isCrossSite } from '../csrf'
import { languageOf } from '../language'
import { problemResponse, type Trouble, troubleOf } from '../problem'
import { toldOf } from '../problem-words'
import { historySection, readHistory } from './history'
import { offersOf, type SharingOffer } from './offers'
import { askForRight, type PageRights, rightsSection } from './rights'
import { askSection, choicesSection, givenSection, noticeSection, type PageView } from './sections'
import { type Message, shellResponse } from './shell'
import { isPageStep, type PageStep, takePageStep } from './steps'
import { customerOf, doneMessage, noticeFor } from './visit'
import { pageWords } from './words'

/** What the page does with a vault. */
export type PageVault<N extends PolicyNames = PolicyNames> = Pick<
  Vault<N>,
  'standing' | 'events' | 'giveConsent' | 'withdrawConsent' | 'choose' | 'endChoice'
>

/** What the page stands on. */
export interface CustomerPageOptions<N extends PolicyNames> {
  readonly vault: PageVault<N>
  readonly policy: Policy<N>
  /** The notices that were registered, one a language; of several the first in force is shown. */
  readonly notices: readonly Notice[]
  /** Who is signed in, by your sessions; `undefined` for nobody. */
  readonly customer: (request: Request) => string | undefined | Promise<string | undefined>
  /** 32 random bytes or more, the same in every process: it signs the forms. */
  readonly secret: Uint8Array
  /** Where the page is mounted; `/privacy` unless told. */
  readonly path?: string
  /** The channel that consents come through; `website` unless told. */
  readonly channel?: N['channel']
  /** How long a consent lasts, ISO 8601; `P1Y` unless told. */
  readonly consentLasts?: string
  /** Partners that the customer may let have items. */
  readonly sharing?: readonly SharingOffer[]
  /** `govern(vault).rights`: with it the page offers the know-report, a file to take along, correction and deletion. */
  readonly rights?: PageRights
  readonly clock?: Clock
  readonly random?: RandomBytes
  /** Told of what failed on this side. It gets no value. */
  readonly onFailure?: (trouble: Trouble) => void
}

/** The most that a form may hold, in characters. */
const mostCharacters = 20_000

/**
 * The handler of the customer's page: `GET` shows it (and `/report.json` under it), `POST` takes a step and leads back. It answers
 * every request: nobody signed in 401, a forged or old form 403, an unknown address 404. (3.2.3, 3.3.2, 7.3.1, 7.3.2)
 *
 * @example
 * ```ts
 * const page = customerPage({ vault, policy, notices: [], customer: () => 'c-1001', secret: new Uint8Array(32).fill(7) })
 * const shown = await page(new Request('https://shop.example/privacy?lang=zh'))
 * shown.status // 200
 * ```
 */
export const customerPage = <N extends PolicyNames>(
  options: CustomerPageOptions<N>,
): ((request: Request) => Promise<Response>) => {
  const { policy, path = '/privacy', clock = systemClock, random = platformRandom, onFailure } = options
  const { document } = policy
  const guard = formGuard({ secret: options.secret, clock, random })
  // what the page asks is the same for every policy: its names are checked where they are used
  const vault: PageVault = options.vault
  const terms = (customer: string) => ({
    customer,
    channel: options.channel ?? 'website',
    lasts: options.consentLasts ?? 'P1Y',
    withdrawal: path,
  })

  const viewOf = async (customer: string, locale: Locale): Promise<PageView | RecordedDenial> => {
    const answer = await vault.standing({ actor: { kind: 'customer', id: customer }, customer })
    if (answer.outcome === 'deny') return answer
    const { consents, choices, at } = answer
    const notice = noticeFor(options.notices, locale, at)
    const offers = notice === undefined ? [] : offersOf(document, notice, options.sharing ?? [])
    const token = guard.issue(customer)
    return { locale, base: path, document, notice, offers, consents, choices, at, token }
  }

  const show = async (
    customer: string,
    locale: Locale,
    message?: Message,
    status = 200,
  ): Promise<Response> => {
    const view = await viewOf(customer, locale)
    if ('outcome' in view) return refusal(locale, [toldOf('denied').title[locale]], 403)
    const history = await readHistory(vault, customer)
    const sections = [
      noticeSection(view),
      ...askSection(view),
      givenSection(view),
      choicesSection(view),
      ...(options.rights === undefined ? [] : [rightsSection(view)]),
      historySection(view, history),
    ]
    return shellResponse(
      { ...shellFor(locale), sections, ...(message === undefined ? {} : { message }) },
      status,
    )
  }

  /** The form, where it is from this page and this customer. */
  const formFrom = async (request: Request, customer: string) => {
    const form = new URLSearchParams((await request.text()).slice(0, mostCharacters))
    const token = form.get('token') ?? ''
    return isCrossSite(request) || !guard.isFrom(customer, token) ? undefined : { form, token }
  }

  const denial = (customer: string, locale: Locale, findings: readonly Finding[]): Promise<Response> => {
    const told = findings.map(({ message, clauses }) => `${message[locale]} (${clauses.join(' ')})`)
    return show(customer, locale, { tone: 'bad', lines: [pageWords[locale].denied, ...told] }, 403)
  }

  const done = (step: string, locale: Locale): Response =>
    new Response(null, { status: 303, headers: { location: `${path}?lang=${locale}&done=${step}` } })

  const ask = async (
    request: Request,
    customer: string,
    locale: Locale,
    rights: PageRights,
  ): Promise<Response> => {
    const sent = await formFrom(request, customer)
    if (sent === undefined) return forged(customer, locale)
    const view = await viewOf(customer, locale)
    if ('outcome' in view) return refusal(locale, [toldOf('denied').title[locale]], 403)
    const outcome = await askForRight(rights, { view, customer, ...sent })
    switch (outcome.kind) {
      case 'document':
        return outcome.response
      case 'taken':
        return done('request', locale)
      case 'refused':
        return denial(customer, locale, outcome.findings)
      case 'nothing':
        return show(customer, locale, { tone: 'bad', lines: [toldOf('input/invalid').title[locale]] }, 422)
    }
  }

  const forged = (customer: string, locale: Locale): Promise<Response> =>
    show(customer, locale, { tone: 'bad', lines: [toldOf('forged').title[locale]] }, 403)

  const take = async (
    request: Request,
    customer: string,
    step: PageStep,
    locale: Locale,
  ): Promise<Response> => {
    const sent = await formFrom(request, customer)
    if (sent === undefined) return forged(customer, locale)
    const { form, token } = sent
    const view = await viewOf(customer, locale)
    if ('outcome' in view) return refusal(locale, [toldOf('denied').title[locale]], 403)
    const answers = await takePageStep(step, { vault, view, terms: terms(customer), clock, token }, form)
    const denied = answers.flatMap((answer) => (answer.outcome === 'deny' ? answer.findings : []))
    if (denied.length > 0) return denial(customer, locale, denied)
    if (answers.length === 0)
      return show(customer, locale, { tone: 'bad', lines: [pageWords[locale].nothingTicked] }, 422)
    return done(step, locale)
  }

  const report = async (customer: string, locale: Locale): Promise<Response> => {
    const view = await viewOf(customer, locale)
    if ('outcome' in view) return refusal(locale, [toldOf('denied').title[locale]], 403)
    const events = (await readHistory(vault, customer)).map(({ id, event }) => ({ id, ...event }))
    const { consents, choices, at } = view
    const body = { organization: document.organization, customer, at, consents, choices, events }
    return new Response(JSON.stringify(body, null, 2), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="report.json"',
        'cache-control': 'no-store',
      },
    })
  }

  const shellFor = (locale: Locale) => ({ locale, base: path, organization: document.organization })
  const refusal = (locale: Locale, lines: readonly string[], status: number): Response =>
    shellResponse({ ...shellFor(locale), sections: [], message: { tone: 'bad', lines } }, status)

  const handle = async (request: Request, locale: Locale): Promise<Response> => {
    const customer = await customerOf(options.customer, request)
    if (customer === undefined) return refusal(locale, [pageWords[locale].signIn], toldOf('no-actor').status)
    const { pathname, searchParams } = new URL(request.url)
    const rest = pathname.startsWith(path) ? pathname.slice(path.length).replace(/^\//, '') : pathname
    if (request.method === 'GET' && rest === '')
      return show(customer, locale, doneMessage(searchParams.get('done'), locale))
    if (request.method === 'GET' && rest === 'report.json') return report(customer, locale)
    if (isPageStep(rest) && request.method === 'POST') return take(request, customer, rest, locale)
    if (rest === 'request' && request.method === 'POST' && options.rights !== undefined)
      return ask(request, customer, locale, options.rights)
    const kind = rest === '' || rest === 'report.json' || isPageStep(rest) ? 'no-method' : 'no-such-page'
    return refusal(locale, [toldOf(kind).title[locale]], toldOf(kind).status)
  }

  return async (request) => {
    const locale = languageOf(request, document.languages)
    try {
      return await handle(request, locale)
    } catch (error) {
      const trouble = troubleOf(error)
      onFailure?.(trouble)
      if (!('failure' in trouble)) return problemResponse(request, trouble, { served: document.languages })
      const { status, title } = toldOf(trouble.failure.kind)
      return refusal(locale, [title[locale]], status)
    }
  }
}
