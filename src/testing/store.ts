/**
 * Does a store keep its contract? Published suites: `describeStore` for every store, `describeSharedStore` for those
 * that outlast a handle. The bare lists let the suites themselves be tested against broken stores.
 */

import { describe, it } from 'vitest'
import type { CreateStore, StoreCheck } from './store-check'
import { pageContract } from './store-pages'
import { refusalContract } from './store-refusals'
import { rowContract } from './store-rows'
import { type CreatePlace, sharedStoreContract } from './store-shared'
import { transactionContract } from './store-transactions'

export type { CreateStore, StoreCheck } from './store-check'
export { type CreatePlace, type SharedStoreCheck, sharedStoreContract } from './store-shared'

/** The contract of one handle, promise by promise. */
export const storeContract: readonly StoreCheck[] = [
  ...rowContract,
  ...pageContract,
  ...transactionContract,
  ...refusalContract,
]

/**
 * Registers the contract suite for one implementation; each test makes its own empty store and closes it.
 *
 * @example
 * ```ts
 * describeStore('memory', () => memoryStore())
 * ```
 */
export const describeStore = (name: string, createStore: CreateStore): void => {
  describe(`store: ${name}`, () => {
    for (const promise of storeContract) it(promise.name, () => promise.check(createStore))
  })
}

/**
 * Registers the contract suite of stores whose rows outlast a handle; each test makes its own empty place and opens
 * stores there. It comes on top of {@link describeStore}.
 *
 * @example
 * ```ts
 * describeSharedStore('sqlite', () => {
 *   const path = join(mkdtempSync(join(tmpdir(), 'store-')), 'customers.db')
 *   return () => sqliteStore(path)
 * })
 * ```
 */
export const describeSharedStore = (name: string, createPlace: CreatePlace): void => {
  describe(`shared store: ${name}`, () => {
    for (const promise of sharedStoreContract) it(promise.name, () => promise.check(createPlace))
  })
}
