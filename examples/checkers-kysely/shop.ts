/**
 * The shop over tables of its own: nothing is deployed, no value is moved. Its rows become the evidence of a decision, the decision
 * says what is shown in which view, and both are written down before anything is.
 */

import assert from 'node:assert/strict'
import {
  applyView,
  decideUse,
  definePolicy,
  type Evidence,
  explainUse,
  type MaskName,
  noEvidence,
  standardPolicy,
  type UseRequest,
} from 'tutela'
import { createDatabase, type Shop } from './database'

const policy = definePolicy(standardPolicy({ organization: 'Tea & Post', transactionYears: 5 }), {
  categories: { basic: { owner: 'service' } },
})
const database = await createDatabase()

/** What a decision about this customer and this member of staff rests on, read from the shop's tables. */
const evidenceFor = async (shop: Shop, { customer, actor, purpose }: UseRequest): Promise<Evidence> => {
  const person = await shop.selectFrom('customer').selectAll().where('id', '=', customer).executeTakeFirst()
  const consents = await shop.selectFrom('consent').selectAll().where('customer', '=', customer).execute()
  const notices = await shop.selectFrom('notice').selectAll().execute()
  const trainings = await shop.selectFrom('training').selectAll().where('staff', '=', actor.id).execute()
  const approvals = await shop.selectFrom('approval').selectAll().where('purpose', '=', purpose).execute()
  const optOuts = await shop.selectFrom('opt_out').selectAll().where('customer', '=', customer).execute()
  return {
    ...noEvidence,
    age: 'adult',
    notices: notices.map(({ id, hash, body, from_at, until_at }) => ({
      ...JSON.parse(body),
      id,
      hash,
      language: 'en',
      ...term(from_at, until_at),
    })),
    consents: consents.map((row) => ({
      id: row.id,
      customer,
      controller: 'Tea & Post',
      notice: { id: row.notice, hash: row.notice_hash, language: 'en' },
      purposes: [row.purpose],
      items: JSON.parse(row.items).map((item: string) => ({ item, necessary: true })),
      recipients: [],
      crossBorder: false,
      separate: false,
      channel: 'website',
      act: 'ticked',
      bundled: false,
      inducement: false,
      conditionFor: [],
      givenBy: 'customer',
      state: 'given',
      givenAt: Number(row.given_at),
      withdrawal: '/privacy',
      ...term(row.given_at, row.until_at),
    })),
    undertakings: trainings.map(({ id, kind, staff, from_at, until_at }) => ({
      id,
      kind,
      party: staff,
      ...term(from_at, until_at),
    })),
    approvals: approvals.map((row) => ({
      id: row.id,
      action: 'use',
      purpose: row.purpose,
      items: JSON.parse(row.items),
      customers: 'all',
      manner: 'screen',
      applicant: JSON.parse(row.applicant),
      appliedAt: Number(row.from_at),
      decision: { state: 'approved', by: JSON.parse(row.approver), at: Number(row.from_at) },
      ...term(row.from_at, row.until_at),
    })),
    choices: optOuts.map(({ id, purpose: refused, from_at, until_at }) => ({
      id,
      customer,
      refuses: { kind: 'purpose', purpose: refused },
      ...term(from_at, until_at),
    })),
    records:
      person === undefined
        ? []
        : [
            {
              id: person.id,
              customer,
              category: 'basic',
              items: ['basic.name', 'basic.phone'],
              purposes: ['delivery'],
              channel: 'website',
              consents: consents.map(({ id }) => id),
              capturedAt: Number(person.captured_at),
              enteredAt: Number(person.captured_at),
              enteredBy: customer,
              review: 'not-needed',
              events: {},
            },
          ],
  }
}

/** Decides, writes it down, and shows: all in one transaction, so that nothing is shown that isn't on record. */
const showContact = (request: UseRequest) =>
  database.transaction().execute(async (shop) => {
    const at = Date.now()
    const decision = decideUse(policy, request, await evidenceFor(shop, request), at)
    const rules = decision.outcome === 'deny' ? decision.findings.map(({ rule }) => rule) : []
    const { actor, customer, purpose } = request
    await shop
      .insertInto('use_log')
      .values({
        at,
        staff: actor.id,
        customer,
        purpose,
        outcome: decision.outcome,
        rules: JSON.stringify(rules),
      })
      .execute()
    if (decision.outcome === 'deny') return explainUse(decision, 'en').map(({ text }) => text)
    const row = await shop
      .selectFrom('customer')
      .select(['name', 'phone'])
      .where('id', '=', customer)
      .executeTakeFirstOrThrow()
    // each value in the view that the decision says; what it doesn't say is not shown
    const shown = (item: string, mask: MaskName, value: string) =>
      applyView({ view: decision.views[item] ?? 'omitted', mask, value, pseudonym: () => '?' })
    return {
      name: shown('basic.name', 'person-name', row.name),
      phone: shown('basic.phone', 'mobile', row.phone),
    }
  })

const agent = { kind: 'staff', id: 'e-1', department: 'service', position: 'service-agent' } as const
const analyst = { kind: 'staff', id: 'e-3', department: 'marketing', position: 'marketing-analyst' } as const
const ask = {
  customer: 'c-1001',
  purpose: 'delivery',
  items: ['basic.name', 'basic.phone'],
  manner: 'screen',
}

const refused = await showContact({ ...ask, actor: analyst })
console.log('the analyst asks   refused:', refused)
assert(Array.isArray(refused) && refused.some((line) => line.includes('4.2.3')))

const seen = await showContact({ ...ask, actor: agent })
console.log('the agent asks     masked: ', seen)
assert.deepEqual(seen, { name: '王小明', phone: '138****8000' })

await database
  .insertInto('opt_out')
  .values({
    id: 'o-1',
    customer: 'c-1001',
    purpose: 'delivery',
    from_at: Date.now(),
    until_at: Date.now() + 1e12,
  })
  .execute()
const stopped = await showContact({ ...ask, actor: agent })
console.log('after an opt-out   refused:', stopped)
assert(Array.isArray(stopped) && stopped.some((line) => line.includes('7.3.2')))

const log = await database.selectFrom('use_log').select(['staff', 'outcome', 'rules']).orderBy('at').execute()
console.log('the log            recorded:', log)
assert.deepEqual(
  log.map(({ outcome }) => outcome),
  ['deny', 'permit', 'deny'],
)
await database.destroy()

/** From when until when a row holds. PostgreSQL's `bigint` may come as text. */
function term(fromAt: number | string, untilAt: number | string) {
  return { fromAt: Number(fromAt), untilAt: Number(untilAt) }
}
