/** What if a store, a key ring or a clock hangs, throws, or answers nonsense? Then the operation fails in time, with one typed failure. */

import { type Failure, TutelaError, toFailure } from '../core/error'
import type { Clock } from '../core/clock'
import { endOfTime, type Instant } from '../core/instant'

/** The promise's value, or a rejection with `failure` when it takes longer than `milliseconds` or fails in words of its own. */
export const inTime = <A>(milliseconds: number, failure: Failure, run: () => Promise<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TutelaError(failure)), milliseconds)
    const settle = (): void => clearTimeout(timer)
    begin(run).then(
      (value) => {
        settle()
        resolve(value)
      },
      (error: unknown) => {
        settle()
        reject(new TutelaError(toFailure(failure)(error)))
      },
    )
  })

/** What throws at once, or gives no promise, fails like any other. */
const begin = async <A>(run: () => Promise<A>): Promise<A> => run()

/** The clock's instant; a clock that throws or gives no instant is a failure. */
export const readClock = (clock: Clock): Instant => {
  const at = attemptClock(clock)
  if (typeof at === 'number' && Number.isInteger(at) && at < endOfTime && at > -endOfTime) return at
  throw new TutelaError(noTime)
}

/** Bytes of the length expected from a key ring; anything else is a failure. */
export const expectBytes = (given: unknown, length?: number): Uint8Array => {
  if (given instanceof Uint8Array && (length === undefined ? given.length > 0 : given.length === length))
    return given
  throw new TutelaError(noKeys)
}

const attemptClock = (clock: Clock): unknown => {
  try {
    return clock()
  } catch {
    return undefined // what it threw may hold anything; that there is no time is told
  }
}

const noTime: Failure = {
  kind: 'tool/fault',
  message: 'the clock gives no instant',
  remedy: 'give a `clock` that returns whole milliseconds since 1970',
}

/** The failure of a key ring that does not answer, or not as its contract says. */
export const noKeys: Failure = {
  kind: 'key/unavailable',
  message: 'the key ring did not answer, or not as it must',
  remedy: 'look at the key ring and try again; nothing was released',
}

/** The failure of a store that does not answer, or not as its contract says. */
export const noStore: Failure = {
  kind: 'store/unavailable',
  message: 'the store did not answer, or not as it must',
  remedy: 'look at the database and try again; nothing was released',
}
