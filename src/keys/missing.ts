/** What does a ring say that doesn't hold the key? One failure, for rings that never had it and for closed ones. */

import type { Failure } from '../core/error'

export const missingKey: Failure = {
  kind: 'key/missing',
  message: 'this key ring does not hold the key, or was closed',
  remedy: 'use an open ring that holds the private key',
}
