/** What does a customer of the story agree to, in the words of the policy? Each topic's purposes, each with a consent of its own. */

import type { Instant } from '../core/instant'
import type { Consent } from '../data/consent'
import type { Company } from './company'
import { noticeId, noticesOf, type Stage } from './groundwork'
import type { DemoCustomer, DemoTopic } from './source'

/** The purposes of a topic. Sharing is asked for delivery alone. */
export const purposesOf: Readonly<Record<Exclude<DemoTopic, 'sharing'>, readonly string[]>> = {
  service: ['service', 'payment', 'credit-assessment'],
  delivery: ['delivery'],
  marketing: ['marketing'],
  decision: ['decision'],
}

/** The purposes that a customer agrees to. */
export const agreedPurposes = ({ stance }: DemoCustomer): readonly string[] =>
  stance.agreesTo.flatMap((topic) => (topic === 'sharing' ? [] : purposesOf[topic]))

/** The consents of a customer: one for the items of a purpose, a separate one for those that are sensitive, one for sharing. */
export const consentsOf = (stage: Stage, customer: DemoCustomer, id: string): readonly Consent[] => {
  const { company, clock } = stage
  const { document } = company.policy
  const isMinor = customer.age === 'minor'
  const consents = agreedPurposes(customer).flatMap((purpose) => {
    const needs = document.purposes[purpose]?.needs ?? []
    const sensitive = needs.filter((item) => isMinor || document.items[item]?.sensitivity === 'sensitive')
    const general = needs.filter((item) => !sensitive.includes(item))
    return [
      ...(general.length === 0 ? [] : [draft(purpose, general, false)]),
      ...(sensitive.length === 0 ? [] : [draft(purpose, sensitive, true)]),
    ]
  })
  const sharing = customer.stance.agreesTo.includes('sharing')
    ? [{ ...draft('delivery', document.purposes.delivery?.needs ?? [], true), sharing: true as const }]
    : []
  return [...consents, ...sharing].map((one) => consentOf(company, customer, id, clock.at, one))
}

/** The id of a consent, so that a run that was cut short gives none twice. */
export const consentId = (
  customer: string,
  purpose: string,
  kind: 'general' | 'separate' | 'sharing',
): string => `${customer} ${purpose} ${kind}`

interface Draft {
  readonly purpose: string
  readonly items: readonly string[]
  readonly separate: boolean
  readonly sharing?: true
}

const draft = (purpose: string, items: readonly string[], separate: boolean): Draft => ({
  purpose,
  items,
  separate,
})

const tenYears = 3650 * 86_400_000

const consentOf = (
  company: Company,
  customer: DemoCustomer,
  id: string,
  at: Instant,
  { purpose, items, separate, sharing }: Draft,
): Consent => {
  const term = { fromAt: at, untilAt: at + tenYears }
  const { document } = company.policy
  const [notice] = noticesOf(company, term)
  const { partners } = company.source
  return {
    id: consentId(id, purpose, sharing === true ? 'sharing' : separate ? 'separate' : 'general'),
    customer: id,
    controller: document.organization,
    notice: { id: noticeId, hash: notice?.evidence.hash ?? '', language: notice?.evidence.language ?? 'en' },
    purposes: [purpose],
    items: items.map((item) => ({ item, necessary: true })),
    recipients: sharing === true ? partners.map((partner) => partner.id) : [],
    crossBorder: sharing === true && partners.some(({ country }) => country !== document.country),
    separate,
    channel: customer.records[0]?.channel ?? 'website',
    act: 'ticked',
    bundled: false,
    inducement: false,
    conditionFor: [],
    givenBy: customer.stance.givenBy,
    state: 'given',
    givenAt: at,
    ...term,
    withdrawal: 'at any channel',
  }
}
