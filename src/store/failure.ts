/** How does a store fail? The failures that all adapters share, worded once; none holds a cell. */

import { type Failure, TutelaError } from '../core/error'

/** What a transaction is refused with, once the store is closed. */
export const storeClosed = (): TutelaError =>
  new TutelaError({
    kind: 'store/closed',
    message: 'the store is closed',
    remedy: 'open a new one, and close it when the last transaction has settled',
  })

/** What an operation is refused with, once its transaction is over. */
export const transactionOver = (): TutelaError =>
  new TutelaError({
    kind: 'store/closed',
    message: 'the transaction is over',
    remedy: 'await every operation inside `transact`, and use no transaction outside it',
  })

/** What `transact` and `close` are refused with inside a transaction of the same store. */
export const waitsForItself = (): TutelaError =>
  new TutelaError({
    kind: 'store/conflict',
    message: 'a transaction would wait for itself',
    remedy: 'use the transaction that is open, or call after it has settled',
  })

/** A row with the same key exists already. */
export const duplicateRow = (table: string): TutelaError =>
  new TutelaError({
    kind: 'record/duplicate',
    message: 'a row with this key exists already',
    remedy: 'read it first, or make a new id',
    where: { table },
  })

/** What a caller gave doesn't fit the tables. */
export const invalidInput = (table: string, message: string, remedy: string): TutelaError =>
  new TutelaError({ kind: 'input/invalid', message, remedy, where: { table } })

/** What the database gave back isn't what the tables describe. */
export const corruptRow = (table: string, column: string): TutelaError =>
  new TutelaError({
    kind: 'store/corrupt',
    message: `a row was read whose \`${column}\` is not of its column's kind`,
    remedy: 'restore the store from a backup',
    where: { table },
  })

/** For what an adapter threw and nobody knows. */
export const unknownFailure: Failure = {
  kind: 'store/unavailable',
  message: 'the store failed for a reason it does not tell',
  remedy: 'try again, and look at the database',
}
