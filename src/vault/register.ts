/** How does the other evidence come to the vault? Notices, agreements, undertakings, grants and emergencies, each registered once. */

import type { Instant } from '../core/instant'
import type { Work } from '../core/work'
import type { Actor } from '../data/actor'
import { agreement } from '../data/agreement'
import { internalGrant } from '../data/approval'
import { undertaking } from '../data/undertaking'
import { checkSpeaker } from '../check/people'
import { actorOf } from './event-parts'
import {
  type EvidenceKindRule,
  type EvidenceKindName,
  type EvidenceKinds,
  evidenceKinds,
} from './evidence-kinds'
import type { VaultInside } from './inside'
import { operate } from './operation'
import { parseBody } from './record-row'
import { expectChange, expectRow, parseGivenShape, type StepAnswer, takeStep } from './step'

/** What is registered as it is; approvals have steps of their own. */
export type RegisteredKind = Exclude<EvidenceKindName, 'approval' | 'suspension'>

/** One piece of evidence, by its kind. */
export type Registration = {
  readonly [K in RegisteredKind]: { readonly kind: K; readonly evidence: EvidenceKinds[K] }
}[RegisteredKind]

/** Registers evidence that is not one customer's own. (3.2.3, 6.2.1, 6.3.1, 7.1.1, 7.1.2) */
export const register = (
  inside: VaultInside,
  input: { readonly actor: Actor } & Registration,
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const { actor, kind } = input
    const row = rowOf(input)
    return takeStep(act, {
      id: row.id,
      findings: checkSpeaker(inside.policy.tables, actor, ''),
      about: { action: 'register', actor: actorOf(actor), about: kind },
      change: () => act.transaction.insert('evidence', [{ customer: '', kind, version: 1, ...row }]),
    })
  })

/** What can be ended before its term. */
export type EndedKind = 'agreement' | 'undertaking' | 'grant'

/** Ends evidence from this instant on. (6.3.1, 7.1.1) */
export const endEvidence = (
  inside: VaultInside,
  input: { readonly actor: Actor; readonly kind: EndedKind; readonly id: string },
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const { actor, kind, id } = input
    const key = { customer: '', kind, id }
    return takeStep(act, {
      id,
      findings: checkSpeaker(inside.policy.tables, actor, ''),
      about: { action: 'register', actor: actorOf(actor), about: `${kind} ended` },
      change: async () => {
        const row = expectRow(await act.transaction.get('evidence', key), 'evidence')
        const body = endedBody(kind, row.body, act.at)
        const { version } = row
        expectChange(
          await act.transaction.update('evidence', key, { version }, { version: version + 1, body }),
          'evidence',
        )
      },
    })
  })

const rowOf = (
  input: Registration,
): { readonly id: string; readonly subject: string; readonly body: string } => {
  switch (input.kind) {
    case 'notice':
      return rowFor(evidenceKinds.notice, input.evidence, input.kind)
    case 'agreement':
      return rowFor(evidenceKinds.agreement, input.evidence, input.kind)
    case 'undertaking':
      return rowFor(evidenceKinds.undertaking, input.evidence, input.kind)
    case 'grant':
      return rowFor(evidenceKinds.grant, input.evidence, input.kind)
    case 'break-glass':
      return rowFor(evidenceKinds['break-glass'], input.evidence, input.kind)
  }
}

const rowFor = <A>(rule: EvidenceKindRule<A>, given: A, kind: string) => {
  const evidence = parseGivenShape(rule.shape, given, kind)
  return { id: rule.id(evidence), subject: rule.subject(evidence), body: JSON.stringify(evidence) }
}

const endedBody = (kind: EndedKind, body: string, at: Instant): string => {
  switch (kind) {
    case 'agreement': {
      const given = parseBody(agreement, body, 'evidence')
      return JSON.stringify({ ...given, endedAt: Math.min(given.endedAt ?? at, at) })
    }
    case 'undertaking': {
      const given = parseBody(undertaking, body, 'evidence')
      return JSON.stringify({ ...given, revokedAt: Math.min(given.revokedAt ?? at, at) })
    }
    case 'grant': {
      const given = parseBody(internalGrant, body, 'evidence')
      return JSON.stringify({ ...given, revokedAt: Math.min(given.revokedAt ?? at, at) })
    }
  }
}
