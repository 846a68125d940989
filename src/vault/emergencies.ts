/** How is an emergency use put right? Another person reviews it; until then it is a finding. (5.3.1) */

import type { Work } from '../core/work'
import type { Staff } from '../data/actor'
import { breakGlass } from '../data/approval'
import { checkReviewer } from '../check/people'
import { actorOf } from './event-parts'
import type { VaultInside } from './inside'
import { operate } from './operation'
import { parseBody } from './record-row'
import { expectChange, expectRow, type StepAnswer, takeStep } from './step'

/** Records that an emergency use was reviewed by another person. (5.3.1) */
export const reviewEmergency = (
  inside: VaultInside,
  input: { readonly actor: Staff; readonly id: string },
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const key = { customer: '', kind: 'break-glass', id: input.id }
    const row = expectRow(await act.transaction.get('evidence', key), 'evidence')
    const given = parseBody(breakGlass, row.body, 'evidence')
    return takeStep(act, {
      id: given.id,
      findings: checkReviewer(inside.policy.tables, input.actor, { id: given.id, enteredBy: given.actor }),
      about: {
        action: 'review',
        actor: actorOf(input.actor),
        customer: given.customer,
        about: 'break-glass',
      },
      change: async () => {
        const { version } = row
        const body = JSON.stringify({ ...given, reviewedBy: input.actor.id })
        expectChange(
          await act.transaction.update('evidence', key, { version }, { version: version + 1, body }),
          'evidence',
        )
      },
    })
  })
