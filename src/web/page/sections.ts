/** What does the customer see? The notice, what they can agree to, what they agreed to, and their choices: each as a section of forms. */

import type { Instant } from '../../core/instant'
import type { Locale } from '../../core/locale'
import type { Choice, Consent } from '../../data/consent'
import { type Notice, noticePart } from '../../data/notice'
import type { PolicyDocument } from '../../data/policy'
import { html, type Html, type Piece } from '../../core/html'
import { isAccepted, isGiven, isStanding, type Offer } from './offers'
import { pageWords } from './words'

/** What the sections are drawn from. */
export interface PageView {
  readonly locale: Locale
  readonly base: string
  readonly document: PolicyDocument
  readonly notice: Notice | undefined
  readonly offers: readonly Offer[]
  readonly consents: readonly Consent[]
  readonly choices: readonly Choice[]
  readonly at: Instant
  /** A token for the forms of this page. */
  readonly token: string
}

/** A form that posts one step. */
export const formOf = (view: PageView, step: string, body: Piece): Html =>
  html`<form method="post" action="${view.base}/${step}?lang=${view.locale}"><input type="hidden" name="token" value="${view.token}">${body}</form>`

/** A section under a heading. */
export const sectionOf = (id: string, title: string, body: Piece): Html =>
  html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`

/** The names that people know things by. */
export const labelsOf = ({ document, locale }: Pick<PageView, 'document' | 'locale'>) => ({
  purpose: (name: string): string => document.purposes[name]?.label[locale] ?? name,
  recipient: (name: string): string => document.recipients[name]?.label[locale] ?? name,
  department: (name: string): string => document.departments[name]?.label[locale] ?? name,
  items: (names: readonly string[]): string =>
    names.map((name) => document.items[name]?.label[locale] ?? name).join(locale === 'zh' ? '、' : ', '),
  day: (at: Instant): string =>
    new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
      dateStyle: 'medium',
      timeZone: document.timeZone,
    }).format(at),
})

/** The notice in its five parts. (3.2.3) */
export const noticeSection = ({ notice, locale }: PageView): Html => {
  const words = pageWords[locale]
  if (notice === undefined) return sectionOf('notice', words.notice, html`<p>${words.noNotice}</p>`)
  const parts = noticePart.options.map(
    (part) => html`<dt>${words.parts[part]}</dt><dd>${notice.parts[part] ?? ''}</dd>`,
  )
  return sectionOf(
    'notice',
    words.notice,
    html`<dl lang="${notice.language}">${parts}</dl><p class="meta">${words.noticeMeta(notice.id, notice.hash.slice(0, 16))}</p>`,
  )
}

/** What is still open: each a box that is not ticked; what needs an act of its own has a form of its own. (1.3.5, 3.3.2) */
export const askSection = (view: PageView): readonly Html[] => {
  const words = pageWords[view.locale]
  if (view.notice === undefined) return []
  const open = view.offers.filter((offer) => !isAccepted(offer, view.consents, view.at))
  if (open.length === 0) return [sectionOf('ask', words.ask, html`<p>${words.allGiven}</p>`)]
  const plain = open.filter(({ separate }) => !separate)
  const separate = open.filter((offer) => offer.separate)
  const save = html`<p class="end"><button>${words.save}</button></p>`
  const one = (offer: Offer): Html =>
    html`<p class="end"><button aria-label="${words.giveOne}: ${offerText(view, offer)}">${words.giveOne}</button></p>`
  const together = html`<fieldset><legend>${words.askLead}</legend>${plain.map((offer) => offerBox(view, offer))}</fieldset>${save}`
  return [
    ...(plain.length === 0 ? [] : [sectionOf('ask', words.ask, formOf(view, 'consent', together))]),
    ...(separate.length === 0
      ? []
      : [
          sectionOf('separate', words.separateAsk, [
            html`<p class="lead">${words.separateLead}</p>`,
            ...separate.map((offer) => formOf(view, 'consent', [offerBox(view, offer), one(offer)])),
          ]),
        ]),
  ]
}

const offerText = (view: PageView, { purpose, recipient, separate }: Offer): string => {
  const words = pageWords[view.locale]
  const labels = labelsOf(view)
  if (recipient !== undefined) return words.agreeShare(labels.purpose(purpose), labels.recipient(recipient))
  return separate ? words.agreeSensitive(labels.purpose(purpose)) : words.agree(labels.purpose(purpose))
}

const offerBox = (view: PageView, offer: Offer): Html => {
  const words = pageWords[view.locale]
  const { key, crossBorder, items } = offer
  const id = `offer-${key.replaceAll(' ', '-')}`
  const abroad = crossBorder ? ` · ${words.abroad}` : ''
  return html`<div class="offer"><input type="checkbox" id="${id}" name="offer" value="${key}" aria-describedby="${id}-items"><label for="${id}">${offerText(view, offer)}</label><p id="${id}-items">${words.items}: ${labelsOf(view).items(items)}${abroad}</p></div>`
}

/** The consents in force, each with its withdrawal. (7.3.2) */
export const givenSection = (view: PageView): Html => {
  const words = pageWords[view.locale]
  const labels = labelsOf(view)
  const rows = view.consents
    .filter((consent) => isGiven(consent, view.at))
    .map((consent) => {
      const purposes = consent.purposes.map(labels.purpose).join(', ')
      const to = consent.recipients.map(labels.recipient).join(', ')
      const items = labels.items(consent.items.map(({ item }) => item))
      const name = to === '' ? purposes : `${purposes} → ${to}`
      return html`<li><div><strong>${name}</strong><p>${words.items}: ${items}</p><p>${words.since} ${labels.day(consent.givenAt)}, ${words.until} ${labels.day(consent.untilAt)}</p></div>${formOf(view, 'withdraw', html`<input type="hidden" name="consent" value="${consent.id}"><button class="grave" aria-label="${words.withdrawFor(name)}">${words.withdraw}</button>`)}</li>`
    })
  return sectionOf(
    'given',
    words.given,
    rows.length === 0 ? html`<p>${words.noneGiven}</p>` : html`<ul class="rows">${rows}</ul>`,
  )
}

/** What can be stopped: a name of its own in the form, and what the choice refuses. */
export interface Stoppable {
  readonly key: string
  readonly refuses: Choice['refuses']
}

/** Every purpose of the notice but those that law obliges to, and every partner that is offered. */
export const stoppables = ({ document, notice, offers }: PageView): readonly Stoppable[] => [
  ...(notice?.purposes ?? [])
    .filter((purpose) => document.purposes[purpose]?.basis.kind !== 'legal-obligation')
    .map((purpose) => ({ key: `purpose ${purpose}`, refuses: { kind: 'purpose' as const, purpose } })),
  ...[...new Set(offers.flatMap(({ recipient }) => recipient ?? []))].map((recipient) => ({
    key: `sharing ${recipient}`,
    refuses: { kind: 'sharing' as const, recipient },
  })),
]

/** The choice in force that stops it. */
export const stoppedBy = ({ choices, at }: PageView, { refuses }: Stoppable): Choice | undefined =>
  choices.find(
    (choice) =>
      isStanding(choice, at) &&
      (refuses.kind === 'purpose'
        ? choice.refuses.kind === 'purpose' && choice.refuses.purpose === refuses.purpose
        : choice.refuses.kind === 'sharing' &&
          (choice.refuses.recipient === undefined || choice.refuses.recipient === refuses.recipient)),
  )

/** The choices: what can be stopped, and what is. (7.3.2) */
export const choicesSection = (view: PageView): Html => {
  const words = pageWords[view.locale]
  const labels = labelsOf(view)
  const rows = stoppables(view).map((stoppable) => {
    const { key, refuses } = stoppable
    const name =
      refuses.kind === 'purpose'
        ? words.useFor(labels.purpose(refuses.purpose))
        : words.shareWith(labels.recipient(refuses.recipient ?? ''))
    const choice = stoppedBy(view, stoppable)
    const [state, step, word, value] =
      choice === undefined
        ? (['allowed', 'choose', words.stop, key] as const)
        : (['stopped', 'allow', words.allow, choice.id] as const)
    return html`<li><div><strong>${name}</strong><p class="state ${state}">${words[state]}</p></div>${formOf(view, step, html`<input type="hidden" name="choice" value="${value}"><button class="quiet" aria-label="${word}: ${name}">${word}</button>`)}</li>`
  })
  return sectionOf('choices', words.choices, [
    html`<p class="lead">${words.choicesLead}</p>`,
    html`<ul class="rows">${rows}</ul>`,
  ])
}
