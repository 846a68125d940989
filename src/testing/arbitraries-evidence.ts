/** On what may decisions rest? Evidence that suits some requests for the most part, and an instant near where something begins or ends. */

import * as fc from 'fast-check'
import type { Instant } from '../core/instant'
import { endOfTime } from '../core/instant'
import type { Evidence } from '../data/evidence'
import type { PolicyDocument } from '../data/policy'
import { approvalsOf, emergenciesOf, extractionsOf, grantsOf } from './arbitraries-approvals'
import { often, oneOf } from './arbitraries-chances'
import { choicesOf, consentsOf, noticesOf } from './arbitraries-consents'
import { knownOf } from './arbitraries-known'
import { agreementsOf, suspensionsOf, undertakingsOf } from './arbitraries-partners'
import { holdsOf, recordsOf } from './arbitraries-records'
import type { Requests } from './arbitraries-requests'

/**
 * Evidence about some requests at an instant: for the most part what they need, with pieces missing, lapsed, of other
 * people or for other things: notices, consents in all states, choices, approvals one-off and standing, grants between
 * departments, emergencies, agreements, undertakings, holds and records. Ids are unique in each kind.
 *
 * @example
 * ```ts
 * const document = standardPolicy({ organization: 'Acme', transactionYears: 5 })
 * const at = Date.UTC(2026, 0, 31)
 * const draws = requestsUnder(document, at).chain((asked) => evidenceAbout(document, asked, at))
 * fc.sample(draws, 3).length // 3
 * ```
 */
export const evidenceAbout = (
  document: PolicyDocument,
  requests: Requests,
  at: Instant,
): fc.Arbitrary<Evidence> => {
  const known = knownOf(document, requests)
  return fc
    .record({
      age: often('adult' as Evidence['age'], oneOf('adult' as const, 'minor' as const, 'unknown' as const)),
      said: noticesOf(known, at).chain((notices) =>
        consentsOf(known, notices, at).map((consents) => ({ notices, consents })),
      ),
      choices: choicesOf(known, at),
      approved: approvalsOf(known, at).chain((approvals) =>
        extractionsOf(approvals).map((extractions) => ({ approvals, extractions })),
      ),
      grants: grantsOf(known, at),
      breakGlass: emergenciesOf(known, at),
      agreements: agreementsOf(known, at),
      undertakings: undertakingsOf(known, at),
      suspensions: suspensionsOf(known, at),
      holds: holdsOf(known, at),
      records: recordsOf(known, at),
    })
    .map(({ said, approved, suspensions, ...rest }) => ({
      ...rest,
      ...said,
      ...approved,
      ...(suspensions === undefined ? {} : { suspensions }),
    }))
}

/** The members of evidence that are instants. */
const borders = new Set([
  'fromAt',
  'untilAt',
  'endedAt',
  'revokedAt',
  'suspendedAt',
  'releasedAt',
  'signedAt',
  'givenAt',
  'at',
  'capturedAt',
  'archivedAt',
  'reviewDueAt',
])

/**
 * Instants at which something of the evidence begins or ends, and those a millisecond before and after; `otherwise`
 * where there is nothing. In milliseconds since 1970 in UTC.
 *
 * @example
 * ```ts
 * const evidence = { ...noEvidence, holds: [{ id: 'h-1', customer: 'c-1', reason: 'a lawsuit', fromAt: 10, untilAt: 20 }] }
 * fc.sample(instantsNear(evidence, 0), 9).every((at) => [9, 10, 11, 19, 20, 21].includes(at)) // true
 * ```
 */
export const instantsNear = (evidence: Evidence, otherwise: Instant): fc.Arbitrary<Instant> => {
  const found = new Set<Instant>()
  const seek = (value: unknown, member: string): void => {
    if (typeof value === 'number' && borders.has(member))
      for (const at of [value - 1, value, value + 1]) if (Math.abs(at) <= endOfTime) found.add(at)
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) seek(inner, key)
  }
  seek(evidence, '')
  return found.size === 0 ? fc.constant(otherwise) : fc.constantFrom(...found)
}
