/** How does a customer's consent come to be, and end? Given once in its own act, withdrawn at any time; seen by the next decision. */

import type { z } from 'zod'
import type { Work } from '../core/work'
import type { Actor } from '../data/actor'
import { type Choice, choice, type Consent, consent } from '../data/consent'
import { checkRevoker, checkSpeaker } from '../check/people'
import { reckonDue } from './due'
import { actorOf } from './event-parts'
import type { VaultInside } from './inside'
import { withdrawalEntry, writeJournal } from './journal'
import { type Act, operate } from './operation'
import { parseBody } from './record-row'
import { expectChange, expectRow, parseGivenShape, type StepAnswer, takeStep } from './step'
import { checkErased } from './tombstone'

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
      findings: [
        ...checkSpeaker(inside.policy.tables, input.actor, customer),
        ...(await checkErased(act, customer)),
      ],
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
export const withdrawConsent = (inside: VaultInside, input: ConsentEnd): Work<StepAnswer> =>
  operate(inside, (act) => endConsent(act, input, 'withdrawn', checkSpeaker))

/** Revokes a consent from this instant on, for the company: one that turned out unsound, say. Staff do. (1.3.5) */
export const revokeConsent = (inside: VaultInside, input: ConsentEnd): Work<StepAnswer> =>
  operate(inside, (act) => endConsent(act, input, 'revoked', checkRevoker))

/** Which consent ends, and who ends it. */
export interface ConsentEnd {
  readonly actor: Actor
  readonly customer: string
  readonly consent: string
}

/** Ends a consent in a transaction. One that ended before stays as it ended: what came first counts. */
export const endConsent = async (
  act: Act,
  { actor, customer, consent: id }: ConsentEnd,
  state: 'withdrawn' | 'revoked',
  check: typeof checkSpeaker,
): Promise<StepAnswer> => {
  const answer = await takeStep(act, {
    id,
    findings: check(act.inside.policy.tables, actor, customer),
    about: { action: 'withdraw', actor: actorOf(actor), customer, about: state },
    change: () =>
      rewrite(act, 'consent', consent, { customer, id }, (body) =>
        body.state === 'withdrawn' || body.state === 'revoked'
          ? undefined
          : { ...body, state, endedAt: act.at },
      ),
  })
  if (answer.outcome === 'done')
    await writeJournal(act, withdrawalEntry(act, { event: answer.event, customer, consent: id, state }))
  return answer
}

/** Records an opt-out of a purpose or of sharing. (7.3.2) */
export const choose = (
  inside: VaultInside,
  input: { readonly actor: Actor; readonly choice: Choice },
): Work<StepAnswer> => operate(inside, (act) => chooseIn(act, input))

/** Records an opt-out in a transaction. */
export const chooseIn = async (
  act: Act,
  input: { readonly actor: Actor; readonly choice: Choice },
): Promise<StepAnswer> => {
  const given = parseGivenShape(choice, input.choice, 'choice')
  const { id, customer, refuses } = given
  return takeStep(act, {
    id,
    findings: [
      ...checkSpeaker(act.inside.policy.tables, input.actor, customer),
      ...(await checkErased(act, customer)),
    ],
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
}

/** Ends an opt-out from this instant on. (7.3.2) */
export const endChoice = (
  inside: VaultInside,
  input: { readonly actor: Actor; readonly customer: string; readonly choice: string },
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const { actor, customer } = input
    return takeStep(act, {
      id: input.choice,
      findings: checkSpeaker(inside.policy.tables, actor, customer),
      about: { action: 'choose', actor: actorOf(actor), customer, about: 'ended' },
      change: () =>
        rewrite(act, 'choice', choice, { customer, id: input.choice }, (body) => ({
          ...body,
          untilAt: Math.min(body.untilAt, act.at),
        })),
    })
  })

/** Changes the body of a row as it was read, and reckons its customer's ends anew; `undefined` changes nothing. */
const rewrite = async <A extends Consent | Choice>(
  act: Act,
  table: 'consent' | 'choice',
  shape: z.ZodType<A>,
  key: { readonly customer: string; readonly id: string },
  change: (body: A) => A | undefined,
): Promise<void> => {
  const row = expectRow(await act.transaction.get(table, key), table)
  const changed = change(parseBody(shape, row.body, table))
  if (changed === undefined) return
  const { version } = row
  expectChange(
    await act.transaction.update(
      table,
      key,
      { version },
      {
        version: version + 1,
        body: JSON.stringify(changed),
        ...('state' in changed ? { state: changed.state } : {}),
      },
    ),
    table,
  )
  await reckonDue(act, key.customer)
}
