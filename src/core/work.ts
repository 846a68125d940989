/** How are the steps of an operation written? As a `TaskEither` that fails with plain data; nothing runs until called. */

import { taskEither as TE } from 'fp-ts'
import { type Failure, TutelaError, toFailure } from './error'

/** An operation that is not yet run: it will give an `A`, or a failure as data. */
export type Work<A> = TE.TaskEither<Failure, A>

/** Wraps a promise of a port: what it rejects with becomes a failure, `fallback` unless it is the library's own. */
export const attempt = <A>(fallback: Failure, run: () => Promise<A>): Work<A> =>
  TE.tryCatch(run, toFailure(fallback))

/** Runs an operation at the front door: resolves with its value, rejects with the one error class. */
export const runWork = async <A>(work: Work<A>): Promise<A> => {
  const result = await work()
  if (result._tag === 'Left') throw new TutelaError(result.left)
  return result.right
}
