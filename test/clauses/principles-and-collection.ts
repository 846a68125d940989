/** Chapters 1 to 3: principles, categories, collection. */

import { expect } from 'vitest'
import { z } from 'zod'
import { isTutelaError } from '../../src/core/error'
import { standardCategories } from '../../src/data/categories/standard'
import { defineCategory } from '../../src/data/define-category'
import { item } from '../../src/data/item'
import { parseItems } from '../../src/data/parse-items'
import { compile } from '../../src/policy/compile'
import { definePolicy } from '../../src/policy/define'
import { memoryStore } from '../../src/store/memory'
import { collection, openCompany, order } from '../vault/company'
import type { Trials } from './carried'
import {
  approval,
  collectBroken,
  consent,
  customer,
  day,
  expectClause,
  expectWarning,
  notice,
  policy,
  record,
  rep,
  staffCollect,
  start,
  useBroken,
  whole,
} from './world'

/** Values of a category go in and come out again, through a vault. */
const goesThroughVault = async (
  values: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<void> => {
  const { vault } = await openCompany()
  const purposes = ['service', 'delivery', 'marketing', 'research', 'decision']
  for (const purpose of purposes.slice(2))
    await vault.giveConsent({ actor: collection.actor, consent: consent(purpose) })
  const answer = await vault.collect({ ...collection, purposes, values })
  if (answer.outcome === 'deny') throw new Error(answer.findings.map(({ rule }) => rule).join())
  expect(answer.records).toHaveLength(Object.keys(values).length)
}

const soundnessOf = (extension: object): readonly string[] => {
  try {
    definePolicy(policy.document, extension as never)
    return []
  } catch (error) {
    if (!isTutelaError(error)) throw error
    return (error.failure.issues ?? []).map(({ message, remedy }) => `${message}; ${remedy}`)
  }
}

const money = { amount: 100, currency: 'CNY' }

export const firstChapters: Trials = {
  '1.1': async () => {
    const { vault } = await openCompany()
    expect((await vault.collect(collection)).outcome).toBe('permit')
    expect(
      await vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name'] }),
    ).toMatchObject({
      outcome: 'permit',
    })
  },
  '1.2': () =>
    expectClause(useBroken({}), useBroken({ request: { actor: { ...rep, position: 'gardener' } } }), '1.2'),
  '1.3.1': () =>
    expectClause(collectBroken({}), collectBroken({ request: { purposes: ['service', 'gossip'] } }), '1.3.1'),
  '1.3.2': () =>
    expectClause(
      collectBroken({}),
      collectBroken({ request: { inaccurate: [{ item: 'basic.phone', reason: 'format/length' }] } }),
      '1.3.2',
    ),
  '1.3.3': async () => {
    const store = memoryStore()
    const { vault } = await openCompany({ store })
    await vault.collect(collection)
    const [row] = await store.transact((transaction) => transaction.list('record', { equals: {}, limit: 9 }))
    if (row === undefined) throw new Error('nothing was stored')
    const key = { customer: row.customer, category: row.category, id: row.id }
    const changed = row.sealed.map((byte, index) => (index === 40 ? byte ^ 1 : byte))
    await store.transact((transaction) => transaction.update('record', key, {}, { sealed: changed }))
    await expect(
      vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name'] }),
    ).rejects.toMatchObject({ failure: { kind: 'seal/tampered' } })
  },
  '1.3.4': () =>
    expectClause(
      useBroken({}),
      useBroken({ request: { items: ['basic.sex'] }, evidence: { approvals: [approval({ id: 'all' })] } }),
      '1.3.4',
    ),
  '1.3.5': () =>
    expectClause(
      collectBroken({}),
      collectBroken({
        evidence: { consents: whole.consents.filter((one) => !one.purposes.includes('service')) },
      }),
      '1.3.5',
    ),
  '2.1': async () => {
    const level = item(z.enum(['silver', 'gold']), {
      label: { en: 'Level', zh: '等级' },
      sensitivity: 'general',
      view: 'plain',
      mask: 'none',
    })
    const definition = defineCategory({
      name: 'membership',
      label: { en: 'Membership', zh: '会员' },
      items: { level },
    })
    const own = definePolicy(policy.document, {
      categories: {
        membership: { definition, owner: 'sales', retention: { start: 'collected', action: 'delete' } },
      },
      purposes: { club: { family: 'service', needs: ['membership.level'] } },
    } as never)
    const ask = { request: { purposes: ['club'], items: ['membership.level'] } }
    const consents = [
      consent('service', { purposes: ['club'], items: [{ item: 'membership.level', necessary: true }] }),
    ]
    const notices = whole.notices.map((one) => ({ ...one, purposes: ['club'], items: ['membership.level'] }))
    expect(collectBroken({ ...ask, policy: own, evidence: { consents, notices } }).outcome).toBe('permit')
    expect(parseItems(definition, { level: 'bronze' }).refused).toMatchObject([{ item: 'membership.level' }])
  },
  '2.2.1': () => goesThroughVault({ basic: { name: '李雷', sex: 'male', age: 30, occupation: '教师' } }),
  '2.2.2': () => goesThroughVault(order('o-1', start - day).values),
  '2.2.3': () =>
    goesThroughVault({
      communication: {
        kind: 'chat',
        direction: 'inbound',
        channel: 'app',
        at: start,
        participants: [{ role: 'customer', name: '李雷' }],
        body: [{ from: 'customer', text: '何时到货？' }],
      },
    }),
  '2.2.4': () =>
    goesThroughVault({ preference: { contactChannels: [{ name: 'email', source: 'stated', strength: 1 }] } }),
  '2.2.5': () => {
    const request = { purposes: ['credit-assessment'], items: ['credit.limit'] }
    const without = compile({ ...policy.document, creditBusiness: false }, standardCategories)
    expectClause(collectBroken({ request }), collectBroken({ request, policy: without }), '2.2.5')
    const parsed = parseItems(standardCategories[4], { limit: money })
    expect(parsed.refused).toEqual([])
  },
  '2.2.6': () => goesThroughVault({ other: { source: 'referral', tags: ['vip'] } }),
  '3.1.1': () => expectClause(collectBroken({}), collectBroken({ request: { channel: 'fax' } }), '3.1.1'),
  '3.1.2': () => {
    const request = { channel: 'partner', supplier: 'carrier' }
    const agreements = whole.agreements.map((one) => ({ ...one, endedAt: start }))
    expectClause(
      collectBroken({ request }, staffCollect),
      collectBroken({ request, evidence: { agreements } }, staffCollect),
      '3.1.2',
    )
  },
  '3.2.1': () =>
    expectClause(collectBroken({}), collectBroken({ request: { purposes: ['service', 'later'] } }), '3.2.1'),
  '3.2.3': () => {
    const [first, second] = whole.notices
    if (first === undefined || second === undefined) throw new Error('no notices')
    const parts = { ...second.parts, rights: ' ' }
    expectClause(
      collectBroken({}),
      collectBroken({ evidence: { notices: [first, { ...second, parts }] } }),
      '3.2.3',
    )
    expect(notice.parts.rights).toBe('r')
  },
  '3.2.4': () => {
    expectClause(
      useBroken({}),
      useBroken({ evidence: { records: [record({ review: 'pending' })] } }),
      '3.2.4',
    )
    expectWarning(
      collectBroken({}, staffCollect),
      collectBroken({ request: { capturedAt: start - 9 * day } }, staffCollect),
      '3.2.4',
    )
  },
  '3.3.1': () => {
    const guarded = whole.consents.map((one) => ({ ...one, givenBy: 'guardian' as const }))
    expectClause(
      collectBroken({ evidence: { age: 'minor', consents: guarded } }),
      collectBroken({ evidence: { age: 'minor' } }),
      '3.3.1',
    )
  },
  '3.3.2': () =>
    expectClause(
      collectBroken({}),
      collectBroken({ evidence: { consents: whole.consents.map((one) => ({ ...one, bundled: true })) } }),
      '3.3.2',
    ),
  '3.3.3': () =>
    expectClause(
      collectBroken({}),
      collectBroken({ request: { items: ['basic.name', 'basic.sex'] } }),
      '3.3.3',
    ),
}

/** Two provisions that the policy document itself is refused for. */
export const ofTheDocument: Trials = {
  '4.3.1': () => {
    expect(soundnessOf({})).toEqual([])
    const issues = soundnessOf({ categories: { basic: { retention: null } } })
    expect(issues.length).toBeGreaterThan(0)
    expect(issues.every((issue) => issue.includes('4.3.1'))).toBe(true)
  },
  '8.1.1': () => {
    const issues = soundnessOf({ supervision: null })
    expect(issues.length).toBeGreaterThan(0)
    expect(issues.every((issue) => issue.includes('8.1.1'))).toBe(true)
  },
}
