/** Is a vault alive, and ready for requests? What a load balancer asks, answered by trying the ports for real. */

import { isTutelaError } from '../core/error'
import { insideOf } from '../vault/inside-of'
import { inTime, noKeys } from '../vault/patience'
import type { Vault } from '../vault/vault'
import { readLogState } from './log-state'

/** One thing that was tried. */
export interface HealthCheck {
  readonly name: 'store' | 'keys' | 'log'
  readonly isFine: boolean
  /** The kind of the failure, or `audit/late` where events wait too long. */
  readonly failure?: string
}

/** How a vault is. It is alive as long as it answers; ready when every check is fine. */
export interface Health {
  readonly isReady: boolean
  readonly checks: readonly HealthCheck[]
}

/** How it is judged. */
export interface HealthOptions {
  /** How long an event may wait for its position in the log, in milliseconds; an hour unless told. */
  readonly longestPending?: number
}

/**
 * Tries the store, the key ring and the log; never rejects, holds no value, and no text of a failure.
 *
 * @example
 * ```ts
 * const { isReady, checks } = await healthOf(vault)
 * isReady // true
 * ```
 */
export const healthOf = async (
  vault: Pick<Vault, 'id'>,
  { longestPending = 3_600_000 }: HealthOptions = {},
): Promise<Health> => {
  const inside = insideOf(vault)
  const log = await tried(() => readLogState(inside))
  const keys = await tried(() => inTime(inside.patience, noKeys, () => inside.keys.publicKey()))
  const isLate = 'value' in log && log.value.pendingAge > longestPending
  const checks: readonly HealthCheck[] = [
    checkOf('store', log),
    checkOf('keys', keys),
    'failure' in log || isLate
      ? { name: 'log', isFine: false, failure: isLate ? 'audit/late' : 'store/unavailable' }
      : { name: 'log', isFine: true },
  ]
  return { isReady: checks.every(({ isFine }) => isFine), checks }
}

type Tried<A> = { readonly value: A } | { readonly failure: string }

const tried = async <A>(run: () => Promise<A>): Promise<Tried<A>> => {
  try {
    return { value: await run() }
  } catch (error) {
    return { failure: isTutelaError(error) ? error.failure.kind : 'tool/fault' }
  }
}

const checkOf = (name: HealthCheck['name'], outcome: Tried<unknown>): HealthCheck =>
  'failure' in outcome ? { name, isFine: false, failure: outcome.failure } : { name, isFine: true }
