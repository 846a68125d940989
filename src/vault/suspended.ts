/** Who is suspended, as this transaction sees it (7.2.3)? Read with every decision and every step of staff, so that it counts at once. */

import type { Finding } from '../core/finding'
import type { AuditEvent } from '../data/audit-event'
import { watchAt } from '../check/in-force'
import { none } from '../check/rule'
import { checkSuspension, suspendedIn } from '../check/suspension'
import { suspensionsInForce } from './evidence-kinds'
import type { Act } from './operation'
import { readShared } from './read-evidence'

/** What is found against a step of who acts: that they are suspended. */
export const findSuspension = async (act: Act, actor: AuditEvent['actor']): Promise<readonly Finding[]> => {
  if (actor.kind !== 'staff') return none
  const suspensions = await readShared(act, 'suspension', [suspensionsInForce])
  return suspensions.length === 0
    ? none
    : checkSuspension(suspendedIn({ suspensions }, watchAt(act.at)), {
        id: actor.id,
        position: actor.position,
      })
}
