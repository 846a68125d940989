/** How do an actor and findings stand in an event? By names and ids alone. */

import type { Finding } from '../core/finding'
import type { Actor } from '../data/actor'
import type { AuditEvent } from '../data/audit-event'

/** The actor, as an event tells it. */
export const actorOf = (actor: Actor): AuditEvent['actor'] => ({ ...actor })

/** What acts by itself: the sweep, the sequencer. */
export const systemActor: AuditEvent['actor'] = { kind: 'system', id: 'tutela' }

/** The rules of findings, each once. */
export const ruleIds = (findings: readonly Finding[]): string[] => [
  ...new Set(findings.map(({ rule }) => rule)),
]
