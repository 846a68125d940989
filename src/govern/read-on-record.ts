/** How is something of governance read? Whoever asks is checked, and the reading is on the record before it is answered. */

import type { Finding } from '../core/finding'
import type { Staff } from '../data/actor'
import { actorOf, ruleIds } from '../vault/event-parts'
import type { Act } from '../vault/operation'
import type { RecordedDenial } from '../vault/answer'
import { findSuspension } from '../vault/suspended'

/** What was read, on the record. */
export type ReadAnswer<A> =
  | { readonly outcome: 'done'; readonly value: A; readonly event: string }
  | RecordedDenial

/** Reads if nothing was found against who asks. */
export const readOnRecord = async <A>(
  act: Act,
  asked: { readonly actor: Staff; readonly about: string; readonly findings: readonly Finding[] },
  read: () => Promise<A>,
): Promise<ReadAnswer<A>> => {
  const findings = [...(await findSuspension(act, actorOf(asked.actor))), ...asked.findings]
  const about = { action: 'govern', actor: actorOf(asked.actor), about: asked.about } as const
  if (findings.length > 0)
    return {
      outcome: 'deny',
      findings,
      event: act.tell({ ...about, outcome: 'deny', rules: ruleIds(findings) }),
    }
  const value = await read()
  return { outcome: 'done', value, event: act.tell({ ...about, outcome: 'done' }) }
}
