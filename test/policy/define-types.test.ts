/** Does the compiler know the names of a policy? Misspelt purposes and items outside a purpose don't compile. */

import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { defineCategory } from '../../src/data/define-category'
import { item } from '../../src/data/item'
import { definePolicy } from '../../src/policy/define'
import type { Policy, PolicyNames } from '../../src/policy/policy'
import { standardPolicy } from '../../src/policy/standard'

/** What the names of a policy are for: a question that names a purpose and only items that it needs. */
const ask = <N extends PolicyNames, P extends keyof N['needs'] & string>(
  _policy: Policy<N>,
  _question: { readonly purpose: P; readonly items: readonly N['needs'][P][] },
): true => true

const base = standardPolicy({ organization: 'Acme', transactionYears: 5, recipients: { carrier: {} } })

describe('a policy defined in TypeScript', () => {
  const policy = definePolicy(base, {
    purposes: { recall: { family: 'service', needs: ['basic.name', 'transaction.lines'] } },
  })

  it('knows its purposes and their items by name (1.3.4)', () => {
    expect(ask(policy, { purpose: 'delivery', items: ['basic.phone'] })).toBe(true)
    expect(ask(policy, { purpose: 'recall', items: ['transaction.lines'] })).toBe(true)
    // @ts-expect-error a purpose that is misspelt
    ask(policy, { purpose: 'delivry', items: ['basic.phone'] })
    // @ts-expect-error an item that delivery doesn't need
    ask(policy, { purpose: 'delivery', items: ['basic.identity'] })
    // @ts-expect-error credit is nowhere without a credit business
    ask(policy, { purpose: 'decision', items: ['credit.rating'] })
    // @ts-expect-error an item that the added purpose doesn't need
    ask(policy, { purpose: 'recall', items: ['basic.phone'] })
  })

  it('knows its positions, channels and recipients by name', () => {
    type Names = NonNullable<(typeof policy)['names']>
    expectTypeOf<'carrier'>().toEqualTypeOf<Names['recipient']>()
    expectTypeOf<'supervisor'>().toExtend<Names['position']>()
    expectTypeOf<'sales-visit'>().toExtend<Names['channel']>()
    expectTypeOf<'inspector'>().not.toExtend<Names['position']>()
    expectTypeOf<'fax'>().not.toExtend<Names['channel']>()
    expect([...policy.tables.positionByName.keys()]).toContain('supervisor')
  })
})

describe('an extension', () => {
  it('refuses names that there are not, before it runs', () => {
    expect(() =>
      definePolicy(base, {
        purposes: {
          recall: {
            family: 'service',
            // @ts-expect-error an item that is misspelt
            needs: ['basic.nmae'],
          },
        },
      }),
    ).toThrow()
    // @ts-expect-error a purpose of the base that is misspelt is a new one, and lacks its needs
    expect(() => definePolicy(base, { purposes: { delivry: { keep: 'P2Y' } } })).toThrow()
    expect(() =>
      definePolicy(base, {
        positions: {
          // @ts-expect-error a grant of a purpose that is misspelt
          driver: { department: 'service', grants: [{ purposes: ['delivry'], items: ['basic.*'] }] },
        },
      }),
    ).toThrow()
    // @ts-expect-error a position in no department of the policy
    expect(() => definePolicy(base, { positions: { driver: { department: 'fleet' } } })).toThrow()
  })

  it('adds categories of its own, whose items are names too (2.1)', () => {
    const membership = defineCategory({
      name: 'membership',
      label: { en: 'Membership', zh: '会员信息' },
      items: {
        level: item(z.enum(['silver', 'gold']), {
          label: { en: 'Level', zh: '等级' },
          sensitivity: 'general',
          view: 'plain',
          mask: 'none',
        }),
      },
    })
    const policy = definePolicy(base, {
      categories: {
        membership: {
          definition: membership,
          owner: 'marketing',
          retention: { start: 'collected', action: 'delete' },
        },
      },
      purposes: { loyalty: { family: 'marketing', needs: ['basic.name', 'membership.level'] } },
    })
    expect(ask(policy, { purpose: 'loyalty', items: ['membership.level'] })).toBe(true)
    // @ts-expect-error the category has no such item
    ask(policy, { purpose: 'loyalty', items: ['membership.levle'] })
    expect(policy.categories.get('membership')?.items['level']?.name).toBe('membership.level')
    expect(policy.document.items['membership.level']?.view).toBe('plain')
  })

  it('takes a name away with null', () => {
    const policy = definePolicy(base, {
      purposes: {
        recall: { family: 'service', needs: ['basic.name'] },
        'after-sales': { compatibleWith: ['recall'] },
      },
      recipients: { carrier: null },
    })
    expectTypeOf<NonNullable<(typeof policy)['names']>['recipient']>().toBeNever()
    expect(policy.document.recipients['carrier']).toBeUndefined()
    expect(policy.document.purposes['after-sales']?.needs).toContain('basic.phone')
  })
})

describe('a credit business', () => {
  it('needs credit items, and its compiler knows it (2.2.5)', () => {
    const policy = definePolicy(
      standardPolicy({ organization: 'Acme', transactionYears: 5, creditBusiness: true }),
    )
    expect(ask(policy, { purpose: 'decision', items: ['credit.rating'] })).toBe(true)
    // @ts-expect-error not even then does delivery need it
    ask(policy, { purpose: 'delivery', items: ['credit.rating'] })
    expect(policy.tables.purposeByName.has('credit-assessment')).toBe(true)
  })
})
