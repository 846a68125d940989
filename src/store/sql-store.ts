/**
 * How is a store made of a driver and a dialect? The schema is opened with the first transaction; what others were in the way
 * of runs again after a pause that grows and varies, until patience has run out.
 */

import { TutelaError } from '../core/error'
import { patiently } from './patience'
import type { Queue } from './queue'
import { rememberRawQuery } from './raw-query'
import { runTransaction } from './run-transaction'
import type { SqlDialect } from './sql-dialect'
import type { SqlDriver } from './sql-driver'
import { openSchema } from './sql-open'
import { createSqlSession, isPassing } from './sql-session'
import type { Store, Transaction } from './store'

/** How a store on a database server treats it. */
export interface SqlOptions {
  /** The schema that the tables are in, made where there is none; `tutela` unless told. Nobody else's tables are in it. */
  readonly schema?: string
  /** How long a transaction that others are in the way of is tried again, in milliseconds; 5,000 unless told. */
  readonly patience?: number
}

/** What a store is made of. */
export interface SqlParts {
  readonly driver: SqlDriver
  readonly dialect: SqlDialect
  readonly schema: string
  readonly patience: number
  /** The driver's waits for a lock, so many of which are the patience. */
  readonly lockTries: number
  readonly queue: Queue
  /** Throws where the handle must not be used. */
  readonly check: () => void
}

export const defaultPatience = 5000

/** How a wait for a lock ends: after so many milliseconds, and after so many waits. Together they are the patience. */
export interface LockWait {
  readonly milliseconds: number
  readonly tries: number
}

/** Waits of a fifth of the patience, in steps that the server can count. */
export const lockWaitOf = (patience: number, step: number): LockWait => {
  const milliseconds = Math.max(1, Math.ceil(patience / 5 / step)) * step
  return { milliseconds, tries: Math.max(1, Math.round(patience / milliseconds)) }
}

/** A store; it doesn't end the handle behind the driver. */
export const createSqlStore = ({
  driver,
  dialect,
  schema,
  patience,
  lockTries,
  queue,
  check,
}: SqlParts): Store => {
  let opening: Promise<void> | undefined
  const opened = (): Promise<void> => {
    opening ??= open()
    return opening
  }
  const open = async (): Promise<void> => {
    try {
      checkSchema(schema)
      check()
      await patiently({ milliseconds: patience, isPassing }, () => openSchema(driver, dialect, schema))
    } catch (error) {
      opening = undefined
      throw error
    }
  }
  const retried = <A>(work: (transaction: Transaction) => Promise<A>): Promise<A> => {
    let passing: TutelaError | undefined
    let locks = 0
    const isToRepeat = (failure: TutelaError['failure']): boolean => {
      if (failure !== passing?.failure) return false
      if (failure.kind === 'store/locked') locks += 1
      return locks < lockTries
    }
    return patiently({ milliseconds: patience, isPassing: isToRepeat }, async () => {
      const session = createSqlSession(driver, dialect)
      try {
        return await runTransaction(session, (transaction) => {
          rememberRawQuery(transaction, session.raw)
          return work(transaction)
        })
      } catch (error) {
        passing = session.passing()
        throw passing ?? error
      }
    })
  }
  return {
    transact: (work) => queue.run(() => opened().then(() => retried(work))),
    close: () => queue.close(async () => undefined),
  }
}

const checkSchema = (schema: string): void => {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,47}$/.test(schema))
    throw new TutelaError({
      kind: 'input/invalid',
      message: 'the name of the schema is not one that every database takes',
      remedy: 'give up to 48 letters, digits and underscores, a digit not first',
    })
}
