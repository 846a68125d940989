/**
 * Should a release have happened? Each is decided again by the policy of that time on the evidence of that time: consents, choices,
 * approvals, agreements, grants and undertakings. What hangs on records (purpose of collection, retention, review) is not decided
 * again: records change and go.
 */

import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { AuditEvent } from '../data/audit-event'
import type { Actor } from '../data/actor'
import type { Choice, Consent } from '../data/consent'
import { type Evidence, noEvidence } from '../data/evidence'
import type { EvidenceIndex } from '../check/evidence-index'
import { indexOwnEvidence } from '../decide/index-evidence'
import { decideShare } from '../decide/share'
import { decideUse } from '../decide/use'
import type { Policy } from '../policy/policy'
import type { SharedEvidence } from './replay-evidence'

/** One release, with the customer in clear. */
export interface Release {
  readonly id: string
  readonly customer: string
  readonly event: AuditEvent
}

/** What is known of the customer whose releases are judged. */
export interface ReplaySubject {
  readonly consents: Consent[]
  readonly choices: Choice[]
  readonly ageAt: (at: Instant) => Evidence['age']
}

/** How a release stands: as it should, released against rules, or not to be judged for want of its policy. */
export type ReleaseVerdict = 'sound' | 'policy-unknown' | readonly Finding[]

/** Is this an event by which a customer's information left the vault? */
export const isRelease = ({ action, outcome }: AuditEvent): boolean =>
  outcome === 'permit' && (action === 'use' || action === 'share' || action === 'find')

/** Judges the releases of one customer, by time. */
export const judgeReleases = (
  world: { readonly policies: ReadonlyMap<string, readonly Policy[]>; readonly shared: SharedEvidence },
  subject: ReplaySubject,
  releases: readonly Release[],
  tell: (release: Release, verdict: ReleaseVerdict) => void,
): void => {
  const indexes = new Map<Policy, Partial<Record<Evidence['age'], EvidenceIndex>>>()
  let base: Evidence | undefined
  for (const release of releases) {
    const { at, policy: version } = release.event
    const policies = world.policies.get(version)
    if (policies === undefined) {
      tell(release, 'policy-unknown')
      continue
    }
    const age = subject.ageAt(at)
    base ??= evidenceOf(world.shared, subject, releases)
    let fewest: readonly Finding[] | undefined
    for (const policy of policies) {
      let ofPolicy = indexes.get(policy)
      if (ofPolicy === undefined) indexes.set(policy, (ofPolicy = {}))
      const index = (ofPolicy[age] ??= indexOwnEvidence(policy, base.age === age ? base : { ...base, age }))
      const findings = judgeRelease(policy, release, index)
      if (findings === undefined) {
        fewest = undefined
        break
      }
      fewest = fewest === undefined || findings.length < fewest.length ? findings : fewest
    }
    tell(release, fewest ?? 'sound')
  }
}

/** The findings against a release; undefined where there are none. */
const judgeRelease = (
  policy: Policy,
  { event, customer }: Release,
  index: EvidenceIndex,
): readonly Finding[] | undefined => {
  const { at, action, items = [], purposes = [], manner = 'screen' } = event
  const actor = actorIn(event, customer)
  const purpose = purposes[0] ?? ''
  const decision =
    action === 'share'
      ? decideShare(policy, { actor, customer, purpose, recipient: event.recipient ?? '', items }, index, at)
      : decideUse(policy, { actor, customer, purpose, items, manner }, index, at)
  return decision.outcome === 'deny' ? decision.findings.filter(({ effect }) => effect === 'deny') : undefined
}

/** Who acted: a customer is told by a commitment under the event's own salt, as the customer of the event is. */
const actorIn = ({ actor, customer: commitment }: AuditEvent, customer: string): Actor =>
  actor.kind === 'customer'
    ? { kind: 'customer', id: actor.id === commitment ? customer : actor.id }
    : {
        kind: 'staff',
        id: actor.id,
        department: actor.department ?? '',
        position: actor.position ?? '',
      }

/** The evidence that the releases may rest on. */
const evidenceOf = (
  shared: SharedEvidence,
  { consents, choices }: ReplaySubject,
  releases: readonly Release[],
): Evidence => {
  const purposes = new Set<string>()
  const parties = new Set<string>()
  const departments = new Set<string>()
  const recipients = new Set<string>()
  let customer = ''
  for (const { event, customer: whose } of releases) {
    customer = whose
    if (event.purposes?.[0] !== undefined) purposes.add(event.purposes[0])
    parties.add(event.actor.id)
    if (event.actor.department !== undefined) departments.add(event.actor.department)
    if (event.recipient !== undefined) recipients.add(event.recipient)
  }
  const of = <A>(map: ReadonlyMap<string, readonly A[]>, keys: Iterable<string>): A[] => {
    const found: A[] = []
    for (const key of keys) for (const one of map.get(key) ?? []) found.push(one)
    return found
  }
  const approvals: Evidence['approvals'] = []
  for (const purpose of purposes) {
    const those = shared.approvals.get(purpose)
    if (those !== undefined) approvals.push(...those.all, ...(those.byCustomer.get(customer) ?? []))
  }
  return {
    ...noEvidence,
    notices: of(shared.notices, new Set(consents.map(({ notice }) => notice.id))),
    consents,
    choices,
    approvals,
    grants: of(shared.grants, departments),
    breakGlass: of(shared.breakGlass, parties),
    agreements: of(shared.agreements, recipients),
    undertakings: of(shared.undertakings, [...parties, ...recipients]),
  }
}
