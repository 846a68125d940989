/** What is a customer asked to agree to? One offer an act: each purpose by itself, sensitive items apart, each partner apart. (1.3.5, 3.3.2) */

import { addCalendar, parsePeriod } from '../../core/period'
import { orThrow, TutelaError } from '../../core/error'
import type { Instant } from '../../core/instant'
import type { Choice, Consent } from '../../data/consent'
import type { Notice } from '../../data/notice'
import type { PolicyDocument } from '../../data/policy'
import { toHex } from '../../audit/bytes'
import { sha256OfText } from '../../crypto/digest'

/** What a customer can agree to by one act. */
export interface Offer {
  /** Names it in the form. */
  readonly key: string
  readonly purpose: string
  readonly items: readonly string[]
  readonly recipient?: string
  /** It needs an act of its own: sensitive items, a partner. */
  readonly separate: boolean
  readonly crossBorder: boolean
}

/** Which items may go to which partner for a purpose, once the customer agreed. */
export interface SharingOffer {
  readonly purpose: string
  readonly recipient: string
  readonly items: readonly string[]
}

/** The offers of a notice: what it tells of, as far as the policy's purposes need it and rest on consent. */
export const offersOf = (
  document: PolicyDocument,
  notice: Notice,
  sharing: readonly SharingOffer[],
): readonly Offer[] => [
  ...notice.purposes.flatMap((purpose) => {
    const rule = document.purposes[purpose]
    if (rule?.basis.kind !== 'consent') return []
    const needed = rule.needs.filter((item) => notice.items.includes(item))
    const isSensitive = (item: string): boolean => document.items[item]?.sensitivity === 'sensitive'
    return [
      offer({
        purpose,
        items: needed.filter((item) => !isSensitive(item)),
        separate: false,
        crossBorder: false,
      }),
      offer({ purpose, items: needed.filter(isSensitive), separate: true, crossBorder: false }),
    ].flat()
  }),
  ...sharing.flatMap(({ purpose, recipient, items }) =>
    notice.purposes.includes(purpose)
      ? offer({
          purpose,
          recipient,
          items: items.filter((item) => notice.items.includes(item)),
          separate: true,
          crossBorder: document.recipients[recipient]?.country !== document.country,
        })
      : [],
  ),
]

const offer = (given: Omit<Offer, 'key'>): readonly Offer[] => {
  const key = [given.purpose, given.separate ? 'separate' : 'plain', given.recipient ?? ''].join(' ').trim()
  return given.items.length === 0 ? [] : [{ ...given, key }]
}

/** Is this consent in force? */
export const isGiven = (consent: Consent, at: Instant): boolean =>
  (consent.state === 'given' || consent.state === 'renewed') && isStanding(consent, at)

/** Does this term hold at the instant? */
export const isStanding = (given: Consent | Choice, at: Instant): boolean =>
  given.fromAt <= at &&
  at < given.untilAt &&
  (!('endedAt' in given) || given.endedAt === undefined || at < given.endedAt)

/** Is the offer agreed to already? */
export const isAccepted = (given: Offer, consents: readonly Consent[], at: Instant): boolean =>
  consents.some(
    (consent) =>
      isGiven(consent, at) &&
      consent.purposes.includes(given.purpose) &&
      (!given.separate || consent.separate) &&
      (given.recipient === undefined
        ? consent.recipients.length === 0
        : consent.recipients.includes(given.recipient)) &&
      given.items.every((item) => consent.items.some((held) => held.item === item)),
  )

/** Under which terms consents are given here. */
export interface ConsentTerms {
  readonly customer: string
  readonly channel: string
  /** ISO 8601. */
  readonly lasts: string
  readonly withdrawal: string
  /** The token of the form: the same form sent twice gives one consent. */
  readonly token: string
  readonly at: Instant
}

/** The consent that a ticked offer is. */
export const consentOf = (
  document: PolicyDocument,
  notice: Notice,
  accepted: Offer,
  terms: ConsentTerms,
): Consent => {
  const { customer, channel, token, at, withdrawal } = terms
  return {
    id: `web-${toHex(sha256OfText(`${token} ${accepted.key}`)).slice(0, 32)}`,
    customer,
    controller: document.organization,
    notice: { id: notice.id, hash: notice.hash, language: notice.language },
    purposes: [accepted.purpose],
    items: accepted.items.map((item) => ({ item, necessary: true })),
    recipients: accepted.recipient === undefined ? [] : [accepted.recipient],
    crossBorder: accepted.crossBorder,
    separate: accepted.separate,
    channel,
    act: 'ticked',
    bundled: false,
    inducement: false,
    conditionFor: [],
    givenBy: 'customer',
    state: 'given',
    givenAt: at,
    fromAt: at,
    untilAt: endOf(terms.lasts, at, document.timeZone),
    withdrawal,
  }
}

const endOf = (lasts: string, at: Instant, timeZone: string): Instant => {
  const period = orThrow(parsePeriod(lasts))
  if (period.unit === 'calendar') return addCalendar(at, period, timeZone)
  throw new TutelaError({
    kind: 'input/invalid',
    message: 'a consent does not last working days',
    remedy: 'give years, months, weeks or days, for example `P1Y`',
    where: { path: 'consentLasts' },
  })
}
