/** Does the report tell what the policy allows and what the vault keeps, of nobody in particular, in both languages? */

import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { clauseIds } from '../../src/core/clause'
import { explainItem } from '../../src/decide/explain'
import { definePolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'
import { meansTexts } from '../../src/report/clause-answer'
import { clauseAnswers, clausesOfRules, rulesOf, stillToCome } from '../../src/report/clause-answers'
import { loadDrawings, monthsOf } from '../../src/report/drawings'
import { monthsIn, readFacts } from '../../src/report/facts'
import { reportHtml } from '../../src/report/html-page'
import { reportMarkdown } from '../../src/report/markdown'
import { reportOf } from '../../src/report/report'
import { memoryStore } from '../../src/store/memory'
import { verifyLog } from '../../src/vault/verify-log'
import { notYetCarried } from '../clauses/carried'
import {
  collection,
  consentFor,
  customer,
  day,
  head,
  openCompany,
  policy,
  rep,
  secrets,
  self,
  start,
} from '../vault/company'

const timeZone = 'Asia/Shanghai'

/** A company in which something happened: uses, a denial, a share, a withdrawal. */
const openBusy = async () => {
  const company = await openCompany({ store: memoryStore() })
  const { vault, clock } = company
  await vault.collect(collection)
  await vault.giveConsent({
    actor: self,
    consent: consentFor('delivery', { id: 'to-carrier', recipients: ['carrier'] }),
  })
  await vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name'] })
  await vault.use({ actor: rep, customer, purpose: 'marketing', items: ['basic.name'] })
  const shared = await vault.share({
    actor: rep,
    customers: [customer],
    purpose: 'delivery',
    recipient: 'carrier',
    items: ['basic.name', 'basic.address'],
  })
  expect(shared.outcome).toBe('permit')
  clock.at += 40 * day
  await vault.withdrawConsent({ actor: self, customer, consent: `consent service ${customer}` })
  await vault.sequence()
  return company
}

describe('the answers', () => {
  it('are there for each of the 73 provisions, in both languages, with a means of showing it', () => {
    expect(Object.keys(clauseAnswers).toSorted()).toEqual([...clauseIds].toSorted())
    for (const { asksZh, answers, means } of Object.values(clauseAnswers)) {
      expect(asksZh).toMatch(/[一-鿿]/)
      expect(answers.zh).toMatch(/[一-鿿]/)
      expect(answers.en).toMatch(/^[ -~…é]+$/)
      expect(means.length).toBeGreaterThan(0)
      for (const one of means) expect(meansTexts[one].zh && meansTexts[one].en).toBeTruthy()
    }
  })

  it('claim no provision that nothing carries, and hide none that something does', () => {
    expect(stillToCome).toEqual(notYetCarried)
  })

  it('name the rules that deny by a provision', () => {
    expect(rulesOf('5.3.1')).toContain('use/approval')
    expect(rulesOf('7.3.2')).toEqual(expect.arrayContaining(['use/choice', 'share/choice']))
    expect(clausesOfRules.get('collect/minimal')).toEqual(expect.arrayContaining(['3.3.3']))
    expect(clausesOfRules.size).toBeGreaterThan(35)
  })
})

describe('the report of a policy alone', () => {
  const report = reportOf(policy, { at: start })

  it('shows for each item and position the weakest of the views that explain tells', () => {
    for (const { item, cells } of report.matrix)
      for (const { position, view } of cells) {
        const ways = explainItem(policy, item).filter((way) => way.position === position)
        const order = ['plain', 'masked', 'pseudonym', 'omitted']
        const weakest = ways.map((way) => way.view).toSorted((a, b) => order.indexOf(a) - order.indexOf(b))[0]
        expect([item, position, view]).toEqual([item, position, weakest])
      }
  })

  it('lets nothing flow but what a purpose needs', () => {
    const needed = Object.entries(policy.document.purposes).flatMap(([purpose, { needs }]) =>
      needs.map((item) => `${purpose} ${item}`),
    )
    const flowing = report.flows.flatMap(({ purpose, items }) => items.map((item) => `${purpose} ${item}`))
    expect(flowing.toSorted()).toEqual(needed.toSorted())
    expect(report.handovers).toEqual([])
  })

  it('lists bases other than consent with their article', () => {
    const other = definePolicy(standardPolicy({ organization: 'A', transactionYears: 5 }), {
      purposes: { payment: { basis: { kind: 'legal-obligation', article: 'Tax law art. 1' } } },
    })
    expect(reportOf(other, { at: start }).derogations).toEqual([
      { purpose: 'payment', basis: 'legal-obligation', article: 'Tax law art. 1' },
    ])
  })

  it('says that no database was read', () => {
    expect(reportMarkdown(report, 'en')).toContain('No database was read')
    expect(reportMarkdown(report, 'zh')).toContain('未读取数据库')
  })
})

describe('the report of a vault', () => {
  it('counts what happened: denials by provision, disclosures, consents and withdrawals by month', async () => {
    const { store, clock } = await openBusy()
    const facts = await readFacts(store, { at: clock.at, timeZone })
    expect(facts.customers).toBe(1)
    expect(facts.disclosures).toMatchObject([
      { recipient: 'carrier', purpose: 'delivery', customers: 1, count: 1 },
    ])
    expect(facts.consents).toEqual([
      { month: '2026-06', key: 'given', count: 3 },
      { month: '2026-07', key: 'withdrawn', count: 1 },
    ])
    expect(facts.consentsInForce).toBe(2)
    expect(facts.events['use permit']).toBe(1)
    expect(facts.denials.get('use/consent')).toBe(1)
    const audit = await verifyLog(store.transact, {})
    const report = reportOf(policy, { at: clock.at, facts, audit: { ...audit, kept: 0, hasKey: false } })
    expect(report.clauses.find(({ id }) => id === '5.3.1')).toMatchObject({
      standing: 'answered',
      denials: 1,
    })
    expect(report.handovers.map(({ purpose, recipient, abroad }) => [purpose, recipient, abroad])).toEqual(
      expect.arrayContaining([
        ['delivery', 'carrier', false],
        ['delivery', 'abroad', true],
      ]),
    )
  })

  it('tells of nobody: no customer, no member of staff, no value', async () => {
    const { store, clock } = await openBusy()
    const facts = await readFacts(store, { at: clock.at, timeZone })
    const audit = { ...(await verifyLog(store.transact, {})), kept: 0, hasKey: false }
    const report = reportOf(policy, { at: clock.at, facts, audit })
    const text =
      reportHtml(report, { locale: 'en', drawings: await loadDrawings() }) + reportMarkdown(report, 'zh')
    for (const told of [...secrets, `>${customer}<`, `>${rep.id}<`, `>${head.id}<`])
      expect(text).not.toContain(told)
  })

  it('says so where the log was tampered with', async () => {
    const { store, clock } = await openBusy()
    await store.transact(async (transaction) => {
      const [row] = await transaction.list('event', { index: 'byPosition', equals: {}, from: 3, limit: 1 })
      if (row === undefined) throw new Error('no event')
      const { customer: whose, at, writer, counter } = row
      await transaction.update(
        'event',
        { customer: whose, at, writer, counter },
        {},
        { leaf: row.leaf.replace('"done"', '"deny"') },
      )
    })
    const facts = await readFacts(store, { at: clock.at, timeZone })
    const audit = { ...(await verifyLog(store.transact, {})), kept: 0, hasKey: false }
    const told = reportMarkdown(reportOf(policy, { at: clock.at, facts, audit }), 'en')
    expect(told).toContain('The log is not what was written.')
  })
})

describe('the file', () => {
  it('holds both languages, drawings, and nothing that is loaded or run', async () => {
    const { store, clock } = await openBusy()
    const facts = await readFacts(store, { at: clock.at, timeZone })
    const report = reportOf(policy, { at: clock.at, facts })
    const drawings = await loadDrawings()
    expect(drawings).toBeDefined()
    const text = reportHtml(report, { locale: 'zh', drawings })
    const { document } = parseHTML(text)
    expect([...document.querySelectorAll('article')].map((one) => one.getAttribute('lang'))).toEqual([
      'en',
      'zh-CN',
    ])
    expect(document.querySelector('#lang-zh')?.hasAttribute('checked')).toBe(true)
    for (const article of document.querySelectorAll('article'))
      expect(article.querySelectorAll('figure svg').length).toBe(5)
    expect(document.querySelectorAll('script, link, img, iframe, object').length).toBe(0)
    expect(text).not.toMatch(/url\((?!#)|@import| src=|href="(?!#)/)
    const ids = [...document.querySelectorAll('[id]')].map((one) => one.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has its tables without drawings, too, and says that they are left out', () => {
    const { document } = parseHTML(reportHtml(reportOf(policy, { at: start }), { locale: 'en' }))
    expect(document.querySelectorAll('figure').length).toBe(0)
    expect(document.body.textContent).toContain('Drawings are left out')
    expect(document.querySelectorAll('table').length).toBeGreaterThan(20)
  })

  it('takes names of the policy as text, in HTML and in Markdown', () => {
    const wild = definePolicy(
      standardPolicy({ organization: '<script>alert(1)</script>|`x`', transactionYears: 5 }),
    )
    const report = reportOf(wild, { at: start })
    expect(parseHTML(reportHtml(report, { locale: 'en' })).document.querySelectorAll('script').length).toBe(0)
    expect(reportMarkdown(report, 'en').split('\n')[0]).toBe(
      '# How customer information is handled: \\<script\\>alert(1)\\</script\\>\\|\\`x\\`',
    )
  })
})

describe('months', () => {
  it('are those of the time zone, without gaps, a year at least', () => {
    expect(monthsIn('Asia/Shanghai')(Date.UTC(2026, 0, 31, 17))).toBe('2026-02')
    const months = monthsOf([
      { month: '2026-11', key: 'a', count: 1 },
      { month: '2027-12', key: 'a', count: 1 },
      { month: 'overdue', key: 'a', count: 1 },
    ])
    expect(months.slice(0, 4)).toEqual(['overdue', '2026-11', '2026-12', '2027-01'])
    expect(months).toHaveLength(15)
    expect(monthsOf([{ month: '2026-11', key: 'a', count: 1 }])).toHaveLength(12)
    expect(monthsOf([])).toEqual([])
  })
})
