/** How long does a store wait for others? In steps that grow and differ, until its patience has run out. */

import type { Failure } from '../core/error'
import { isTutelaError } from '../core/error'

/** How an attempt is repeated. */
export interface Patience {
  /** The waits between attempts add up to this at most, in milliseconds. */
  readonly milliseconds: number
  /** Does the failure pass by itself? */
  readonly isPassing: (failure: Failure) => boolean
}

/** Repeats an attempt while its failure is one that passes; rejects with the last one when patience has run out. */
export const patiently = async <A>(patience: Patience, attempt: () => A | Promise<A>): Promise<A> => {
  let waited = 0
  for (let step = 1; ; step = Math.min(step * 2, longestStep)) {
    try {
      return await attempt()
    } catch (error) {
      if (!isTutelaError(error) || !patience.isPassing(error.failure)) throw error
      const wait = Math.min(step * (0.5 + fraction()), patience.milliseconds - waited)
      if (!(wait > 0)) throw error
      waited += wait
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}

const longestStep = 32

/** Between 0 and 1. It keeps two processes from waking together, and decides nothing else. */
const fraction = (): number => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 255
