/** On which evidence is a scenario decided? On everything that its request could ask for, less what it takes away. */

import { orThrow } from '../core/error'
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
import type { Given, Lacking, Scenario, When } from './scenario'
import { type Subject, wholeEvidence, witnessIds } from './whole-evidence'

/** Who and what a scenario is about; a position that the policy lacks belongs to no department. */
export const subjectOf = ({ document }: Policy, when: When): Subject => ({
  actor:
    when.position === undefined
      ? undefined
      : {
          id: 'actor-1',
          department: Object.hasOwn(document.positions, when.position)
            ? (document.positions[when.position]?.department ?? 'nowhere')
            : 'nowhere',
          position: when.position,
        },
  purpose: when.purpose,
  items: when.items,
  recipient: when.recipient,
  channel: when.channel ?? Object.keys(document.channels)[0] ?? 'website',
})

/** The evidence of a scenario at an instant. */
export const evidenceOf = (
  policy: Policy,
  { given = {}, when }: Pick<Scenario, 'given' | 'when'>,
  at: Instant,
): Evidence => {
  const subject = subjectOf(policy, when)
  const taken = (given.without ?? []).reduce(
    (evidence, lack) => takeAway[lack](evidence),
    wholeEvidence([policy], subject, at),
  )
  return {
    ...withRecord(taken, given.record, at),
    age: given.age ?? 'adult',
    choices: given.optedOut === undefined ? [] : [choiceOf(given.optedOut, when, at)],
    breakGlass: given.emergency === true ? [emergencyOf(when, at)] : [],
  }
}

const day = 86_400_000

const takeAway: Readonly<Record<Lacking, (evidence: Evidence) => Evidence>> = {
  notice: (evidence) => ({ ...evidence, notices: [] }),
  consent: (evidence) => ({ ...evidence, consents: [] }),
  'separate-consent': (evidence) => withConsents(evidence, { separate: false }),
  'recipient-consent': (evidence) => withConsents(evidence, { recipients: [] }),
  guardian: (evidence) => withConsents(evidence, { givenBy: 'customer' }),
  approval: (evidence) => ({ ...evidence, approvals: [] }),
  'internal-grant': (evidence) => ({ ...evidence, grants: [] }),
  confidentiality: (evidence) => withoutUndertaking(evidence, 'confidentiality'),
  training: (evidence) => withoutUndertaking(evidence, 'training'),
  agreement: (evidence) => ({ ...evidence, agreements: [] }),
  'cross-border-basis': (evidence) => withAgreements(evidence, { crossBorder: false }),
  'recipient-key': (evidence) => withAgreements(evidence, { keys: [] }),
  record: (evidence) => ({ ...evidence, records: [] }),
}

const withRecord = (evidence: Evidence, told: Given['record'], at: Instant): Evidence => {
  const { age, purposes, review, archived } = told ?? {}
  const since = age === undefined ? at - day : Math.floor(at - averageDays(orThrow(parsePeriod(age))) * day)
  return withRecords(withRecordsSince(evidence, since), {
    ...(purposes === undefined ? {} : { purposes }),
    ...(review === undefined ? {} : { review }),
    ...(archived === true ? { archivedAt: at - day } : {}),
  })
}

const choiceOf = (
  optedOut: 'purpose' | 'sharing',
  { purpose, recipient }: When,
  at: Instant,
): Evidence['choices'][number] => ({
  id: 'choice-1',
  customer: witnessIds.customer,
  refuses:
    optedOut === 'purpose'
      ? { kind: 'purpose', purpose }
      : { kind: 'sharing', ...(recipient === undefined ? {} : { recipient }) },
  fromAt: at - day,
  untilAt: at + day,
})

const emergencyOf = ({ purpose, items }: When, at: Instant): Evidence['breakGlass'][number] => ({
  id: 'emergency-1',
  actor: 'actor-1',
  purpose,
  items: [...items],
  customer: witnessIds.customer,
  reason: 'an accident',
  reviewDueAt: at + day,
  fromAt: at - 60_000,
  untilAt: at + 60_000,
})
