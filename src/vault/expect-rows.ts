/** Does a store answer in the types of its contract? What answers otherwise is no answer: a decision never rests on it. */

import { TutelaError } from '../core/error'
import { rawQueryOf, rememberRawQuery } from '../store/raw-query'
import type { Transaction } from '../store/store'
import { noStore } from './patience'

/** The transaction, with every answer looked at: rows are rows, counts are counts, and nothing is nothing. */
export const expectRows = (transaction: Transaction): Transaction => {
  const looked = lookAt(transaction)
  const raw = rawQueryOf(transaction)
  if (raw !== undefined) rememberRawQuery(looked, raw)
  return looked
}

const lookAt = (transaction: Transaction): Transaction => ({
  get: async (table, key) => {
    const row = await transaction.get(table, key)
    return row === undefined || isRow(row) ? row : refuse()
  },
  insert: async (table, rows) => {
    const answer: unknown = await transaction.insert(table, rows)
    return answer === undefined ? undefined : refuse()
  },
  update: async (table, key, expected, changes) => {
    const answer: unknown = await transaction.update(table, key, expected, changes)
    return typeof answer === 'boolean' ? answer : refuse()
  },
  delete: async (table, keys) => {
    const answer: unknown = await transaction.delete(table, keys)
    return typeof answer === 'number' ? answer : refuse()
  },
  list: async (table, query) => {
    const rows = await transaction.list(table, query)
    return Array.isArray(rows) && rows.every(isRow) ? rows : refuse()
  },
})

/** Every table has a customer in its key. */
const isRow = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && 'customer' in row && typeof row.customer === 'string'

const refuse = (): never => {
  throw new TutelaError(noStore)
}
