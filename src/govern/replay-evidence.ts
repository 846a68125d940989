/**
 * What was known at a time that is past? The evidence as it stands now carries when it began and ended; the log tells since when each
 * piece of it was there at all. What the log doesn't know of counts as evidence of nobody.
 */

import type { Instant } from '../core/instant'
import type { Agreement } from '../data/agreement'
import type { Approval, BreakGlass, InternalGrant } from '../data/approval'
import type { AuditEvent } from '../data/audit-event'
import type { Choice, Consent } from '../data/consent'
import type { Notice } from '../data/notice'
import type { Undertaking } from '../data/undertaking'

/** Clocks of processes on one store may differ by this much, in milliseconds, before evidence counts as written afterwards. */
export const clockSkew = 1000

/** Since when evidence is known, by its id, and approvals decided: as the log tells it. */
export interface Knowledge {
  readonly known: Map<string, Instant>
  readonly approved: Map<string, Instant>
  /** By the id of an agreement or undertaking: when each of its versions was made, in their order. */
  readonly versions: Map<string, Instant[]>
}

/** Nothing is known yet. */
export const noKnowledge = (): Knowledge => ({
  known: new Map(),
  approved: new Map(),
  versions: new Map(),
})

/** Takes what an event tells of evidence. */
export const learn = ({ known, approved, versions }: Knowledge, event: AuditEvent): void => {
  const { at, action, about, evidence } = event
  if (event.outcome !== 'done' || evidence === undefined) return
  for (const id of evidence) {
    if (at < (known.get(id) ?? Infinity)) known.set(id, at)
    // where several positions decide, the last of them makes it stand
    if (action === 'approve' && about === 'approved') approved.set(id, Math.max(at, approved.get(id) ?? at))
    if (action === 'govern' && about !== undefined && makesVersion.includes(about)) push(versions, id, at)
  }
}

/** The steps that make the next version of an agreement or undertaking, under its id and a number. */
const makesVersion: readonly string[] = [
  'agreement/sign',
  'agreement/amend',
  'agreement/resume',
  'undertaking/open',
  'undertaking/renew',
]

/** Since when a piece of evidence is known: by its own id, or as a numbered version of what its id names. */
const knownSince = ({ known, versions }: Knowledge, id: string): Instant | undefined => {
  const since = known.get(id)
  if (since !== undefined) return since
  const [, base = '', number = ''] = /^(.+) v?([1-9]\d{0,5})$/.exec(id) ?? []
  return versions.get(base)?.[Number(number) - 1]
}

/** The shared evidence that decisions look up, ready to be found for a question. */
export interface SharedEvidence {
  readonly notices: ReadonlyMap<string, readonly Notice[]>
  readonly approvals: ReadonlyMap<string, PurposeApprovals>
  readonly agreements: ReadonlyMap<string, readonly Agreement[]>
  readonly undertakings: ReadonlyMap<string, readonly Undertaking[]>
  readonly grants: ReadonlyMap<string, readonly InternalGrant[]>
  readonly breakGlass: ReadonlyMap<string, readonly BreakGlass[]>
  /** Ids of evidence that the log doesn't know of. */
  readonly unrecorded: ReadonlySet<string>
}

/** The approvals of a purpose: those of every customer, and those of some. */
export interface PurposeApprovals {
  readonly all: readonly Approval[]
  readonly byCustomer: ReadonlyMap<string, readonly Approval[]>
}

/** The shared evidence as it is stored. */
export interface StoredEvidence {
  readonly notices: readonly Notice[]
  readonly approvals: readonly Approval[]
  readonly agreements: readonly Agreement[]
  readonly undertakings: readonly Undertaking[]
  readonly grants: readonly InternalGrant[]
  readonly breakGlass: readonly BreakGlass[]
}

/** What of it the log knows, each piece from when it was known. */
export const shareEvidence = (stored: StoredEvidence, knowledge: Knowledge): SharedEvidence => {
  const unrecorded = new Set<string>()
  const sifted = <A extends Termed>(given: readonly A[], idOf: (one: A) => string): readonly A[] =>
    given.flatMap((one) => {
      const since = knownSince(knowledge, idOf(one))
      if (since === undefined) {
        unrecorded.add(one.id)
        return []
      }
      return [since - clockSkew > one.fromAt ? { ...one, fromAt: since - clockSkew } : one]
    })
  const byId = <A extends Termed>(given: readonly A[], subject: (one: A) => string) =>
    groupBy(
      sifted(given, ({ id }) => id),
      subject,
    )
  const approvals = sifted(stored.approvals, ({ id }) => id).map((one) => {
    const { decision } = one
    if (decision.state !== 'approved') return one
    const approvedAt = knowledge.approved.get(one.id)
    if (approvedAt === undefined) {
      unrecorded.add(one.id)
      return { ...one, decision: { state: 'applied' as const } }
    }
    return { ...one, decision: { ...decision, at: Math.max(decision.at, approvedAt - clockSkew) } }
  })
  return {
    notices: groupBy(
      // notices are known by their row's id, of which each language and version is one
      sifted(stored.notices, ({ id, language, hash }) => `${id.slice(0, 128)} ${language} ${hash}`),
      ({ id }) => id,
    ),
    approvals: new Map(
      [...groupBy(approvals, ({ purpose }) => purpose)].map(([purpose, those]) => [
        purpose,
        byTheirCustomers(those),
      ]),
    ),
    agreements: byId(stored.agreements, ({ recipient }) => recipient),
    undertakings: byId(stored.undertakings, ({ party }) => party),
    grants: byId(stored.grants, ({ receiver }) => receiver),
    breakGlass: byId(stored.breakGlass, ({ actor }) => actor),
    unrecorded,
  }
}

/** A customer's own evidence, each piece from when it was known; consents that ended count up to their end. */
export const ownEvidence = (
  stored: { readonly consents: readonly Consent[]; readonly choices: readonly Choice[] },
  { known }: Knowledge,
): { readonly consents: Consent[]; readonly choices: Choice[]; readonly unrecorded: ReadonlySet<string> } => {
  const unrecorded = new Set<string>()
  const sifted = <A extends Termed>(given: readonly A[]): A[] =>
    given.flatMap((one) => {
      const since = known.get(one.id)
      if (since === undefined) unrecorded.add(one.id)
      return since === undefined ? [] : [{ ...one, fromAt: Math.max(one.fromAt, since - clockSkew) }]
    })
  return {
    consents: sifted(stored.consents).map((one) =>
      hasEnded(one) ? { ...one, state: 'given' as const } : one,
    ),
    choices: sifted(stored.choices),
    unrecorded,
  }
}

/** It authorized once, and it says when that ended. */
const hasEnded = ({ state, endedAt }: Consent): boolean =>
  endedAt !== undefined && (state === 'withdrawn' || state === 'revoked' || state === 'invalidated')

interface Termed {
  readonly id: string
  readonly fromAt: Instant
}

const byTheirCustomers = (approvals: readonly Approval[]): PurposeApprovals => {
  const byCustomer = new Map<string, Approval[]>()
  for (const approval of approvals)
    if (approval.customers !== 'all')
      for (const customer of approval.customers) push(byCustomer, customer, approval)
  return { all: approvals.filter(({ customers }) => customers === 'all'), byCustomer }
}

const groupBy = <A>(given: readonly A[], subject: (one: A) => string): ReadonlyMap<string, readonly A[]> => {
  const groups = new Map<string, A[]>()
  for (const one of given) push(groups, subject(one), one)
  return groups
}

const push = <A>(map: Map<string, A[]>, key: string, one: A): void => {
  const list = map.get(key)
  if (list === undefined) map.set(key, [one])
  else list.push(one)
}
