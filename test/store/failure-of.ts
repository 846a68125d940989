/** With what does a call fail? */

import { type Failure, isTutelaError } from '../../src/core/error'

/** The failure that a call rejects with; undefined if it resolves, and a failed test if it's no error of the library. */
export const failureOf = async (call: Promise<unknown>): Promise<Failure | undefined> => {
  try {
    await call
  } catch (error) {
    if (isTutelaError(error)) return error.failure
    throw error
  }
  return undefined
}
