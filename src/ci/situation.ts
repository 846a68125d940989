/**
 * In which situations may two policies differ though all evidence is there? Each takes one thing of a customer's evidence away, or turns
 * it round; which of them shows a difference is tried out elsewhere.
 */

import { either as E } from 'fp-ts'
import { averageDays, parsePeriod } from '../core/period'
import type { Instant } from '../core/instant'
import type { Evidence } from '../data/evidence'
import type { Policy } from '../policy/policy'
import {
  withAgreements,
  withConsents,
  withoutUndertaking,
  withRecords,
  withRecordsSince,
} from './evidence-change'
import { type Subject, witnessIds } from './whole-evidence'

/** What is asked, and on what it rests. */
export interface Asked {
  readonly evidence: Evidence
  readonly request: Readonly<Record<string, unknown>>
}

/** One situation. */
export interface Situation {
  readonly name: string
  readonly change: (asked: Asked, subject: Subject, at: Instant) => Asked
}

const day = 86_400_000

/** The situations in which these two policies may differ, everything given first. */
export const situationsOf = (base: Policy, head: Policy): readonly Situation[] => [
  ...fixed,
  ...otherPurposes(base, head).map((purpose) =>
    onEvidence(`with a record collected for ${purpose}`, (evidence) =>
      withRecords(evidence, { purposes: [purpose] }),
    ),
  ),
  ...agesOf(base, head).flatMap((days) => [
    onEvidence(`with a record of ${days} days`, (evidence, _, at) =>
      withRecordsSince(evidence, at - days * day),
    ),
    onEvidence(`with a record archived ${days} days ago`, (evidence, _, at) =>
      withRecords(evidence, { archivedAt: at - days * day }),
    ),
    {
      name: `with values captured ${days} days ago`,
      change: ({ evidence, request }: Asked, _: Subject, at: Instant) => ({
        evidence,
        request: 'capturedAt' in request ? { ...request, capturedAt: at - days * day } : request,
      }),
    },
  ]),
]

const onEvidence = (
  name: string,
  change: (evidence: Evidence, subject: Subject, at: Instant) => Evidence,
): Situation => ({
  name,
  change: ({ evidence, request }, subject, at) => ({ evidence: change(evidence, subject, at), request }),
})

const fixed: readonly Situation[] = [
  onEvidence('with all evidence', (evidence) => evidence),
  onEvidence('without a consent', (evidence) => ({ ...evidence, consents: [] })),
  onEvidence('without a separate consent', (evidence) => withConsents(evidence, { separate: false })),
  onEvidence('without a consent for the recipient', (evidence) => withConsents(evidence, { recipients: [] })),
  onEvidence('without an approval', (evidence) => ({ ...evidence, approvals: [] })),
  onEvidence("without a grant of the owner's department", (evidence) => ({ ...evidence, grants: [] })),
  onEvidence('without training', (evidence) => withoutUndertaking(evidence, 'training')),
  onEvidence('after an opt-out', (evidence, { purpose }, at) => ({
    ...evidence,
    choices: [
      {
        id: 'choice-1',
        customer: witnessIds.customer,
        refuses: { kind: 'purpose', purpose },
        fromAt: at - day,
        untilAt: at + day,
      },
    ],
  })),
  ...(['minor', 'unknown'] as const).map((age) =>
    onEvidence(`for a customer of age ${age}, without a guardian`, (evidence) => ({
      ...withConsents(evidence, { givenBy: 'customer' }),
      age,
    })),
  ),
  onEvidence('for a customer under 14, without a separate consent', (evidence) => ({
    ...withConsents(evidence, { separate: false }),
    age: 'minor',
  })),
  onEvidence('under an agreement that shows nothing plain', (evidence) =>
    withAgreements(evidence, { plain: [] }),
  ),
  onEvidence('under an agreement without a cross-border basis', (evidence) =>
    withAgreements(evidence, { crossBorder: false }),
  ),
  onEvidence('without any agreement', (evidence) => ({ ...evidence, agreements: [] })),
  onEvidence('with a consent that was a condition for the purpose', (evidence, { purpose }) =>
    withConsents(evidence, { conditionFor: [purpose] }),
  ),
  onEvidence('with a record not yet confirmed', (evidence) => withRecords(evidence, { review: 'pending' })),
  onEvidence('with an archived record', (evidence, _, at) => withRecords(evidence, { archivedAt: at - day })),
  ...(['zh', 'en'] as const).map((language) =>
    onEvidence(`with a notice in ${language} alone`, (evidence) => ({
      ...evidence,
      notices: evidence.notices.filter((notice) => notice.language === language),
      consents: evidence.consents.filter((consent) => consent.notice.language === language),
    })),
  ),
  ...[1, 30 * 24, 300 * 24].map((hours) =>
    onEvidence(`in an emergency of ${hours} hours without an approval`, (evidence, subject, at) => ({
      ...evidence,
      approvals: [],
      breakGlass: [
        {
          id: 'emergency-1',
          actor: subject.actor?.id ?? 'nobody',
          purpose: subject.purpose,
          items: [...subject.items],
          customer: witnessIds.customer,
          reason: 'an accident',
          reviewDueAt: at + day,
          fromAt: at - hours * 3_600_000,
          untilAt: at + day,
        },
      ],
    })),
  ),
]

const otherPurposes = (base: Policy, head: Policy): readonly string[] => [
  ...new Set(
    [base, head].flatMap(({ document }) =>
      Object.values(document.purposes).flatMap((rule) => rule.compatibleWith ?? []),
    ),
  ),
]

/** Ages of records on both sides of every period of the policies, in days. */
const agesOf = (base: Policy, head: Policy): readonly number[] => {
  const texts = [base, head].flatMap(({ document }) => [
    ...Object.values(document.purposes).map(({ keep }) => keep),
    ...Object.values(document.channels).map(({ entryWithin }) => entryWithin),
    ...Object.values(document.categories).flatMap(({ retention }) => [
      retention.minimum?.period,
      retention.maximum?.period,
      retention.archiveFor,
    ]),
  ])
  const lengths = texts.flatMap((text) => {
    const period = parsePeriod(text ?? '')
    return E.isRight(period) ? [averageDays(period.right)] : []
  })
  const sorted = [...new Set(lengths)].toSorted((left, right) => left - right)
  return sorted.map((length, place) => Math.ceil((length + (sorted[place + 1] ?? length * 2 + 30)) / 2))
}
