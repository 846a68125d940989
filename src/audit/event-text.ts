/**
 * What is the one text of an event? Its canonical JSON (RFC 8785), as `canonicalize` would write it. The members of an event are
 * known, so they are put into their order here, and the platform's serializer does the rest.
 */

import { canonicalize } from '../core/canonical'
import type { AuditEvent } from '../data/audit-event'

/** The canonical text of an event that `auditEvent` takes. Throws `input/invalid` as `canonicalize` does. */
export const eventText = (event: AuditEvent): string => {
  const { actor } = event
  // In UTF-16 order; what is undefined vanishes. A test holds the text equal to that of `canonicalize`.
  const text = JSON.stringify({
    about: event.about,
    action: event.action,
    actor: { department: actor.department, id: actor.id, kind: actor.kind, position: actor.position },
    at: event.at,
    counter: event.counter,
    customer: event.customer,
    evidence: event.evidence,
    items: event.items,
    manner: event.manner,
    outcome: event.outcome,
    policy: event.policy,
    previous: event.previous,
    purposes: event.purposes,
    recipient: event.recipient,
    records: event.records,
    rules: event.rules,
    'tutela-event': event['tutela-event'],
    writer: event.writer,
  } satisfies { readonly [Name in keyof AuditEvent]-?: unknown })
  return text.includes('\\ud') ? canonicalize(event) : text // perhaps half a character, which `stringify` only escapes
}
