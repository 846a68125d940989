/** How is a customer's information kept from disposal? By a hold, placed with its reason and released again. */

import type { Work } from '../core/work'
import type { Actor } from '../data/actor'
import { hold, type Hold } from '../data/hold'
import { checkSpeaker } from '../check/people'
import { actorOf } from './event-parts'
import type { VaultInside } from './inside'
import { type Act, operate } from './operation'
import { parseBody } from './record-row'
import { expectChange, expectRow, parseGivenShape, type StepAnswer, takeStep } from './step'
import { checkErased } from './tombstone'

/** Places a hold: nothing of the customer is disposed of while it stands. (4.3.2) */
export const placeHold = (
  inside: VaultInside,
  input: { readonly actor: Actor; readonly hold: Hold },
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const given = parseGivenShape(hold, input.hold, 'hold')
    const { id, customer } = given
    return takeStep(act, {
      id,
      findings: [
        ...checkSpeaker(inside.policy.tables, input.actor, ''),
        ...((await isAnyKept(act, customer)) ? [] : await checkErased(act, customer)),
      ],
      about: { action: 'register', actor: actorOf(input.actor), customer, about: 'hold' },
      change: () =>
        act.transaction.insert('hold', [{ customer, id, version: 1, body: JSON.stringify(given) }]),
    })
  })

/** Of somebody who was erased, there may be nothing left to hold. */
const isAnyKept = async (act: Act, customer: string): Promise<boolean> =>
  (await act.transaction.list('record', { equals: { customer }, limit: 1 })).length > 0

/** Releases a hold from this instant on. (4.3.2) */
export const releaseHold = (
  inside: VaultInside,
  input: { readonly actor: Actor; readonly customer: string; readonly hold: string },
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const { actor, customer } = input
    const key = { customer, id: input.hold }
    return takeStep(act, {
      id: input.hold,
      findings: checkSpeaker(inside.policy.tables, actor, ''),
      about: { action: 'register', actor: actorOf(actor), customer, about: 'hold released' },
      change: async () => {
        const row = expectRow(await act.transaction.get('hold', key), 'hold')
        const given = parseBody(hold, row.body, 'hold')
        const { version } = row
        const body = JSON.stringify({ ...given, releasedAt: given.releasedAt ?? act.at })
        expectChange(
          await act.transaction.update('hold', key, { version }, { version: version + 1, body }),
          'hold',
        )
      },
    })
  })
