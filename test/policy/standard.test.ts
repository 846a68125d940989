/** Is the standard policy the policy of the register? Its departments, positions, purposes, categories and channels, clause by clause. */

import { describe, expect, it } from 'vitest'
import { standardCategories } from '../../src/data/categories/standard'
import { isTutelaError } from '../../src/core/error'
import { syntheticSource } from '../../src/demo/synthetic'
import { definePolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'

const chosen = { organization: 'Acme', transactionYears: 5 } as const
const plain = definePolicy(standardPolicy(chosen)).document
const onCredit = definePolicy(standardPolicy({ ...chosen, creditBusiness: true })).document

/** What one throws, told as code and place. */
const faultsOf = (act: () => unknown): readonly string[] => {
  try {
    act()
  } catch (error) {
    if (!isTutelaError(error)) throw error
    expect(error.failure.kind).toBe('policy/unsound')
    return (error.failure.issues ?? []).map(({ code, where }) => `${code} ${where?.path ?? ''}`)
  }
  return []
}

describe('the standard policy', () => {
  it('is one document that governs the whole, with defaults for what a company need not choose (1.1)', () => {
    expect(plain).toMatchObject({
      organization: 'Acme',
      country: 'CN',
      timeZone: 'Asia/Shanghai',
      languages: ['zh', 'en'],
      creditBusiness: false,
      breakGlass: { allowed: false },
    })
  })

  it('binds six departments and ten positions, each in one of them (1.2)', () => {
    expect(Object.keys(plain.departments)).toEqual([
      ...['marketing', 'sales', 'service', 'finance', 'technology', 'supervision'],
    ])
    expect(Object.entries(plain.positions).map(([name, { department }]) => `${department}: ${name}`)).toEqual(
      [
        'sales: sales-representative',
        'sales: sales-manager',
        'service: service-agent',
        'service: service-manager',
        'marketing: marketing-analyst',
        'marketing: marketing-manager',
        'finance: finance-clerk',
        'finance: finance-manager',
        'technology: technology-operator',
        'supervision: supervisor',
      ],
    )
  })

  it('rests every purpose on consent (1.3.1, 5.4.1)', () => {
    for (const rule of Object.values(onCredit.purposes)) expect(rule.basis).toEqual({ kind: 'consent' })
  })

  it('gives every item a purpose, and no purpose every item (1.3.4)', () => {
    const items = Object.keys(onCredit.items)
    const needed = new Set(Object.values(onCredit.purposes).flatMap(({ needs }) => needs))
    expect(items.filter((item) => !needed.has(item))).toEqual([])
    for (const { needs } of Object.values(onCredit.purposes))
      expect(needs.length).toBeLessThan(items.length * 0.75)
  })

  it('has credit only in a credit business (2.2.5)', () => {
    expect(Object.keys(plain.categories)).not.toContain('credit')
    expect(Object.keys(plain.items).filter((item) => item.startsWith('credit.'))).toEqual([])
    expect(onCredit.categories['credit']).toMatchObject({ credit: true, owner: 'finance' })
    expect(onCredit.purposes['credit-assessment']?.needs).toContain('credit.rating')
  })

  it('takes its items from their categories: sensitivity and view are written once (2.1)', () => {
    const defined = standardCategories.flatMap((category) => Object.values(category.items))
    expect(Object.keys(onCredit.items)).toEqual(defined.map(({ name }) => name))
    for (const { name, sensitivity, view, label } of defined)
      expect(onCredit.items[name]).toMatchObject({ sensitivity, view, label })
  })

  it('collects online and offline, from partners too (3.1.1, 3.1.2), and reviews what staff write down (3.2.4)', () => {
    const { channels } = plain
    expect(Object.keys(channels).filter((name) => channels[name]?.kind === 'online')).toEqual([
      ...['website', 'app', 'social', 'online-service'],
    ])
    expect(Object.keys(channels).filter((name) => channels[name]?.kind === 'offline')).toEqual([
      ...['sales-visit', 'event', 'partner'],
    ])
    expect(Object.keys(channels).filter((name) => channels[name]?.partner === true)).toEqual(['partner'])
    expect(channels['sales-visit']?.reviewWithin).toBe('P7D')
  })

  it("keeps orders for the company's years from their completion, three at least (4.3.1)", () => {
    expect(plain.categories['transaction']?.retention).toMatchObject({
      start: 'order-completed',
      minimum: { period: 'P3Y', source: 'E-Commerce Law art. 31' },
      maximum: { period: 'P5Y' },
    })
    expect(plain.purposes['after-sales']?.keep).toBe('P5Y')
    for (const { retention, owner } of Object.values(onCredit.categories)) {
      expect(retention.start).toBeTypeOf('string')
      expect(Object.keys(onCredit.departments)).toContain(owner)
    }
  })

  it('serves customers (5.1.1), markets to them (5.1.2) and decides on pseudonyms (5.1.3)', () => {
    const { service, delivery, marketing, research, decision } = plain.purposes
    expect([service?.family, plain.purposes['after-sales']?.family, delivery?.family]).toEqual(
      Array(3).fill('service'),
    )
    expect([marketing?.family, research?.family]).toEqual(['marketing', 'marketing'])
    expect(decision).toMatchObject({ family: 'decision', view: 'pseudonym' })
    expect(decision?.needs).not.toContain('basic.name')
  })

  it('gives delivery what a carrier needs, and no more (6.2.2)', () => {
    expect(plain.purposes['delivery']?.needs).toEqual(
      expect.arrayContaining([
        ...['basic.name', 'basic.phone', 'basic.address'],
        ...['transaction.number', 'transaction.lines', 'transaction.shippingAddress'],
      ]),
    )
    expect(plain.purposes['delivery']?.needs).not.toContain('basic.identity')
  })

  it('lets no position both apply and approve, and lets somebody do each (5.3.1)', () => {
    const positions = Object.values(plain.positions)
    expect(positions.filter(({ applies, responsible }) => applies && responsible)).toEqual([])
    const departmentsOf = (member: 'applies' | 'responsible') =>
      new Set(positions.filter((rule) => rule[member]).map(({ department }) => department))
    expect(departmentsOf('applies')).toEqual(new Set(['sales', 'service', 'marketing', 'finance']))
    expect(departmentsOf('responsible')).toEqual(departmentsOf('applies'))
  })

  it('shows those who run the systems and those who inspect nothing (4.2.3, 8.1.1)', () => {
    expect(plain.supervision).toBe('supervisor')
    expect(plain.positions['supervisor']).toMatchObject({
      grants: [],
      collects: [],
      department: 'supervision',
    })
    expect(plain.positions['technology-operator']).toMatchObject({ grants: [], collects: [] })
  })

  it('lets everything that the demo collects be needed by what its customers agree to', () => {
    const needed = new Set(
      (['service', 'delivery', 'marketing', 'decision'] as const).flatMap((name) => [
        ...(onCredit.purposes[name]?.needs ?? []),
      ]),
    )
    const items = syntheticSource({}).customers.flatMap(({ records }) =>
      records.flatMap(({ category, values }) => Object.keys(values).map((field) => `${category}.${field}`)),
    )
    expect([...new Set(items)].filter((item) => !needed.has(item))).toEqual([])
  })
})

describe('the parameters', () => {
  it('name recipients, who are in the own country unless they say otherwise', () => {
    const { recipients } = standardPolicy({
      ...chosen,
      recipients: { carrier: {}, overseas: { country: 'US', label: { en: 'Overseas', zh: '海外' } } },
    })
    expect(recipients).toEqual({
      carrier: { label: { en: 'carrier', zh: 'carrier' }, country: 'CN' },
      overseas: { label: { en: 'Overseas', zh: '海外' }, country: 'US' },
    })
  })

  it('are refused all together, by path', () => {
    const faults = faultsOf(() =>
      Reflect.apply(standardPolicy, undefined, [
        { transactionYears: 2, languages: ['fr'], credit: true, recipients: { constructor: {} } },
      ]),
    )
    expect(faults).toEqual([
      'member/missing organization',
      'member/form transactionYears',
      'member/choice languages[0]',
      'name/unfit recipients.constructor',
      'member/unknown credit',
    ])
  })
})
