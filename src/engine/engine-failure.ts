/** What does an engine say when it can't? Typed failures, the same from all of them. */

import { TutelaError } from '../core/error'
import type { Schedule, Task } from './engine'

/** The engine was closed. */
export const engineClosed = (): TutelaError =>
  new TutelaError({
    kind: 'store/closed',
    message: 'the engine is closed',
    remedy: 'make another, or close it later',
  })

/** The engine's own server does not answer, or not as it must. */
export const engineUnavailable = (): TutelaError =>
  new TutelaError({
    kind: 'store/unavailable',
    message: 'the job engine did not answer, or not as it must',
    remedy: 'look at the engine and its server; what was enqueued stays, and the call may be made again',
  })

/** What a call of the engine's own library rejects with holds addresses and maybe tasks: it becomes a failure of ours. */
export const orUnavailable = async <A>(run: () => Promise<A>): Promise<A> => {
  try {
    return await run()
  } catch (error) {
    throw error instanceof TutelaError ? error : engineUnavailable()
  }
}

/** Tasks whose ids and queue every engine takes; `input/invalid` for others. */
export const checkTasks = (queue: string, tasks: readonly Task[]): void => {
  if (!queuePattern.test(queue))
    throw invalid(
      'the name of the queue is not one that every engine takes',
      'give 1 to 64 letters, digits, hyphens',
    )
  if (tasks.some(({ id }) => id.length < 1 || id.length > 128))
    throw invalid('the id of a task is empty or too long', 'give 1 to 128 characters')
}

/** A schedule whose fields have the right number. */
export const checkSchedule = (queue: string, schedule: Schedule): void => {
  checkTasks(queue, [schedule])
  if (schedule.cron.trim().split(/\s+/).length !== 5)
    throw invalid('a schedule has five fields', 'give minute, hour, day of month, month and day of week')
}

const queuePattern = /^[A-Za-z0-9-]{1,64}$/

const invalid = (message: string, remedy: string): TutelaError =>
  new TutelaError({ kind: 'input/invalid', message, remedy })
