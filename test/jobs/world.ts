/** A company with many customers, some of whose records are due; and engines that do what tests need. */

import type { Engine } from '../../src/engine/engine'
import { memoryStore } from '../../src/store/memory'
import type { KeyRing } from '../../src/keys/key-ring'
import { memoryKeys } from '../../src/keys/memory'
import type { Store } from '../../src/store/store'
import { collection, consentFor, day, openCompany, start } from '../vault/company'

/** Customers `c-000` on; every third one's record is due. The clock stands where that is so. */
export const openMany = async (count: number, store: Store = memoryStore(), keys: KeyRing = memoryKeys()) => {
  const company = await openCompany({ store, keys })
  const { vault, clock } = company
  const ids = Array.from({ length: count }, (_, index) => `c-${String(index).padStart(3, '0')}`)
  for (const customer of ids)
    for (const purpose of ['service', 'delivery'])
      await vault.giveConsent({
        actor: { kind: 'customer', id: customer },
        consent: consentFor(purpose, { customer }),
      })
  await vault.collect(
    ids.map((customer, index) => ({
      ...collection,
      actor: { kind: 'customer', id: customer } as const,
      customer,
      events: { basic: { 'last-transaction': index % 3 === 0 ? start : start + 1000 * day } },
    })),
  )
  clock.at = start + 5 * 366 * day
  const due = ids.filter((_, index) => index % 3 === 0)
  return { ...company, store, ids, due }
}

/** Whose records are left. */
export const customersLeft = async (store: Store): Promise<readonly string[]> =>
  store.transact(async (transaction) =>
    (await transaction.list('record', { equals: {}, limit: 10_000 })).map(({ customer }) => customer),
  )

/** An engine that delivers every task of the queue twice at once, whoever has it in hand. */
export const twice = (engine: Engine): Engine => ({
  ...engine,
  work: (queue, handle, options) =>
    engine.work(
      queue,
      async (delivery) => {
        await Promise.all([handle(delivery), handle(delivery)])
      },
      options,
    ),
})

/** Waits until something is so. */
export const eventually = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5))
}
