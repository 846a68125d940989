/**
 * How do transactions of one connection wait for each other? In the order of their calls. Where the platform can tell
 * that a call comes from inside a running job, it's refused: it would wait for itself for ever.
 */

import { storeClosed, waitsForItself } from './failure'

/** Jobs that run one after another, until it's closed. */
export interface Queue {
  readonly run: <A>(job: () => Promise<A>) => Promise<A>
  /** Runs `last` after the jobs that wait, and refuses those that come later. Once only. */
  readonly close: (last: () => Promise<void>) => Promise<void>
}

/** An empty queue. */
export const createQueue = (): Queue => {
  const inside = createInside()
  let tail: Promise<unknown> = Promise.resolve()
  let closing: Promise<void> | undefined
  const append = <A>(job: () => Promise<A>): Promise<A> => {
    const result = tail.then(() => inside.run(job))
    tail = result.then(ignore, ignore)
    return result
  }
  return {
    run: async (job) => {
      if (inside.isInside()) throw waitsForItself()
      if (closing !== undefined) throw storeClosed()
      return append(job)
    },
    close: async (last) => {
      if (inside.isInside()) throw waitsForItself()
      closing ??= append(last)
      return closing
    },
  }
}

/** Where is this call made? */
export interface Inside {
  readonly run: <A>(job: () => Promise<A>) => Promise<A>
  readonly isInside: () => boolean
}

/** Follows the calls of a job through its promises; knows nothing where the platform has no such means. */
export const createInside = (): Inside => {
  const hooks = globalThis.process?.getBuiltinModule?.('node:async_hooks')
  if (hooks === undefined) return { run: (job) => job(), isInside: () => false }
  const storage = new hooks.AsyncLocalStorage<{ running: boolean }>()
  return {
    run: async (job) => {
      const mark = { running: true }
      try {
        return await storage.run(mark, job)
      } finally {
        mark.running = false
      }
    },
    isInside: () => storage.getStore()?.running === true,
  }
}

const ignore = (): void => undefined
