/**
 * What becomes of a program whose store fails? A store that fails at one call of many, in one of four ways. It holds no
 * rows itself: up to the failure it is the store that it stands on.
 */

import { TutelaError } from '../core/error'
import type { Store, Transaction } from '../store/store'

/**
 * How a call fails: it throws at once where it can, or rejects with what no contract names; it rejects as the contract
 * says; it never answers; it answers with something of another type.
 */
export type FaultManner = 'throw' | 'reject' | 'hang' | 'wrong type'

/** Which calls fail, and how. */
export interface Fault {
  /** The number of the first call that fails, from 1. */
  readonly at: number
  readonly manner: FaultManner
  /** Does every later call fail, too, or does the store recover? */
  readonly lasts: boolean
}

/** A store that fails where it was told to. */
export interface FaultyStore {
  readonly store: Store
  /** How many calls were counted so far. */
  readonly calls: () => number
  /** Was a failure met? */
  readonly isFaulted: () => boolean
  /** Lets the calls that hang reject, so that a test may end. */
  readonly release: () => void
}

/** The ways to fail, for loops over all of them. */
export const faultManners: readonly FaultManner[] = ['throw', 'reject', 'hang', 'wrong type']

/**
 * A store that fails at the call told, once or from there on. Counted in order are: each beginning of a transaction, each
 * operation, each commit (a failure there undoes the writes), and each answer after it (the writes are there, and the
 * caller doesn't hear of it). Run once with `at: Infinity` to learn how many calls there are.
 *
 * @example
 * ```ts
 * const faulty = faultyStore(memoryStore(), { at: 3, manner: 'reject', lasts: false })
 * ```
 */
export const faultyStore = (store: Store, fault: Fault): FaultyStore => {
  const hung: (() => void)[] = []
  let count = 0
  let faulted = false
  const isDue = (): boolean => {
    count += 1
    const due = fault.lasts ? count >= fault.at : count === fault.at
    faulted ||= due
    return due
  }
  const fail = <A>(): Promise<A> => {
    switch (fault.manner) {
      case 'throw':
        throw new Error('the store threw')
      case 'reject':
        return Promise.reject(failure())
      case 'hang':
        return new Promise((_, reject) => hung.push(() => reject(failure())))
      case 'wrong type':
        return Promise.resolve(somethingElse())
    }
  }
  const point = async (): Promise<void> => {
    if (isDue()) await (fault.manner === 'wrong type' ? Promise.reject(failure()) : fail())
  }
  return {
    store: {
      transact: (work) => {
        if (isDue()) return fail()
        return runFaulty(store, work, { isDue, fail, point })
      },
      close: store.close,
    },
    calls: () => count,
    isFaulted: () => faulted,
    release: () => {
      for (const reject of hung.splice(0)) reject()
    },
  }
}

interface Faults {
  readonly isDue: () => boolean
  readonly fail: <A>() => Promise<A>
  /** Rejects or hangs if the fault is due; a promise of nothing has no other type to be of. */
  readonly point: () => Promise<void>
}

const runFaulty = async <A>(
  store: Store,
  work: (transaction: Transaction) => Promise<A>,
  faults: Faults,
): Promise<A> => {
  const result = await store.transact(async (transaction) => {
    const failed: unknown[] = []
    const given = await work(faultyTransaction(transaction, faults, failed))
    if (failed.length > 0) throw failed[0]
    await faults.point()
    return given
  })
  return faults.isDue() ? faults.fail() : result
}

/** Operations that may fail; what one fails with is kept, since it ends the transaction even if `work` catches it. */
const faultyTransaction = (transaction: Transaction, faults: Faults, failed: unknown[]): Transaction => {
  const operation = <A>(run: () => Promise<A>): Promise<A> => {
    if (!faults.isDue()) return run()
    try {
      return faults.fail<A>().catch((error: unknown) => {
        failed.push(error)
        throw error
      })
    } catch (error) {
      failed.push(error)
      throw error
    }
  }
  return {
    get: (table, key) => operation(() => transaction.get(table, key)),
    insert: (table, rows) => operation(() => transaction.insert(table, rows)),
    update: (table, key, expected, changes) =>
      operation(() => transaction.update(table, key, expected, changes)),
    delete: (table, keys) => operation(() => transaction.delete(table, keys)),
    list: (table, query) => operation(() => transaction.list(table, query)),
  }
}

const failure = (): TutelaError =>
  new TutelaError({
    kind: 'store/unavailable',
    message: 'the store fails as it was told to',
    remedy: 'try again',
  })

/** Neither a row, nor a list, nor a number, nor what any work gives: what a broken adapter might answer. */
const somethingElse = <A>(): A => JSON.parse('{"something":"else"}')
