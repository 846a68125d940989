/** If the store fails at any call of any step, is it all or nothing, with the event or without the change (1.3.3, 5.3.3)? */

import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import type { Store } from '../../src/store/store'
import { tableNames } from '../../src/store/tables'
import { faultyStore } from '../../src/testing/faulty-store'
import { openVault } from '../../src/vault/open'
import type { Vault } from '../../src/vault/vault'
import {
  clerk,
  collection,
  consentFor,
  customer,
  head,
  openCompany,
  order,
  policy,
  rep,
  self,
  start,
  term,
} from './company'

const longAfter = start + 6 * 366 * 86_400_000

const steps: Readonly<Record<string, (vault: Vault) => Promise<unknown>>> = {
  giveConsent: (vault) => vault.giveConsent({ actor: self, consent: consentFor('marketing') }),
  revokeConsent: (vault) =>
    vault.revokeConsent({ actor: rep, customer, consent: `consent service ${customer}` }),
  withdrawConsent: (vault) =>
    vault.withdrawConsent({ actor: self, customer, consent: `consent service ${customer}` }),
  choose: (vault) =>
    vault.choose({
      actor: self,
      choice: { id: 'no', customer, refuses: { kind: 'purpose', purpose: 'service' }, ...term },
    }),
  apply: (vault) =>
    vault.apply({
      actor: clerk,
      application: {
        id: 'a',
        action: 'use',
        purpose: 'payment',
        items: ['basic.name'],
        customers: 'all',
        manner: 'screen',
        ...term,
      },
    }),
  register: (vault) =>
    vault.register({
      actor: head,
      kind: 'undertaking',
      evidence: { id: 'new', kind: 'training', party: 'rep', ...term },
    }),
  placeHold: (vault) =>
    vault.placeHold({ actor: head, hold: { id: 'h', customer, reason: 'a lawsuit', ...term } }),
  share: (vault) =>
    vault.share({
      actor: rep,
      customers: [customer],
      purpose: 'delivery',
      recipient: 'carrier',
      items: ['basic.name'],
    }),
  erase: (vault) => vault.erase({ actor: self, customer, ground: 'request' }),
  collect: (vault) => vault.collect(order('o-2', start)),
  sweep: (vault) => vault.sweep({ batch: 2 }),
}

/** The rows of every table as text; the events apart. Sealed epoch keys say nothing. */
const snapshot = async (store: Store): Promise<{ readonly rows: string; readonly events: number }> => {
  const tables: unknown[] = []
  let events = 0
  for (const table of tableNames) {
    const rows = await store.transact((transaction) => transaction.list(table, { equals: {}, limit: 1000 }))
    if (table === 'event') events = rows.length
    else if (table !== 'epoch') tables.push(rows)
  }
  return { rows: JSON.stringify(tables), events }
}

const prepared = async () => {
  const [store, keys] = [memoryStore(), memoryKeys()]
  const { vault } = await openCompany({ store, keys })
  await vault.collect([
    { ...collection, events: { basic: { 'last-transaction': start } } },
    order('o-1', start),
  ])
  await vault.giveConsent({
    actor: self,
    consent: consentFor('delivery', { id: 'sharing', recipients: ['carrier'] }),
  })
  return { store, keys }
}

describe.each(Object.keys(steps))('%s', (name) => {
  const step = steps[name]
  const at = name === 'sweep' ? longAfter : start
  it.each(['throw', 'reject', 'wrong type'] as const)(
    'under a store that fails by `%s` at any call',
    async (manner) => {
      let points = 0
      for (let call = 1; call < 400; call += 1) {
        const { store, keys } = await prepared()
        const before = await snapshot(store)
        const faulty = faultyStore(store, { at: call, manner, lasts: false })
        let failed = false
        try {
          const vault = await openVault({ policy, store: faulty.store, keys, clock: () => at })
          await step?.(vault)
        } catch (error) {
          failed = true
          if (!isTutelaError(error)) throw error
        }
        if (!faulty.isFaulted()) break
        points += 1
        const after = await snapshot(store)
        const changed = after.rows !== before.rows
        // a failed answer after the commit leaves both; every other failure leaves neither
        expect(after.events > before.events).toBe(changed)
        if (!failed) expect(changed).toBe(true)
      }
      expect(points).toBeGreaterThan(3)
    },
  )
})
