/** What does a client of a vault do in a simulation? One step at a time, told as it was answered; people and evidence are those of the test vaults. */

import { endOfTime } from '../../src/core/instant'
import { isTutelaError } from '../../src/core/error'
import type { Vault } from '../../src/vault/vault'
import { actor, consentOf } from '../vault/world'
import type { OrderedStore, Step } from './register'

/** A step before it is taken. */
export type Plan = Pick<Step, 'kind' | 'customer' | 'id'>

/** What a step is taken with. */
export interface Hands {
  readonly vault: Vault
  readonly handle: OrderedStore
  /** What the client's clock last showed to the vault. */
  readonly at: () => number
  /** Counts over all clients. */
  readonly tick: () => number
}

/** Takes a step; any error is the library's own. */
export const takeStep = async (plan: Plan, { vault, handle, at, tick }: Hands): Promise<Step> => {
  const begunAt = tick()
  handle.forget()
  let outcome: Step['outcome']
  try {
    outcome = await act(vault, plan)
  } catch (error) {
    if (!isTutelaError(error)) throw error
    outcome = 'failed'
  }
  const order = handle.last()
  return {
    ...plan,
    at: at(),
    begunAt,
    answeredAt: tick(),
    outcome,
    ...(order === undefined ? {} : { order }),
  }
}

const act = async (vault: Vault, { kind, customer, id }: Plan): Promise<Step['outcome']> => {
  const self = { kind: 'customer', id: customer } as const
  switch (kind) {
    case 'give': {
      const consent = consentOf(customer, { id, fromAt: 0, untilAt: endOfTime })
      return (await vault.giveConsent({ actor: self, consent })).outcome
    }
    case 'withdraw':
      return (await vault.withdrawConsent({ actor: self, customer, consent: id })).outcome
    case 'choose': {
      const refuses = { kind: 'purpose', purpose: 'delivery' } as const
      const choice = { id, customer, refuses, fromAt: 0, untilAt: endOfTime }
      return (await vault.choose({ actor: self, choice })).outcome
    }
    case 'end':
      return (await vault.endChoice({ actor: self, customer, choice: id })).outcome
    case 'use':
      return (await vault.use({ actor, customer, purpose: 'delivery', items: ['basic.name', 'basic.phone'] }))
        .outcome
  }
}

/** Draws the next step: uses for the most part, else something that changes what they rest on. */
export const createPlans = (draw: { readonly below: (limit: number) => number }, people: number) => {
  let count = 0
  const given: Plan[] = []
  const chosen: Plan[] = []
  return (client: number): Plan => {
    const customer = `c-${draw.below(people)}`
    const chance = draw.below(100)
    count += 1
    const add = (kind: 'give' | 'choose', list: Plan[]): Plan => {
      const plan = { kind, customer, id: `${kind} ${client} ${count}` }
      list.push(plan)
      return plan
    }
    const end = (kind: 'withdraw' | 'end', list: Plan[]): Plan | undefined => {
      const [plan] = list.splice(draw.below(list.length), 1)
      return plan === undefined ? undefined : { ...plan, kind }
    }
    const use: Plan = { kind: 'use', customer, id: '' }
    if (chance < 12) return add('give', given)
    if (chance < 24) return end('withdraw', given) ?? use
    if (chance < 27) return add('choose', chosen)
    if (chance < 32) return end('end', chosen) ?? use
    return use
  }
}
