/** How do the customers come in? Each is asked, says yes or no, and what they agreed to is collected through its channel; the rest isn't taken. */

import type { Finding } from '../core/finding'
import type { Actor } from '../data/actor'
import type { CollectAnswer } from '../vault/answer'
import type { Collection } from '../vault/vault'
import type { PolicyNames } from '../policy/policy'
import { agreedPurposes, consentsOf } from './asked'
import { once, type Stage } from './groundwork'
import type { DemoCustomer, DemoRecord } from './source'

/** What came of it. `values` counts items: those offered are stored, not taken, or denied. */
export interface Arrival {
  readonly consents: number
  readonly choices: number
  readonly records: {
    readonly offered: number
    readonly stored: number
    readonly denied: number
    readonly empty: number
  }
  /** Records stored, by category. */
  readonly byCategory: Readonly<Record<string, number>>
  readonly values: {
    readonly offered: number
    readonly stored: number
    readonly denied: number
    readonly notTaken: number
  }
  /** How often each rule denied. */
  readonly denials: ReadonlyMap<string, { readonly finding: Finding; readonly count: number }>
  /** The records that wait for a second person. */
  readonly pending: readonly { readonly customer: string; readonly category: string; readonly id: string }[]
}

/** One record to be collected, and how many of its items were left out. */
interface Offer {
  readonly customer: string
  readonly record: DemoRecord
  readonly input: Collection<PolicyNames> | undefined
  readonly items: number
  readonly notTaken: number
}

const batch = 200

/** Takes every customer in. Run again, it stores nothing twice. */
export const arrive = async (stage: Stage): Promise<Arrival> => {
  const { customers } = stage.company.source
  let consents = 0
  let choices = 0
  const offers: Offer[] = []
  for (const customer of customers) {
    const id = stage.secret.customerId(customer.key)
    consents += await askConsents(stage, customer, id)
    choices += await askChoices(stage, customer, id)
    offers.push(...customer.records.map((record, index) => offerOf(stage, customer, id, record, index)))
  }
  const answers: CollectAnswer[] = []
  const inputs = offers.flatMap(({ input }) => (input === undefined ? [] : [input]))
  for (let start = 0; start < inputs.length; start += batch)
    answers.push(...(await stage.vault.collect(inputs.slice(start, start + batch))))
  return { consents, choices, ...reckon(offers, answers) }
}

const askConsents = async (stage: Stage, customer: DemoCustomer, id: string): Promise<number> => {
  const actor: Actor = { kind: 'customer', id }
  const consents = consentsOf(stage, customer, id)
  for (const consent of consents) await once(() => stage.vault.giveConsent({ actor, consent }))
  return consents.length
}

const askChoices = async (stage: Stage, customer: DemoCustomer, id: string): Promise<number> => {
  const term = { fromAt: stage.clock.at, untilAt: stage.clock.at + 3650 * 86_400_000 }
  const { optsOutOf } = customer.stance
  for (const topic of optsOutOf) {
    const refuses =
      topic === 'sharing' ? { kind: 'sharing' as const } : { kind: 'purpose' as const, purpose: topic }
    const choice = { id: `${id} ${topic}`, customer: id, refuses, ...term }
    await once(() => stage.vault.choose({ actor: { kind: 'customer', id }, choice }))
  }
  return optsOutOf.length
}

/** What of a record is asked for: the items that a purpose needs which the customer agreed to. */
const offerOf = (
  stage: Stage,
  customer: DemoCustomer,
  id: string,
  record: DemoRecord,
  index: number,
): Offer => {
  const { document } = stage.company.policy
  const agreed = agreedPurposes(customer)
  const isNeeded = (item: string): boolean =>
    agreed.some((purpose) => document.purposes[purpose]?.needs.includes(item))
  const given = Object.entries(record.values)
  const values = given.filter(([field]) => isNeeded(`${record.category}.${field}`))
  const items = values.map(([field]) => `${record.category}.${field}`)
  const purposes = agreed.filter((purpose) =>
    document.purposes[purpose]?.needs.some((item) => items.includes(item)),
  )
  const counted = { customer: id, record, items: items.length, notTaken: given.length - values.length }
  if (items.length === 0) return { ...counted, input: undefined }
  const [first] = stage.company.source.partners
  const input: Collection<PolicyNames> = {
    actor: collectorOf(stage, id, record, items),
    customer: id,
    channel: record.channel,
    ...(record.channel === 'partner' && first !== undefined ? { supplier: first.id } : {}),
    purposes,
    notice: 'notice-1',
    capturedAt: record.capturedAt,
    values: { [record.category]: Object.fromEntries(values) },
    events: { [record.category]: eventsOf(customer, record) },
    keepAccurate: true,
    reference: `${customer.key} ${index}`,
  }
  return { ...counted, input }
}

/** What is known of somebody is kept from their last order on; who never ordered, from the day they were asked. */
const eventsOf = (customer: DemoCustomer, record: DemoRecord): DemoRecord['events'] => {
  if (record.category !== 'basic') return record.events
  const orders = customer.records.filter(({ category }) => category === 'transaction')
  return {
    ...record.events,
    'last-transaction': Math.max(record.capturedAt, ...orders.map(({ capturedAt }) => capturedAt)),
  }
}

/** Customers fill in what is theirs on the website and in the app; elsewhere somebody does who may. */
const collectorOf = (stage: Stage, id: string, record: DemoRecord, items: readonly string[]): Actor => {
  const self: Actor = { kind: 'customer', id }
  if (record.channel === 'website' || record.channel === 'app') return self
  return stage.company.collectorOf(record.channel, items) ?? self
}

const reckon = (
  offers: readonly Offer[],
  answers: readonly CollectAnswer[],
): Omit<Arrival, 'consents' | 'choices'> => {
  const denials = new Map<string, { finding: Finding; count: number }>()
  const pending: { customer: string; category: string; id: string }[] = []
  const records = { offered: offers.length, stored: 0, denied: 0, empty: 0 }
  const byCategory: Record<string, number> = {}
  const values = { offered: 0, stored: 0, denied: 0, notTaken: 0 }
  let next = 0
  for (const { input, items, notTaken, record, customer } of offers) {
    values.offered += items + notTaken
    values.notTaken += notTaken
    const answer = input === undefined ? undefined : answers[next++]
    if (answer === undefined) records.empty += 1
    else if (answer.outcome === 'permit') {
      records.stored += 1
      byCategory[record.category] = (byCategory[record.category] ?? 0) + 1
      values.stored += items
      if (answer.obligations.some(({ kind }) => kind === 'review'))
        pending.push(...answer.records.map((id) => ({ customer, category: record.category, id })))
    } else {
      records.denied += 1
      values.denied += items
      for (const finding of answer.findings) {
        if (finding.effect !== 'deny') continue
        const known = denials.get(finding.rule)
        denials.set(finding.rule, { finding, count: (known?.count ?? 0) + 1 })
      }
    }
  }
  return { records, byCategory, values, denials, pending }
}
