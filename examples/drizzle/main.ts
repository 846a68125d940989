/** A Drizzle application that asks before it shows: rows to evidence, a decision, its record, and then the view, in one transaction. */

import assert from 'node:assert/strict'
import { eq } from 'drizzle-orm'
import {
  applyView,
  decideUse,
  definePolicy,
  type Evidence,
  evidence,
  explainUse,
  type MaskName,
  noEvidence,
  standardPolicy,
  type UseRequest,
} from 'tutela'
import { createDatabase, type Database, items } from './rows'
import { approval, consent, customer, notice, training, useLog } from './schema'

const policy = definePolicy(standardPolicy({ organization: 'Tea & Post', transactionYears: 5 }), {
  categories: { basic: { owner: 'service' } },
})
const { database, close } = await createDatabase()
type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

const position = { agent: 'service-agent', manager: 'service-manager' } as const

/** What a decision rests on, as the rows say it now. `evidence` checks its shape: what a row lacks is told, not guessed. */
const evidenceFor = async (shop: Transaction, request: UseRequest): Promise<Evidence> => {
  const [person] = await shop.select().from(customer).where(eq(customer.id, request.customer))
  const consents = await shop.select().from(consent).where(eq(consent.customer, request.customer))
  const trainings = await shop.select().from(training).where(eq(training.staff, request.actor.id))
  const approvals = await shop.select().from(approval).where(eq(approval.purpose, request.purpose))
  const notices = await shop.select().from(notice)
  return evidence.parse({
    ...noEvidence,
    age: 'adult',
    notices: notices.map(({ body }) => body),
    consents: consents.map(
      ({ id, purpose, notice: shown, noticeHash, givenAt, withdrawnAt, fromAt, untilAt }) => ({
        id,
        customer: request.customer,
        controller: 'Tea & Post',
        notice: { id: shown, hash: noticeHash, language: 'en' },
        purposes: [purpose],
        items: items.map((item) => ({ item, necessary: true })),
        recipients: [],
        crossBorder: false,
        separate: false,
        channel: 'website',
        act: 'ticked',
        bundled: false,
        inducement: false,
        conditionFor: [],
        givenBy: 'customer',
        state: withdrawnAt === null ? 'given' : 'withdrawn',
        ...(withdrawnAt === null ? {} : { endedAt: withdrawnAt }),
        givenAt,
        withdrawal: 'in the account',
        fromAt,
        untilAt,
      }),
    ),
    undertakings: trainings.map(({ staff, ...rest }) => ({ ...rest, party: staff })),
    approvals: approvals.map(({ id, purpose, applicant, approver, fromAt, untilAt }) => ({
      id,
      action: 'use',
      purpose,
      items,
      customers: 'all',
      manner: 'screen',
      applicant: { id: applicant, department: 'service', position: position.agent },
      appliedAt: fromAt,
      decision: {
        state: 'approved',
        by: { id: approver, department: 'service', position: position.manager },
        at: fromAt,
      },
      fromAt,
      untilAt,
    })),
    records:
      person === undefined
        ? []
        : [
            {
              id: person.id,
              customer: person.id,
              category: 'basic',
              items,
              purposes: ['delivery'],
              channel: 'website',
              consents: consents.map(({ id }) => id),
              capturedAt: person.capturedAt,
              enteredAt: person.capturedAt,
              enteredBy: person.id,
              review: 'not-needed',
              events: {},
            },
          ],
  })
}

const showContact = (request: UseRequest) =>
  database.transaction(async (shop) => {
    const at = Date.now()
    const decision = decideUse(policy, request, await evidenceFor(shop, request), at)
    const rules = decision.outcome === 'deny' ? decision.findings.map(({ rule }) => rule) : []
    const { actor, customer: whose, purpose } = request
    await shop
      .insert(useLog)
      .values({ at, staff: actor.id, customer: whose, purpose, outcome: decision.outcome, rules })
    if (decision.outcome === 'deny') return explainUse(decision, 'en').map(({ text }) => text)
    const [row] = await shop.select().from(customer).where(eq(customer.id, whose))
    const shown = (item: string, mask: MaskName, value = '') =>
      applyView({ view: decision.views[item] ?? 'omitted', mask, value, pseudonym: () => '?' })
    return {
      name: shown('basic.name', 'person-name', row?.name),
      phone: shown('basic.phone', 'mobile', row?.phone),
    }
  })

const agent = { kind: 'staff', id: 'e-1', department: 'service', position: position.agent } as const
const ask = { actor: agent, customer: 'c-1001', items, manner: 'screen' }

const refused = await showContact({ ...ask, purpose: 'marketing' })
console.log('for marketing      refused:', refused)
assert(Array.isArray(refused) && refused.some((line) => line.includes('4.2.3')))

const seen = await showContact({ ...ask, purpose: 'delivery' })
console.log('for delivery       masked: ', seen)
assert.deepEqual(seen, { name: '王小明', phone: '138****8000' })

await database.update(consent).set({ withdrawnAt: Date.now() }).where(eq(consent.id, 'k-1'))
const stopped = await showContact({ ...ask, purpose: 'delivery' })
console.log('after a withdrawal refused:', stopped)
assert(Array.isArray(stopped) && stopped.some((line) => line.includes('1.3.5')))

const log = await database.select().from(useLog).orderBy(useLog.id)
console.log(
  'the log            recorded:',
  log.map(({ staff, outcome, rules }) => ({ staff, outcome, rules })),
)
assert.deepEqual(
  log.map(({ outcome }) => outcome),
  ['deny', 'permit', 'deny'],
)
await close()
