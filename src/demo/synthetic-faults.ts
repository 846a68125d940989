/** Which synthetic values are wrong on purpose? One in some records, of a kind that real input has; the rest stays as drawn. */

import type { Json } from '../data/plain-json'
import type { DemoCategory } from './source'

type Items = Readonly<Record<string, Json>>

/** The items with one fault put in, for every eleventh customer in turn. */
export const spoil = (category: DemoCategory, items: Items, at: number): Items => {
  if (at % 11 !== 7) return items
  const fault = faults[Math.floor(at / 11) % faults.length]
  return fault === undefined || fault.category !== category ? items : { ...items, ...fault.items }
}

const faults: readonly { readonly category: DemoCategory; readonly items: Items }[] = [
  { category: 'basic', items: { phone: [{ kind: 'mobile', number: '199 0000 123' }] } },
  { category: 'basic', items: { email: [{ kind: 'home', address: 'customer at example.com' }] } },
  { category: 'basic', items: { birthDate: '1990-02-30' } },
  { category: 'basic', items: { identity: [{ kind: 'resident-id', number: '110101199003079981' }] } },
  { category: 'basic', items: { companyCode: '91350100M000100Y44' } },
  { category: 'transaction', items: { paymentCard: '6200 0000 0000 0006' } },
  { category: 'transaction', items: { amount: { amount: 12.5, currency: 'CNY' } } },
  { category: 'other', items: { source: 'heard of it' } },
]
