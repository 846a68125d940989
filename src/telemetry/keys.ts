/** How fast does the key service answer? Watched from outside: a key ring of the same contract, each of whose calls is timed. */

import type { Meter } from '@opentelemetry/api'
import { isTutelaError } from '../core/error'
import type { KeyRing } from '../keys/key-ring'
import { telemetryMetrics } from './instruments'

/**
 * The key ring, watched: the duration of each call by its name, and the kind of its failure.
 *
 * @example
 * ```ts
 * const keys = observeKeys(memoryKeys(), metrics.getMeter('tutela'))
 * ```
 */
export const observeKeys = (keys: KeyRing, meter: Meter): KeyRing => {
  const duration = meter.createHistogram(telemetryMetrics.keysDuration.name, telemetryMetrics.keysDuration)
  const timed =
    <G extends readonly unknown[], A>(operation: string, call: (...given: G) => Promise<A>) =>
    async (...given: G): Promise<A> => {
      const begun = performance.now()
      const record = (failure?: string): void =>
        duration.record((performance.now() - begun) / 1000, {
          'tutela.operation': operation,
          ...(failure === undefined ? {} : { 'error.type': failure }),
        })
      try {
        const answer = await call(...given)
        record()
        return answer
      } catch (error) {
        record(isTutelaError(error) ? error.failure.kind : 'tool/fault')
        throw error
      }
    }
  return {
    publicKey: timed('publicKey', () => keys.publicKey()),
    sealEpoch: timed('sealEpoch', (epoch, key) => keys.sealEpoch(epoch, key)),
    openEpoch: timed('openEpoch', (epoch, sealed) => keys.openEpoch(epoch, sealed)),
    sealTo: timed('sealTo', (publicKey, info, plaintext) => keys.sealTo(publicKey, info, plaintext)),
    indexRoot: timed('indexRoot', () => keys.indexRoot()),
    pseudonymRoot: timed('pseudonymRoot', () => keys.pseudonymRoot()),
    close: () => keys.close(),
  }
}
