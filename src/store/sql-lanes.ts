/**
 * How do transactions of a pool of connections run? Side by side, as many as the pool has connections for. A call from inside
 * a transaction is refused where the platform can tell: it could wait for a connection that it holds itself.
 */

import { storeClosed, waitsForItself } from './failure'
import { createInside, type Queue } from './queue'

/** Jobs that run side by side, until it's closed. */
export const createLanes = (): Queue => {
  const inside = createInside()
  const running = new Set<Promise<unknown>>()
  let closing: Promise<void> | undefined
  return {
    run: async (job) => {
      if (inside.isInside()) throw waitsForItself()
      if (closing !== undefined) throw storeClosed()
      const result = inside.run(job)
      running.add(result)
      try {
        return await result
      } finally {
        running.delete(result)
      }
    },
    close: async (last) => {
      if (inside.isInside()) throw waitsForItself()
      closing ??= Promise.allSettled(running).then(last)
      return closing
    },
  }
}
