/** Does the compiler refuse what a purpose doesn't need, before any vault is asked? */

import { expect, it } from 'vitest'
import type { PolicyNames } from '../../src/policy/policy'
import type { Use, ViewOf } from '../../src/vault/vault'
import { actor, customer } from './world'

interface Names extends PolicyNames {
  readonly needs: { readonly delivery: 'basic.name' | 'basic.phone' }
}

type Delivery = Use<Names, 'delivery', Names['needs']['delivery']>

it('a use takes the items of its purpose and no other (1.3.4)', () => {
  const right: Delivery = { actor, customer, purpose: 'delivery', items: ['basic.name', 'basic.phone'] }
  // @ts-expect-error delivery doesn't need the rating
  const wrong: Delivery = { actor, customer, purpose: 'delivery', items: ['credit.rating'] }
  const view: ViewOf<'basic.phone'> = { basic: { phone: '138****8000' } }
  // @ts-expect-error the name was not asked for
  expect(view.basic.name).toBeUndefined()
  expect(right.items).not.toEqual(wrong.items)
})
