/** What do the checks of a store share? How one is written, the rows they write, and how a failure is told. */

import { expect } from 'vitest'
import { isTutelaError, type FailureKind } from '../core/error'
import type { Store, Transaction } from '../store/store'
import type { RowOf } from '../store/tables'

/** Makes a new, empty store. */
export type CreateStore = () => Store | Promise<Store>

/** One promise of the contract: rejects if the store breaks it. */
export interface StoreCheck {
  readonly name: string
  readonly check: (createStore: CreateStore) => Promise<void>
}

/** A check on one store, which is closed afterwards. */
export const withStore =
  (run: (store: Store) => Promise<void>): StoreCheck['check'] =>
  async (createStore) => {
    const store = await createStore()
    try {
      await run(store)
    } finally {
      await store.close()
    }
  }

/** A check inside one transaction. */
export const withTransaction = (run: (transaction: Transaction) => Promise<void>): StoreCheck['check'] =>
  withStore((store) => store.transact(run))

/** The operations without their types, for input that no compiler would let through. */
export interface LooseTransaction {
  get(table: unknown, key: unknown): Promise<unknown>
  insert(table: unknown, rows: unknown): Promise<void>
  update(table: unknown, key: unknown, expected: unknown, changes: unknown): Promise<boolean>
  delete(table: unknown, keys: unknown): Promise<number>
  list(table: unknown, query: unknown): Promise<readonly unknown[]>
}

/** What a call rejected with; a call that throws at once, or resolves, breaks the contract. */
export const rejection = async (call: () => Promise<unknown>): Promise<unknown> => {
  const promise = call()
  return promise.then(
    () => expect.unreachable('it resolved'),
    (reason: unknown) => reason,
  )
}

/** Expects a call to reject with one kind of failure. */
export const expectFailure = async (call: () => Promise<unknown>, kind: FailureKind): Promise<void> => {
  const error = await rejection(call)
  expect(isTutelaError(error) ? error.failure.kind : error).toBe(kind)
}

/** A row with a short text. */
export const metaRow = (name: string, value = 'one', customer = ''): RowOf<'meta'> => ({
  customer,
  name,
  value,
})

/** A row with bytes and integers, found by its epoch, too. */
export const keyRow = (id: string, changes: Partial<RowOf<'data_key'>> = {}): RowOf<'data_key'> => ({
  customer: 'c-1',
  category: 'basic',
  id,
  epoch: 'e-1',
  wrapped: Uint8Array.of(1, 2, 3),
  created_at: 5,
  version: 1,
  ...changes,
})

/** A row with columns that may be null, found by when it is due. */
export const recordRow = (id: string, due_at: number | null = null, customer = 'c-1'): RowOf<'record'> => ({
  customer,
  category: 'basic',
  id,
  version: 1,
  key_id: 'k-1',
  sealed: Uint8Array.of(9),
  facts: '{}',
  due_at,
  review_due_at: null,
})

/** A row whose key and index hold bytes. */
export const entryRow = (tag: readonly number[], item = 'basic.phone'): RowOf<'index_entry'> => ({
  customer: 'c-1',
  record: 'r-1',
  item,
  tag: Uint8Array.from(tag),
  category: 'basic',
})

/** The key of a row. */
export const recordKey = (id: string, customer = 'c-1') => ({ customer, category: 'basic', id }) as const

/** Lets others run for a while. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

/** As many of something as asked for. */
export const times = <A>(count: number, make: (index: number) => A): readonly A[] =>
  Array.from({ length: count }, (_, index) => make(index))
