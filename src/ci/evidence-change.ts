/** How is evidence varied? One part of all consents, agreements or records turned, or the undertakings of a kind taken away. */

import type { Evidence } from '../data/evidence'

export const withConsents = (
  evidence: Evidence,
  change: Partial<Evidence['consents'][number]>,
): Evidence => ({
  ...evidence,
  consents: evidence.consents.map((consent) => ({ ...consent, ...change })),
})

export const withAgreements = (
  evidence: Evidence,
  change: Partial<Evidence['agreements'][number]>,
): Evidence => ({
  ...evidence,
  agreements: evidence.agreements.map((agreement) => ({ ...agreement, ...change })),
})

export const withRecords = (evidence: Evidence, change: Partial<Evidence['records'][number]>): Evidence => ({
  ...evidence,
  records: evidence.records.map((record) => ({ ...record, ...change })),
})

export const withoutUndertaking = (evidence: Evidence, kind: 'confidentiality' | 'training'): Evidence => ({
  ...evidence,
  undertakings: evidence.undertakings.filter((undertaking) => undertaking.kind !== kind),
})

/** Records of this age: captured then, and every event that a period may count from happened then. */
export const withRecordsSince = (evidence: Evidence, since: number): Evidence =>
  withRecords(evidence, {
    capturedAt: since,
    events: {
      collected: since,
      'last-transaction': since,
      'account-closed': since,
      'order-completed': since,
    },
  })
