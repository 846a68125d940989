/**
 * How do readings share a commit? Those that wait for a turn run in one transaction, one after another, and nothing is given out
 * before all their events are durable. Who fails is taken out and runs alone; the others run again without it.
 */

import { type Failure, isTutelaError, TutelaError, toFailure } from '../core/error'
import { attempt, type Work } from '../core/work'
import type { VaultInside } from './inside'
import { type Act, commit, epochNow, runOnRecord } from './operation'
import { noStore } from './patience'
import type { Weighed } from './turns'

/** A reading that waits for its turn. Its steps give what releases the answer, which is called once the events are durable. */
interface Reading {
  readonly run: (act: Act) => Promise<() => void>
  /** Runs it in a transaction of its own, and settles it. */
  readonly runAlone: () => Promise<void>
  readonly refuse: (error: unknown) => void
}

/**
 * Runs a reading in one transaction with its event, and with the readings that wait beside it. Its steps write nothing but what
 * they count: a failure of another makes them run again.
 */
export const operateTogether = <A>(
  inside: VaultInside,
  weight: number,
  steps: (act: Act) => Promise<A>,
): Work<A> =>
  attempt(
    noStore,
    () =>
      new Promise<A>((resolve, reject) => {
        const reading: Reading = {
          run: async (act) => {
            const answer = await steps(act)
            return () => resolve(answer)
          },
          runAlone: () => runOnRecord(inside, steps).then(resolve, reject),
          refuse: reject,
        }
        const place = { weight }
        readings.set(place, reading)
        inside.turns.together(place, (places) =>
          runTogether(
            inside,
            places.flatMap((one) => readings.get(one) ?? []),
          ),
        )
      }),
  )

/** Who waits in which place of the turns. */
const readings = new WeakMap<Weighed, Reading>()

/** Settles every reading; never rejects. */
const runTogether = async (inside: VaultInside, together: readonly Reading[]): Promise<void> => {
  let left = together
  while (left.length > 1) {
    const out = await runOnce(inside, left)
    for (const reading of out) await reading.runAlone()
    if (out.size === 0) return
    left = left.filter((reading) => !out.has(reading))
  }
  for (const reading of left) await reading.runAlone()
}

/** Runs readings in one transaction; gives those that must run alone. Where there are none, all are settled. */
const runOnce = async (inside: VaultInside, readings: readonly Reading[]): Promise<ReadonlySet<Reading>> => {
  const course: Course = { failed: new Set(), isUndone: false }
  try {
    const releases = await commit(inside, await epochNow(inside), (act) =>
      runEach({ ...act, attempt: () => undefined }, readings, course),
    )
    for (const release of releases) release()
  } catch (error) {
    if (course.isUndone) return course.failed
    if (toFailure(noStore)(error).kind === 'store/conflict') return new Set(readings)
    for (const reading of readings) reading.refuse(error)
  }
  return new Set()
}

/** What the last run of a transaction came to: the store may run it several times. */
interface Course {
  failed: Set<Reading>
  /** It was undone because of those who failed, not because of the store. */
  isUndone: boolean
}

const runEach = async (
  act: Act,
  readings: readonly Reading[],
  course: Course,
): Promise<readonly (() => void)[]> => {
  const failed = new Set<Reading>()
  const releases: (() => void)[] = []
  Object.assign(course, { failed, isUndone: false })
  for (const reading of readings)
    try {
      releases.push(await reading.run(act))
    } catch (error) {
      failed.add(reading)
      // after a failure of the store nobody behind it could read; who lacks a key fails alone
      if (!isOfKeys(error)) break
    }
  if (failed.size === 0) return releases
  course.isUndone = true
  throw new TutelaError(notTogether)
}

const isOfKeys = (error: unknown): boolean => isTutelaError(error) && /^(seal|key)\//.test(error.failure.kind)

const notTogether: Failure = {
  kind: 'store/conflict',
  message: 'a reading that shared the transaction failed',
  remedy: 'run it alone',
}
