/** What can an adopter's own properties be tried on? Random policies, requests, evidence and instants, made to meet where rules turn. */

import * as fc from 'fast-check'
import type { Instant } from '../core/instant'
import type { Evidence } from '../data/evidence'
import type { PolicyDocument } from '../data/policy'
import { oneOf } from './arbitraries-chances'
import { evidenceAbout, instantsNear } from './arbitraries-evidence'
import { policyDocuments } from './arbitraries-policy'
import { type Requests, requestsUnder } from './arbitraries-requests'

export { evidenceAbout, instantsNear } from './arbitraries-evidence'
export { policyDocuments } from './arbitraries-policy'
export { type Requests, requestsUnder } from './arbitraries-requests'
export { type FixedClock, fixedClock } from './clock'

/** All that a decision is a function of; the records to dispose of are those of the evidence. */
export interface Situation extends Requests {
  readonly document: PolicyDocument
  readonly evidence: Evidence
  readonly at: Instant
}

/** Instants where calendars are odd: leap days, years' ends, daylight saving, the day that Samoa left out. */
const oddInstants: readonly Instant[] = [
  '2026-06-01T00:00:00Z',
  '2024-02-29T12:00:00Z',
  '2023-12-31T16:00:00Z',
  '2024-03-10T06:59:59.999Z',
  '2024-11-03T05:30:00Z',
  '2011-12-30T10:00:00Z',
  '2025-02-28T15:59:59.999Z',
].map((text) => Date.parse(text))

/**
 * Whole situations, under random policies or under `document`: what is asked, the evidence about it, and the instant, often
 * one at which some of the evidence begins or ends. About a third of the uses are permitted, and every rule is broken.
 *
 * @example
 * ```ts
 * const document = standardPolicy({ organization: 'Acme', transactionYears: 5 })
 * const policy = definePolicy(document)
 * const isSafe = fc.property(situations(document), ({ use, evidence, at }) => {
 *   // under this policy nobody sees anything without a consent
 *   return decideUse(policy, use, { ...evidence, consents: [] }, at).outcome === 'deny'
 * })
 * fc.check(isSafe, { numRuns: 100 }).failed // false
 * ```
 */
export const situations = (document?: PolicyDocument): fc.Arbitrary<Situation> =>
  fc
    .tuple(
      document === undefined ? policyDocuments() : fc.constant(document),
      fc.oneof(
        { arbitrary: oneOf(...oddInstants), weight: 3 },
        fc.integer({ min: 1_200_000_000_000, max: 2_200_000_000_000 }),
      ),
    )
    .chain(([policy, today]) =>
      requestsUnder(policy, today).chain((requests) =>
        evidenceAbout(policy, requests, today).chain((evidence) =>
          fc
            .oneof(
              { withCrossShrink: true },
              { arbitrary: fc.constant(today), weight: 8 },
              instantsNear(evidence, today),
            )
            .map((at) => ({ document: policy, ...requests, evidence, at })),
        ),
      ),
    )
