/** How does a customer's consent come to be, and end? Given once in its own act, withdrawn at any time; seen by the next decision. */

import type { Work } from '../core/work'
import type { Actor } from '../data/actor'
import { type Choice, choice, type Consent, consent } from '../data/consent'
import { checkSpeaker } from '../check/people'
import { reckonDue } from './due'
import { actorOf } from './event-parts'
import type { VaultInside } from './inside'
import { operate } from './operation'
import { parseBody } from './record-row'
import { expectChange, expectRow, parseGivenShape, type StepAnswer, takeStep } from './step'

/** Records a consent, whatever its state; only `given` and `renewed` authorize. (1.3.5) */
export const giveConsent = (
  inside: VaultInside,
  input: { readonly actor: Actor; readonly consent: Consent },
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const given = parseGivenShape(consent, input.consent, 'consent')
    const { id, customer, state } = given
    return takeStep(act, {
      id,
      findings: checkSpeaker(inside.policy.tables, input.actor, customer),
      about: {
        action: 'consent',
        actor: actorOf(input.actor),
        customer,
        purposes: [...given.purposes],
        items: given.items.map(({ item }) => item),
        about: state,
      },
      change: async () => {
        await act.transaction.insert('consent', [
          { customer, id, version: 1, state, body: JSON.stringify(given) },
        ])
        await reckonDue(act, customer)
      },
    })
  })

/** Withdraws a consent from this instant on: the customer does, or staff who record that they did. (1.3.5, 7.3.2) */
export const withdrawConsent = (
  inside: VaultInside,
  input: { readonly actor: Actor; readonly customer: string; readonly consent: string },
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const { actor, customer } = input
    const key = { customer, id: input.consent }
    return takeStep(act, {
      id: input.consent,
      findings: checkSpeaker(inside.policy.tables, actor, customer),
      about: { action: 'withdraw', actor: actorOf(actor), customer },
      change: async () => {
        const row = expectRow(await act.transaction.get('consent', key), 'consent')
        const body = parseBody(consent, row.body, 'consent')
        if (body.state === 'withdrawn') return
        const ended = { ...body, state: 'withdrawn' as const, endedAt: act.at }
        const { version } = row
        expectChange(
          await act.transaction.update(
            'consent',
            key,
            { version },
            { version: version + 1, state: ended.state, body: JSON.stringify(ended) },
          ),
          'consent',
        )
        await reckonDue(act, customer)
      },
    })
  })

/** Records an opt-out of a purpose or of sharing. (7.3.2) */
export const choose = (
  inside: VaultInside,
  input: { readonly actor: Actor; readonly choice: Choice },
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const given = parseGivenShape(choice, input.choice, 'choice')
    const { id, customer, refuses } = given
    return takeStep(act, {
      id,
      findings: checkSpeaker(inside.policy.tables, input.actor, customer),
      about: {
        action: 'choose',
        actor: actorOf(input.actor),
        customer,
        about: refuses.kind,
        ...(refuses.kind === 'purpose' ? { purposes: [refuses.purpose] } : {}),
      },
      change: async () => {
        await act.transaction.insert('choice', [{ customer, id, version: 1, body: JSON.stringify(given) }])
        await reckonDue(act, customer)
      },
    })
  })

/** Ends an opt-out from this instant on. (7.3.2) */
export const endChoice = (
  inside: VaultInside,
  input: { readonly actor: Actor; readonly customer: string; readonly choice: string },
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const { actor, customer } = input
    const key = { customer, id: input.choice }
    return takeStep(act, {
      id: input.choice,
      findings: checkSpeaker(inside.policy.tables, actor, customer),
      about: { action: 'choose', actor: actorOf(actor), customer, about: 'ended' },
      change: async () => {
        const row = expectRow(await act.transaction.get('choice', key), 'choice')
        const body = parseBody(choice, row.body, 'choice')
        const ended = { ...body, untilAt: Math.min(body.untilAt, act.at) }
        const { version } = row
        expectChange(
          await act.transaction.update(
            'choice',
            key,
            { version },
            { version: version + 1, body: JSON.stringify(ended) },
          ),
          'choice',
        )
        await reckonDue(act, customer)
      },
    })
  })
