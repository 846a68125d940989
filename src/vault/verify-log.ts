/** Is the log in a store what was written? Read out page by page, and judged as every log is; it needs no keys. */

import type { LogSource } from '../audit/export'
import { judgeLog, type LogVerdict, type Scrutiny } from '../audit/verdict'
import { tileReader } from './log-tree'
import { readCheckpoints, readLog, type Transact } from './read-log'

/** The log of a store as a source: events by position, then those that wait. */
export const logSource = async (transact: Transact): Promise<LogSource> => ({
  notes: (await readCheckpoints(transact)).map(({ note }) => note),
  read: async (take) => {
    const { claimed, pending } = await readLog(transact, take)
    pending.forEach(take)
    return claimed
  },
})

/** Checks the whole log of a store, its kept hashes too. */
export const verifyLog = async (transact: Transact, scrutiny: Omit<Scrutiny, 'tiles'>): Promise<LogVerdict> =>
  judgeLog(await logSource(transact), {
    ...scrutiny,
    tiles: (places) => transact((transaction) => tileReader(transaction)(places)),
  })
