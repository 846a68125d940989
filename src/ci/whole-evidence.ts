/**
 * Which evidence lets a request pass under every rule that evidence can meet, whatever the policy? One customer's, with everything given;
 * a witness takes one thing of it away. Names are those of the policies, ids are made up.
 */

import type { Instant } from '../core/instant'
import type { Evidence } from '../data/evidence'
import type { Policy } from '../policy/policy'

/** What a request is about. */
export interface Subject {
  readonly actor: { readonly id: string; readonly department: string; readonly position: string } | undefined
  readonly purpose: string
  readonly items: readonly string[]
  readonly recipient: string | undefined
  /** The channel by which the record came in, or the values do. */
  readonly channel: string
}

/** The ids that a witness's evidence uses. */
export const witnessIds = { customer: 'customer-1', notice: 'notice-1', supplier: 'supplier-1' } as const

const day = 86_400_000
const hash = '0'.repeat(64)

/** Everything that could be asked for, in force for a month around `at`. */
export const wholeEvidence = (policies: readonly Policy[], subject: Subject, at: Instant): Evidence => {
  const { actor, purpose, recipient, channel } = subject
  const items = [...subject.items]
  const { customer, supplier } = witnessIds
  const term = { fromAt: at - 30 * day, untilAt: at + 30 * day }
  const applicant = actor ?? { id: 'nobody', department: 'nowhere', position: 'nobody' }
  const { department } = applicant
  const approvers = uniqueBy(
    policies.flatMap(({ document }) =>
      Object.entries(document.positions).flatMap(([name, rule]) =>
        rule.responsible === true
          ? [{ id: `approver-${name}`, department: rule.department, position: name }]
          : [],
      ),
    ),
    ({ department, position }) => `${department} ${position}`,
  )
  const owners = [
    ...new Set(
      policies.flatMap(({ tables }) =>
        items.map((item) => tables.items[tables.itemIndex.get(item) ?? -1]?.owner ?? department),
      ),
    ),
  ]
  const parties = [applicant.id, ...(recipient === undefined ? [] : [recipient])]
  const languages = [...new Set(policies.flatMap(({ document }) => document.languages))]
  const noticed = languages[0] ?? 'zh'
  const agreementWith = (partner: string) => ({
    id: `agreement-${partner}`,
    recipient: partner,
    items,
    supplies: items,
    plain: items,
    purposes: [purpose],
    manner: 'package',
    basis: 'contract',
    crossBorder: { basis: 'contract' },
    keys: [{ id: `key-${partner}`, publicKey: hash, ...term }],
    attestEvery: 'P1Y',
    lastAttestedAt: at - day,
    duties: [],
    signedAt: term.fromAt,
    ...term,
  })
  return {
    age: 'adult',
    notices: languages.map((language) => ({
      id: witnessIds.notice,
      hash,
      language,
      parts: { purpose: 'p', scope: 's', manner: 'm', protection: 'p', rights: 'r' },
      purposes: [purpose],
      items,
      ...term,
    })),
    consents: languages.map((language) => ({
      id: `consent-${language}`,
      customer,
      controller: policies[0]?.document.organization ?? 'controller',
      notice: { id: witnessIds.notice, hash, language },
      purposes: [purpose],
      items: items.map((item) => ({ item, necessary: true })),
      recipients: recipient === undefined ? [] : [recipient],
      crossBorder: true,
      separate: true,
      channel,
      act: 'ticked',
      bundled: false,
      inducement: false,
      conditionFor: [],
      givenBy: 'guardian',
      state: 'given',
      givenAt: at - day,
      withdrawal: 'in the app',
      ...term,
    })),
    choices: [],
    approvals: (['use', 'share'] as const).flatMap((action) =>
      approvers.map((by) => ({
        id: `approval-${action}-${by.position}`,
        action,
        purpose,
        items,
        customers: 'all' as const,
        manner: 'screen',
        ...(action === 'share' && recipient !== undefined ? { recipient } : {}),
        applicant,
        appliedAt: term.fromAt,
        decision: { state: 'approved' as const, by, at: term.fromAt },
        ...term,
      })),
    ),
    extractions: {},
    grants: owners
      .filter((owner) => owner !== department)
      .map((owner) => ({
        id: `grant-${owner}`,
        owner,
        receiver: department,
        purposes: [purpose],
        items,
        manner: 'screen',
        appliedBy: applicant,
        approvedBy: { id: `owner-${owner}`, department: owner, position: 'owner' },
        ...term,
      })),
    breakGlass: [],
    agreements: [...(recipient === undefined ? [] : [recipient]), supplier].map(agreementWith),
    undertakings: parties.flatMap((party) =>
      (['confidentiality', 'training'] as const).map((kind) => ({
        id: `${kind}-${party}`,
        kind,
        party,
        ...term,
      })),
    ),
    holds: [],
    records: [...new Set(items.map(categoryOf))].map((category) => ({
      id: `record-${category}`,
      customer,
      category,
      items: items.filter((item) => categoryOf(item) === category),
      purposes: [purpose],
      channel,
      consents: [`consent-${noticed}`],
      capturedAt: at - day,
      enteredAt: at - day,
      enteredBy: applicant.id,
      review: 'confirmed' as const,
      events: { collected: at - day },
    })),
  }
}

const categoryOf = (item: string): string => item.slice(0, Math.max(1, item.indexOf('.')))

const uniqueBy = <A>(values: readonly A[], nameOf: (value: A) => string): readonly A[] => [
  ...new Map(values.map((value) => [nameOf(value), value])).values(),
]
