/** How does another database witness a log? It keeps the notes in its own table of checkpoints, under the name of the log they are of. */

import { TutelaError, toFailure } from '../core/error'
import type { Witness } from '../audit/witness'
import { logName, sizeOfNote } from '../audit/witness-note'
import type { Store } from '../store/store'
import type { RowOf } from '../store/tables'
import { noStore } from './patience'

/**
 * A witness in a store that isn't the vault's own: one that its writers can't reach. It may be the store of another vault.
 *
 * @example
 * ```ts
 * const witness = storeWitness(sqliteStore('/mnt/auditors/witness.db'))
 * ```
 */
export const storeWitness = (store: Store): Witness => ({
  list: (origin) =>
    inWords(async () => {
      const notes: string[] = []
      for (let after: RowOf<'checkpoint'> | undefined; ; ) {
        const last = after
        const rows = await store.transact((transaction) =>
          transaction.list('checkpoint', { equals: { customer: logName(origin) }, limit: page, after: last }),
        )
        notes.push(...rows.map(({ note }) => note))
        after = rows.at(-1)
        if (rows.length < page) return notes
      }
    }),
  add: (origin, note) =>
    inWords(async () => {
      const row = { customer: logName(origin), size: sizeOfNote(origin, note), at: 0, note }
      await store.transact(async (transaction) => {
        const known = await transaction.get('checkpoint', { customer: row.customer, size: row.size })
        // another note of the same size is the log's business: both stay, the first here, the second with who showed it
        if (known?.note !== note) await transaction.insert('checkpoint', [row])
      })
    }),
})

const page = 1000

const inWords = async <A>(run: () => Promise<A>): Promise<A> => {
  try {
    return await run()
  } catch (error) {
    throw new TutelaError(toFailure(noStore)(error))
  }
}
