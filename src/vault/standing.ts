/** What has a customer agreed to and refused, as it stands now? Their own consents and choices, for themselves and for staff who speak with them. */

import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Work } from '../core/work'
import type { Actor } from '../data/actor'
import type { Choice, Consent } from '../data/consent'
import { checkSpeaker } from '../check/people'
import type { RecordedDenial } from './answer'
import { actorOf, ruleIds } from './event-parts'
import type { VaultInside } from './inside'
import { operateTogether } from './group'
import { readOwn } from './read-evidence'

/** What the customer said so far, ended or not, and the instant at which it was read. */
export type StandingAnswer =
  | {
      readonly outcome: 'done'
      readonly at: Instant
      readonly consents: readonly Consent[]
      readonly choices: readonly Choice[]
      readonly event: string
    }
  | RecordedDenial

/** Reads a customer's consents and choices, on the record. (7.3.1, 7.3.2) */
export const readStanding = (
  inside: VaultInside,
  input: { readonly actor: Actor; readonly customer: string },
): Work<StandingAnswer> =>
  operateTogether(inside, 1, async (act) => {
    const { actor, customer } = input
    const findings: readonly Finding[] = checkSpeaker(inside.policy.tables, actor, customer)
    const about = { action: 'note', actor: actorOf(actor), customer, about: 'standing read' } as const
    if (findings.length > 0)
      return {
        outcome: 'deny',
        findings,
        event: act.tell({ ...about, outcome: 'deny', rules: ruleIds(findings) }),
      }
    const { consents, choices } = await readOwn(act, customer)
    return { outcome: 'done', at: act.at, consents, choices, event: act.tell({ ...about, outcome: 'done' }) }
  })
