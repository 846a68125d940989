/** What must the answers of many clients on one store have been? Consents and opt-outs as a register: every step in the order in which it was committed. */

import { endOfTime } from '../../src/core/instant'
import type { Store } from '../../src/store/store'

/** One step of a client. `order` is that of its commit among all; absent where nothing was committed. */
export interface Step {
  readonly kind: 'give' | 'withdraw' | 'choose' | 'end' | 'use'
  readonly customer: string
  /** Of the consent or the choice. */
  readonly id: string
  /** The client's clock. */
  readonly at: number
  /** Counted over all clients: when it was begun, and when it was answered. */
  readonly begunAt: number
  readonly answeredAt: number
  readonly order?: number
  /** What the client was told; `failed` where it was told nothing but an error. */
  readonly outcome: 'permit' | 'deny' | 'done' | 'failed'
}

/** Numbers the commits of a store in their order; `last` is that of the commit last made through this handle. */
export interface OrderedStore {
  readonly store: Store
  readonly last: () => number | undefined
  readonly forget: () => void
}

/** A store that several clients stand on; closing one of its handles closes nothing. */
export const orderedStores = (base: Store, pause: () => Promise<void> = async () => undefined) => {
  let count = 0
  return (): OrderedStore => {
    let last: number | undefined
    return {
      last: () => last,
      forget: () => {
        last = undefined
      },
      store: {
        close: async () => undefined,
        transact: async (work) => {
          let order = 0
          await pause()
          const result = await base.transact(async (transaction) => {
            const done = await work(transaction)
            await pause()
            count += 1
            order = count
            return done
          })
          last = order
          await pause()
          return result
        },
      },
    }
  }
}

/** Every breach of the register in a history, one line each. */
export const breachesOf = (steps: readonly Step[]): readonly string[] => [
  ...breachesOfOrder(steps),
  ...breachesOfTime(steps),
]

/** The committed steps one after another: a use is permitted exactly where a consent stands and nothing is refused. */
const breachesOfOrder = (steps: readonly Step[]): readonly string[] => {
  const consents = new Map<string, Set<string>>()
  const refusals = new Map<string, Map<string, number>>()
  const breaches: string[] = []
  const committed = steps
    .filter((step) => step.order !== undefined)
    .toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0))
  for (const { kind, customer, id, at, outcome, order } of committed) {
    const standing = consents.get(customer) ?? new Set()
    const refused = refusals.get(customer) ?? new Map<string, number>()
    consents.set(customer, standing)
    refusals.set(customer, refused)
    switch (kind) {
      case 'give':
        standing.add(id)
        break
      case 'withdraw':
        standing.delete(id)
        break
      case 'choose':
        refused.set(id, endOfTime)
        break
      case 'end':
        refused.set(id, Math.min(at, refused.get(id) ?? at))
        break
      case 'use': {
        const expected = standing.size > 0 && ![...refused.values()].some((until) => at < until)
        if (outcome !== 'failed' && (outcome === 'permit') !== expected)
          breaches.push(`${order}: ${outcome} for ${customer}, who has ${standing.size} consents`)
      }
    }
  }
  return breaches
}

/** By what clients saw alone: no permit begun after the withdrawal of every consent, or after an opt-out, was acknowledged. */
const breachesOfTime = (steps: readonly Step[]): readonly string[] =>
  steps
    .filter(({ kind, outcome }) => kind === 'use' && outcome === 'permit')
    .flatMap((use) => {
      const own = steps.filter(({ customer }) => customer === use.customer)
      const isGone = (id: string): boolean =>
        own.some(
          ({ kind, id: ended, outcome, answeredAt }) =>
            kind === 'withdraw' && ended === id && outcome === 'done' && answeredAt < use.begunAt,
        )
      const isPossible = own.some(
        ({ kind, id, begunAt }) => kind === 'give' && begunAt < use.answeredAt && !isGone(id),
      )
      const isRefused = own.some(
        ({ kind, id, outcome, answeredAt }) =>
          kind === 'choose' &&
          outcome === 'done' &&
          answeredAt < use.begunAt &&
          !own.some((end) => end.kind === 'end' && end.id === id && end.begunAt < use.answeredAt),
      )
      return isPossible && !isRefused ? [] : [`a permit for ${use.customer} at ${use.begunAt} after its end`]
    })
