/**
 * How does one transaction run on a session? It begins, hands out typed operations, commits or undoes. It neither
 * queues nor retries: the adapter knows which of its sessions are free and which of its failures pass.
 */

import { TutelaError, toFailure } from '../core/error'
import { checkRow, checkSome, parseRow, tableOf } from './check-cell'
import { planPage } from './check-query'
import { invalidInput, transactionOver, unknownFailure } from './failure'
import type { Session } from './session'
import type { Transaction } from './store'

/** Runs `work` in one transaction of the session, as the contract of `Store.transact` says, retries aside. */
export const runTransaction = async <A>(
  session: Session,
  work: (transaction: Transaction) => Promise<A>,
): Promise<A> => {
  await session.begin()
  const course = createCourse()
  try {
    const result = await work(createTransaction(session, course.step))
    course.end()
    await session.commit()
    return result
  } catch (error) {
    course.stop()
    await session.rollback()
    throw error
  }
}

interface Course {
  /** Runs one operation, unless the transaction is over or an operation before it has failed. */
  readonly step: <A>(operation: () => Promise<A>) => Promise<A>
  /** Ends it well; throws the failure that an operation met, even if it was caught. */
  readonly end: () => void
  readonly stop: () => void
}

const createCourse = (): Course => {
  let failed: TutelaError | undefined
  let over = false
  return {
    step: async (operation) => {
      if (over) throw transactionOver()
      if (failed !== undefined) throw failed
      try {
        return await operation()
      } catch (error) {
        failed ??= new TutelaError(toFailure(unknownFailure)(error))
        throw failed
      }
    },
    end: () => {
      over = true
      if (failed !== undefined) throw failed
    },
    stop: () => {
      over = true
    },
  }
}

const createTransaction = (session: Session, step: Course['step']): Transaction => ({
  get: (table, key) =>
    step(async () => {
      const row = await session.get(table, checkRow(table, key, tableOf(table).key))
      return row === undefined ? undefined : parseRow(table, row)
    }),
  insert: (table, rows) =>
    step(async () => {
      const columns = Object.keys(tableOf(table).columns)
      const checked = checkList(table, rows).map((row) => checkRow(table, row, columns))
      if (checked.length > 0) await session.insert(table, checked)
    }),
  update: (table, key, expected, changes) =>
    step(async () => {
      const row = checkRow(table, key, tableOf(table).key)
      const changed = checkSome(table, changes)
      if (Object.keys(changed).length === 0)
        throw invalidInput(table, 'an update changes no column', 'give at least one')
      return session.update(table, row, checkSome(table, expected), changed)
    }),
  delete: (table, keys) =>
    step(async () => {
      const { key } = tableOf(table)
      const checked = checkList(table, keys).map((row) => checkRow(table, row, key))
      return checked.length === 0 ? 0 : session.delete(table, checked)
    }),
  list: (table, query) =>
    step(async () => {
      const rows = await session.list(table, planPage(table, query))
      return rows.map((row) => parseRow(table, row))
    }),
})

const checkList = <A>(table: string, list: readonly A[]): readonly A[] => {
  if (!Array.isArray(list))
    throw invalidInput(table, 'rows come as a list', 'give an array, of one if need be')
  return list
}
