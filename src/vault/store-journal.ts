/** How does another database keep a journal? In its own table of journals, a row a page, under the name of the journal. */

import { isTutelaError, TutelaError, toFailure } from '../core/error'
import type { JournalKeeper } from '../audit/journal'
import { logName } from '../audit/witness-note'
import type { Store } from '../store/store'
import { listAll } from './list-all'
import { noStore } from './patience'

/**
 * A keeper in a store that isn't the vault's own; it may be the store of another vault.
 *
 * @example
 * ```ts
 * const journal = storeJournal(sqliteStore('/mnt/elsewhere/journal.db'))
 * ```
 */
export const storeJournal = (store: Store): JournalKeeper => ({
  list: (origin, from) =>
    inWords(async () => {
      const customer = logName(origin)
      const rows = await store.transact((transaction) =>
        listAll(transaction, 'journal', { equals: { customer }, from: pageId(from) }),
      )
      return rows.map(({ id, body }) => ({ first: Number(id), text: body }))
    }),
  add: (origin, { first, text }) =>
    inWords(async () => {
      const row = { customer: logName(origin), id: pageId(first), at: 0, pending: null, body: text }
      try {
        await store.transact((transaction) => transaction.insert('journal', [row]))
        return true
      } catch (error) {
        if (isTutelaError(error) && error.failure.kind === 'record/duplicate') return false
        throw error
      }
    }),
})

const pageId = (first: number): string => String(first).padStart(16, '0')

const inWords = async <A>(run: () => Promise<A>): Promise<A> => {
  try {
    return await run()
  } catch (error) {
    throw new TutelaError(toFailure(noStore)(error))
  }
}
