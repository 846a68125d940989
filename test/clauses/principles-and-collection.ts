/** Chapters 1 to 3: principles, categories, collection. */

import { either as E } from 'fp-ts'
import { expect } from 'vitest'
import { z } from 'zod'
import { checkForm } from '../../src/ci/check-form'
import { readForms } from '../../src/ci/form'
import { ciRules } from '../../src/lint/ci-rules'
import { lintPolicy } from '../../src/lint/lint'
import { defaultRights } from '../../src/data/rights'
import { standardCategories } from '../../src/data/categories/standard'
import { defineCategory } from '../../src/data/define-category'
import { item } from '../../src/data/item'
import type { Json } from '../../src/data/plain-json'
import { compile } from '../../src/policy/compile'
import { definePolicy, readPolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'
import { maskText } from '../../src/text/mask'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import { openVault } from '../../src/vault/open'
import { collection, openCompany, order } from '../vault/company'
import type { Trials } from './carried'
import {
  collectBroken,
  consent,
  customer,
  day,
  expectClause,
  expectWarning,
  head,
  notice,
  policy,
  record,
  rep,
  self,
  shareBroken,
  staffCollect,
  start,
  throughVault,
  useBroken,
  whole,
} from './world'
import { tryCorrection } from './rights-and-incidents'

const standard = definePolicy(standardPolicy({ organization: 'Acme', transactionYears: 5 }))

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
  '1.2': () => {
    const request = { actor: { ...rep, position: 'gardener' } }
    expectClause(useBroken({}), useBroken({ request }), '1.2')
    expectClause(collectBroken({}, staffCollect), collectBroken({ request }, staffCollect), '1.2')
  },
  '1.3.1': () => {
    expectClause(collectBroken({}), collectBroken({ request: { purposes: ['service', 'gossip'] } }), '1.3.1')
    const lawBroken = (changes: object) =>
      lintPolicy(definePolicy({ ...policy.document, ...changes } as typeof policy.document), () => ({}))
        .filter(({ rule }) => ciRules[rule].clauses.includes('1.3.1'))
        .map(({ rule }) => rule)
    expect(lawBroken({})).toEqual([])
    expect(lawBroken({ duties: ['accounting-vouchers'] })).toEqual(['policy/legal-period'])
    const rights = { ...defaultRights, answerWithin: { ...defaultRights.answerWithin, know: 'P31D' } }
    expect(lawBroken({ rights })).toEqual(['policy/legal-deadline'])
  },
  '1.3.2': async () => {
    expectClause(
      collectBroken({}),
      collectBroken({ request: { inaccurate: [{ item: 'basic.phone', reason: 'format/length' }] } }),
      '1.3.2',
    )
    await tryCorrection()
  },
  '1.3.3': async () => {
    const store = memoryStore()
    const { vault } = await openCompany({ store })
    await vault.collect(collection)
    const [row] = await store.transact((transaction) => transaction.list('record', { equals: {}, limit: 9 }))
    if (row === undefined) throw new Error('nothing was stored')
    const key = { customer: row.customer, category: row.category, id: row.id }
    const changed = row.sealed.map((byte, index) => (index === 40 ? byte ^ 1 : byte))
    const usage = { actor: rep, customer, purpose: 'service', items: ['basic.name'] }
    expect(await vault.use(usage)).toMatchObject({ outcome: 'permit' })
    await store.transact((transaction) => transaction.update('record', key, {}, { sealed: changed }))
    await expect(vault.use(usage)).rejects.toMatchObject({ failure: { kind: 'seal/tampered' } })
  },
  '1.3.4': () => {
    expectClause(useBroken({}), useBroken({ request: { items: ['basic.sex'] } }), '1.3.4')
    expectClause(collectBroken({}), collectBroken({ request: { items: ['basic.sex'] } }), '1.3.4')
  },
  '1.3.5': () => {
    const consents = whole.consents.filter((one) => !one.purposes.includes('service'))
    expectClause(collectBroken({}), collectBroken({ evidence: { consents } }), '1.3.5')
    expectClause(
      useBroken({ evidence: { records: [] } }),
      useBroken({ evidence: { consents, records: [] } }),
      '1.3.5',
    )
    const together = whole.consents.map((one) => ({ ...one, separate: false }))
    expectClause(shareBroken({}), shareBroken({ evidence: { consents: together } }), '1.3.5')
  },
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
    const own = readPolicy(policy.document, {
      categories: {
        membership: { definition, owner: 'sales', retention: { start: 'collected', action: 'delete' } },
      },
      purposes: { club: { family: 'service', needs: ['membership.level'] } },
    })
    if (E.isLeft(own)) throw new Error('the extension is unsound')
    const vault = await openVault({
      policy: own.right,
      store: memoryStore(),
      keys: memoryKeys(),
      clock: () => start,
    })
    const purposes = ['club']
    await vault.register({
      actor: head,
      kind: 'notice',
      evidence: { ...notice, purposes, items: ['membership.level'] },
    })
    await vault.giveConsent({
      actor: self,
      consent: consent('service', { purposes, items: [{ item: 'membership.level', necessary: true }] }),
    })
    const joining = { ...collection, purposes, values: { membership: { level: 'gold' } } }
    expect(await vault.collect(joining)).toMatchObject({ outcome: 'permit' })
    expect(await vault.collect({ ...joining, values: { membership: { level: 'bronze' } } })).toMatchObject({
      outcome: 'deny',
      refused: [{ item: 'membership.level' }],
    })
  },
  '2.2.1': async () => {
    const stated = { name: '李雷', phone: [{ kind: 'mobile', number: '+8613800138000' }] }
    const identity = [{ kind: 'passport', number: 'E12345678' }]
    const seen = await throughVault('sales', 'service', { basic: { ...stated, identity } })
    expect(seen).toMatchObject({ basic: { ...stated, identity: [{ number: 'E******78' }] } })
    const basic = { sex: 'male', age: 30, occupation: '教师' }
    expect(Object.keys((await throughVault('sales', 'marketing', { basic })).basic ?? {})).toEqual(
      Object.keys(basic),
    )
  },
  '2.2.2': async () => {
    const { values } = order('o-1', start - day)
    expect(await throughVault('sales', 'service', values)).toEqual(values)
  },
  '2.2.3': async () => {
    const communication = {
      kind: 'chat',
      direction: 'inbound',
      channel: 'app',
      at: start,
      participants: [{ role: 'customer', name: '李雷' }],
      body: [{ from: 'customer', text: '何时到货？' }],
    }
    expect(await throughVault('service', 'service', { communication })).toEqual({ communication })
    // what is said inside can be masked by itself
    expect(maskText('请回电 138 0013 8000，谢谢')).toBe('请回电 138****8000，谢谢')
  },
  '2.2.4': async () => {
    const preference = { contactChannels: [{ name: 'email', source: 'stated', strength: 1 }] }
    expect(await throughVault('marketing', 'marketing', { preference })).toEqual({
      preference: { contactChannels: '******' },
    })
  },
  '2.2.5': () => {
    const request = { purposes: ['credit-assessment'], items: ['credit.limit'] }
    const without = compile({ ...policy.document, creditBusiness: false }, standardCategories)
    expectClause(collectBroken({ request }), collectBroken({ request, policy: without }), '2.2.5')
  },
  '2.2.6': async () => {
    const other = { source: 'referral', tags: ['vip'] }
    expect(await throughVault('marketing', 'marketing', { other })).toEqual({
      other: { source: 'referral', tags: '******' },
    })
  },
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
  '3.2.2': () => {
    const found = (properties: Json): readonly string[] =>
      readForms({ 'x-tutela': { purposes: ['delivery'], notice: 'n-1' }, properties }).flatMap((form) =>
        checkForm(standard, form, () => ({})).flatMap(({ clauses }) => clauses),
      )
    expect(found({ name: {}, phone: {} })).toEqual([])
    for (const redundant of ['mobile', 'birthday', 'shoeSize'])
      expect(found({ name: {}, phone: {}, [redundant]: {} })).toContain('3.2.2')
  },
  '3.2.3': () => {
    const [first, second] = whole.notices
    if (first === undefined || second === undefined) throw new Error('no notices')
    const parts = { ...second.parts, rights: ' ' }
    expectClause(
      collectBroken({}),
      collectBroken({ evidence: { notices: [first, { ...second, parts }] } }),
      '3.2.3',
    )
  },
  '3.2.4': async () => {
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
    const { vault, clock } = await openCompany()
    const stored = await vault.collect({ ...collection, actor: rep, channel: 'sales-visit' })
    if (stored.outcome === 'deny') throw new Error(stored.findings.map(({ rule }) => rule).join())
    const entered = { customer, category: 'basic', id: stored.records[0] ?? '' }
    expect(await vault.review({ actor: rep, record: entered, verdict: 'confirmed' })).toMatchObject({
      outcome: 'deny',
      findings: [{ rule: 'review/person', clauses: ['3.2.4'] }],
    })
    expect(await vault.overdueReviews({ actor: head })).toMatchObject({ records: [] })
    clock.at = start + 30 * day
    expect(await vault.overdueReviews({ actor: head })).toMatchObject({ records: [entered] })
    expect(await vault.review({ actor: head, record: entered, verdict: 'confirmed' })).toMatchObject({
      outcome: 'done',
    })
  },
  '3.3.1': () => {
    const guarded = whole.consents.map((one) => ({ ...one, givenBy: 'guardian' as const }))
    expectClause(
      collectBroken({ evidence: { age: 'minor', consents: guarded } }),
      collectBroken({ evidence: { age: 'minor' } }),
      '3.3.1',
    )
    expectClause(collectBroken({}), collectBroken({ request: { channel: 'eavesdropping' } }), '3.3.1')
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
