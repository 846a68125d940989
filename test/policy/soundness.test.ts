/** Is an unsound policy refused, with every problem by its place? Each fault alone, then all of them at once. */

import { describe, expect, it } from 'vitest'
import { either as E } from 'fp-ts'
import type { Issue } from '../../src/core/error'
import { definePolicy, readPolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'
import { document as shop } from '../decide/shop'

const base = standardPolicy({ organization: 'Acme', transactionYears: 5, recipients: { carrier: {} } })

const issuesOf = (extension: unknown, of: unknown = base): readonly Issue[] => {
  const read = readPolicy(of, extension)
  if (E.isRight(read)) return []
  expect(read.left.kind).toBe('policy/unsound')
  return read.left.issues ?? []
}

const faultsOf = (extension: unknown, of?: unknown): readonly string[] =>
  issuesOf(extension, of).map(({ code, where }) => `${code} ${where?.path ?? ''}`)

const purpose = { family: 'service', needs: ['basic.name'] }

/** One fault each: what it is about, the extension that has it, and how it is told. */
const faults: readonly (readonly [about: string, extension: object, code: string, path: string])[] = [
  [
    'a need that nothing declares',
    { purposes: { delivery: { needs: ['basic.name', 'basic.fone'] } } },
    'name/unknown',
    'purposes.delivery.needs[1]',
  ],
  ['no needs', { purposes: { gift: { ...purpose, needs: [] } } }, 'member/empty', 'purposes.gift.needs'],
  [
    'an unknown compatible purpose',
    { purposes: { gift: { ...purpose, compatibleWith: ['deliver'] } } },
    'name/unknown',
    'purposes.gift.compatibleWith[0]',
  ],
  [
    'a purpose compatible with itself (5.4.2)',
    { purposes: { gift: { ...purpose, compatibleWith: ['gift'] } } },
    'purpose/circle',
    'purposes.gift.compatibleWith',
  ],
  [
    'a derogation without its article (1.3.1)',
    { purposes: { gift: { ...purpose, basis: { kind: 'contract' } } } },
    'member/missing',
    'purposes.gift.basis.article',
  ],
  [
    'an unknown basis (1.3.1)',
    { purposes: { gift: { ...purpose, basis: { kind: 'interest' } } } },
    'member/choice',
    'purposes.gift.basis.kind',
  ],
  [
    'a period that is none',
    { purposes: { gift: { ...purpose, keep: '5 years' } } },
    'member/form',
    'purposes.gift.keep',
  ],
  [
    'a period of nothing',
    { purposes: { gift: { ...purpose, keep: 'P0D' } } },
    'member/form',
    'purposes.gift.keep',
  ],
  [
    'a purpose kept beyond a category',
    { purposes: { gift: { ...purpose, needs: ['transaction.lines'], keep: 'P6Y' } } },
    'purpose/keep',
    'purposes.gift.keep',
  ],
  [
    'a decision that sees customers (5.1.3)',
    { purposes: { decision: { view: 'masked' } } },
    'purpose/view',
    'purposes.decision.view',
  ],
  [
    'an unknown family',
    { purposes: { gift: { ...purpose, family: 'sevice' } } },
    'member/choice',
    'purposes.gift.family',
  ],
  [
    'a misspelt member',
    { purposes: { gift: { ...purpose, neads: [] } } },
    'member/unknown',
    'purposes.gift.neads',
  ],
  [
    'a position in no department (1.2)',
    { positions: { driver: { department: 'fleet' } } },
    'name/unknown',
    'positions.driver.department',
  ],
  [
    'a position that applies and approves (5.3.1)',
    { positions: { 'sales-manager': { applies: true } } },
    'position/both',
    'positions.sales-manager.applies',
  ],
  [
    'a grant of an unknown purpose',
    {
      positions: { driver: { department: 'sales', grants: [{ purposes: ['delivry'], items: ['basic.*'] }] } },
    },
    'name/unknown',
    'positions.driver.grants[0].purposes[0]',
  ],
  [
    'a grant of an unknown category',
    {
      positions: {
        driver: { department: 'sales', grants: [{ purposes: ['delivery'], items: ['basics.*'] }] },
      },
    },
    'name/unknown',
    'positions.driver.grants[0].items[0]',
  ],
  [
    'collecting by an unknown channel',
    {
      positions: { driver: { department: 'sales', collects: [{ channels: ['phone'], items: ['basic.*'] }] } },
    },
    'name/unknown',
    'positions.driver.collects[0].channels[0]',
  ],
  [
    'collecting an unknown item',
    {
      positions: {
        driver: { department: 'sales', collects: [{ channels: ['event'], items: ['basic.nmae'] }] },
      },
    },
    'name/unknown',
    'positions.driver.collects[0].items[0]',
  ],
  ['no such supervision post (8.1.1)', { supervision: 'inspector' }, 'name/unknown', 'supervision'],
  ['no supervision post (8.1.1)', { supervision: null }, 'supervision/missing', 'supervision'],
  ['an unknown time zone', { timeZone: 'Asia/Shangai' }, 'time-zone/unknown', 'timeZone'],
  ['a country that is none', { country: 'China' }, 'member/form', 'country'],
  ['a language not spoken', { languages: ['de'] }, 'member/choice', 'languages[0]'],
  [
    'an unknown owner',
    { categories: { basic: { owner: 'sale' } } },
    'name/unknown',
    'categories.basic.owner',
  ],
  [
    'a category without retention (4.3.1)',
    { categories: { club: { owner: 'sales' } } },
    'category/no-retention',
    'categories.club.retention',
  ],
  [
    'a minimum over the maximum (4.3.1)',
    { categories: { transaction: { retention: { minimum: { period: 'P61M', source: 'law' } } } } },
    'retention/bounds',
    'categories.transaction.retention.minimum',
  ],
  [
    'an archive without end (4.3.2)',
    { categories: { basic: { retention: { action: 'archive' } } } },
    'retention/archive',
    'categories.basic.retention.action',
  ],
  [
    'an end without an archive (4.3.2)',
    { categories: { basic: { retention: { archiveFor: 'P1Y' } } } },
    'retention/archive',
    'categories.basic.retention.archiveFor',
  ],
  [
    'credit without a credit business (2.2.5)',
    {
      categories: {
        loans: { owner: 'finance', credit: true, retention: { start: 'collected', action: 'delete' } },
      },
    },
    'category/credit',
    'categories.loans',
  ],
  [
    'an item of no category',
    {
      items: { 'club.level': { label: { en: 'Level', zh: '等级' }, sensitivity: 'general', view: 'plain' } },
    },
    'item/no-category',
    'items["club.level"]',
  ],
  [
    'an item that its category lacks',
    { items: { 'basic.fax': { label: { en: 'Fax', zh: '传真' }, sensitivity: 'personal', view: 'masked' } } },
    'item/undefined',
    'items["basic.fax"]',
  ],
  [
    'a sensitive item shown plain (6.4.1)',
    { items: { 'basic.identity': { view: 'plain' } } },
    'item/plain',
    'items["basic.identity"].view',
  ],
  [
    'an item less sensitive than defined',
    { items: { 'basic.identity': { sensitivity: 'personal' } } },
    'item/lowered',
    'items["basic.identity"].sensitivity',
  ],
  [
    'an item without a level',
    { items: { 'basic.phone': { sensitivity: null } } },
    'member/missing',
    'items["basic.phone"].sensitivity',
  ],
  ['a name of the language', { purposes: { constructor: purpose } }, 'name/unfit', 'purposes.constructor'],
  [
    'a name with a space',
    { channels: { 'by fax': { kind: 'offline', entryWithin: 'P1D' } } },
    'name/unfit',
    'channels["by fax"]',
  ],
  [
    'a category that is none',
    { categories: { basic: { definition: { name: 'basic' } } } },
    'category/unfit',
    'categories.basic.definition',
  ],
  ['an organization without a name', { organization: '' }, 'member/empty', 'organization'],
]

describe('a policy with one fault', () => {
  it.each(faults)('is refused for %s, there and nowhere else', (_about, extension, code, path) => {
    expect(faultsOf(extension)).toEqual([`${code} ${path}`])
  })
})

describe('a policy with several', () => {
  it('is refused with all of them, however they are spread', () => {
    const extension = {
      timeZone: 'Mars/Olympus',
      supervision: 'inspector',
      purposes: { gift: { family: 'sevice', needs: ['basic.nmae', 'transaction.lines'], keep: 'P9Y' } },
      positions: { 'sales-manager': { applies: true, department: 'fleet' } },
      items: { 'basic.identity': { view: 'plain' } },
    }
    expect(faultsOf(extension).toSorted()).toEqual([
      'item/plain items["basic.identity"].view',
      'member/choice purposes.gift.family',
      'name/unknown positions.sales-manager.department',
      'name/unknown purposes.gift.needs[0]',
      'name/unknown supervision',
      'position/both positions.sales-manager.applies',
      'purpose/keep purposes.gift.keep',
      'time-zone/unknown timeZone',
    ])
  })

  it('tells each purpose on a circle, and none beside it (5.4.2)', () => {
    const to = (...compatibleWith: readonly string[]) => ({ ...purpose, compatibleWith })
    expect(
      faultsOf({
        purposes: { a: to('b'), b: to('c'), c: to('a', 'delivery'), d: to('a'), e: to('delivery') },
      }),
    ).toEqual(['a', 'b', 'c'].map((name) => `purpose/circle purposes.${name}.compatibleWith`))
  })
})

describe('a problem', () => {
  it.each([
    [{ purposes: { delivery: { needs: ['basic.fone'] } } }, 'did you mean `basic.phone`?'],
    [{ positions: { driver: { department: 'fleet' } } }, 'declare it under `departments` or leave it out'],
    [{ purposes: { gift: { ...purpose, neads: [] } } }, 'did you mean `needs`?'],
    [{ purposes: { gift: { ...purpose, family: 'sevice' } } }, 'did you mean `service`?'],
    [{ supervision: null }, 'name the position that inspects (8.1.1)'],
  ])('says what to do, and which name is near: %j', (extension, remedy) => {
    expect(issuesOf(extension).map((issue) => issue.remedy)).toEqual([remedy])
  })
})

describe('a sound policy', () => {
  it('is frozen at every depth', () => {
    const { document } = definePolicy(base)
    const parts: unknown[] = [document]
    for (const part of parts)
      if (typeof part === 'object' && part !== null) {
        expect(Object.isFrozen(part)).toBe(true)
        parts.push(...Object.values(part))
      }
    expect(parts.length).toBeGreaterThan(500)
  })

  it("doesn't change when what it was made from does", () => {
    const own = { purposes: { gift: { family: 'service' as const, needs: ['basic.name' as const] } } }
    const policy = definePolicy(base, own)
    own.purposes.gift.needs.pop()
    expect(policy.document.purposes['gift']?.needs).toEqual(['basic.name'])
  })

  it('may be a whole document of its own, with categories that only it knows', () => {
    const own = { ...shop, categories: { ...shop.categories }, items: { ...shop.items } }
    expect(faultsOf(undefined, own)).toEqual([
      'item/undefined items["basic.document"]',
      'item/undefined items["transaction.orders"]',
    ])
  })
})
