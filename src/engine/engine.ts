/**
 * Who carries long work? An engine: it hands tasks to workers, again after a failure or a worker's death, and at set times. It
 * promises at least once and no order; that nothing is done twice that matters is looked after by whoever works the tasks.
 */

import type { Json } from '../data/plain-json'
import type { Transaction } from '../store/store'

/** One task. */
export interface Task {
  /** The caller's own name for it, 1 to 128 characters; one that the engine holds already is not added again. */
  readonly id: string
  /** Names and ids; never a customer's value. */
  readonly data: Json
}

/** A task in a worker's hands. */
export interface Delivery extends Task {
  /**
   * Completes the task in a transaction of the caller's store, where the engine's state is in that very database: then both happen or
   * neither. False where it isn't; the task is complete then when `handle` has resolved.
   */
  readonly completeIn: (transaction: Transaction) => Promise<boolean>
}

/** A worker of a queue. */
export interface Worker {
  /** Takes nothing more, and waits for what it has in hand. */
  readonly stop: () => Promise<void>
}

/** When a task is to be enqueued, again and again. */
export interface Schedule extends Task {
  /** Five fields of cron: minute, hour, day of month, month, day of week. */
  readonly cron: string
  /** An IANA time zone, in which the fields are read. */
  readonly timeZone: string
}

/**
 * The contract. A call that rejects has done nothing, or may be made again with the same tasks. After `close` every call rejects
 * with `store/closed`.
 */
export interface Engine {
  /** Adds tasks to a queue; those whose id it holds already, waiting or in hand, are left as they are. */
  readonly enqueue: (queue: string, tasks: readonly Task[]) => Promise<void>
  /**
   * Works a queue, `concurrency` tasks at a time; 1 unless told. A task whose `handle` rejects, or whose worker died, is delivered
   * again, here or elsewhere, at least nine times; never is one task with two workers while both are alive and answer in time.
   */
  readonly work: (
    queue: string,
    handle: (delivery: Delivery) => Promise<void>,
    options?: { readonly concurrency?: number },
  ) => Promise<Worker>
  /** Enqueues a task at set times, each time under an id of its own that starts with the schedule's; a second of the same id replaces it. */
  readonly schedule: (queue: string, schedule: Schedule) => Promise<void>
  /** Ends a schedule; one that isn't there is ended already. */
  readonly unschedule: (queue: string, id: string) => Promise<void>
  /** Stops the workers after what they have in hand, and lets go of what the engine opened. A second call does nothing. */
  readonly close: () => Promise<void>
}
