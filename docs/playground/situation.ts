/** A request that is permitted under a policy, and the same with one piece of evidence taken away. */

import { type Evidence, noEvidence, type Policy, type UseRequest } from '../../src/index'

/** What can be taken away. */
export const lackings = ['nothing', 'consent', 'approval', 'undertakings', 'records', 'opt-out'] as const
export type Lacking = (typeof lackings)[number]

/** What the form says. */
export interface Chosen {
  readonly position: string
  readonly purpose: string
  readonly item: string
  readonly lacking: Lacking
}

/** A question as the text field holds it. */
export interface Question {
  readonly request: UseRequest
  readonly evidence: Evidence
  readonly at: string
}

/** The instant of the question: a decision takes none from a clock. */
const at = Date.UTC(2026, 5, 1, 1)
const term = { fromAt: at - 86_400_000, untilAt: at + 365 * 86_400_000 }

/** The question of the form. */
export const questionOf = ({ document }: Policy, { position, purpose, item, lacking }: Chosen): Question => {
  const department = document.positions[position]?.department ?? ''
  const items = [item]
  const purposes = [purpose]
  const notice = { id: 'n-1', hash: '5f'.repeat(32), language: document.languages[0] ?? 'en' }
  const staff = { id: 'e-1', department, position }
  const category = item.split('.')[0] ?? ''
  const owner = document.categories[category]?.owner ?? ''
  const evidence: Evidence = {
    ...noEvidence,
    age: 'adult',
    notices: [
      { ...notice, ...term, purposes, items, parts: { purpose: '…', scope: '…', manner: '…', protection: '…', rights: '…' } },
    ],
    consents: [
      {
        id: 'k-1', customer: 'c-1', controller: document.organization, notice, purposes,
        items: items.map((name) => ({ item: name, necessary: true })), recipients: [], crossBorder: false, separate: true,
        channel: Object.keys(document.channels)[0] ?? 'website', act: 'ticked', bundled: false, inducement: false,
        conditionFor: [], givenBy: 'customer', state: 'given', givenAt: term.fromAt, withdrawal: 'in the app', ...term,
      },
    ],
    approvals: [
      {
        id: 'a-1', action: 'use', purpose, items, customers: 'all', manner: 'screen', applicant: staff, appliedAt: term.fromAt,
        decision: { state: 'approved', at: term.fromAt, by: responsible(document, department) }, ...term,
      },
    ],
    grants:
      owner === department
        ? []
        : [
            {
              id: 'g-1', owner, receiver: department, purposes, items, manner: 'screen', appliedBy: staff,
              approvedBy: responsible(document, owner), ...term,
            },
          ],
    undertakings: (['confidentiality', 'training'] as const).map((kind) => ({ id: kind, kind, party: 'e-1', ...term })),
    records: [
      {
        id: 'r-1', customer: 'c-1', category, items, purposes, channel: Object.keys(document.channels)[0] ?? 'website',
        consents: ['k-1'], capturedAt: term.fromAt, enteredAt: term.fromAt, enteredBy: 'e-9', review: 'not-needed',
        events: { 'order-completed': term.fromAt, 'last-transaction': term.fromAt },
      },
    ],
  }
  const request: UseRequest = { actor: { kind: 'staff', ...staff }, customer: 'c-1', purpose, items, manner: 'screen' }
  return { request, evidence: without(evidence, lacking, purpose), at: new Date(at).toISOString() }
}

const responsible = (document: Policy['document'], department: string) => {
  const found = Object.entries(document.positions).find(
    ([, rule]) => rule.department === department && rule.responsible === true,
  )
  return { id: 'e-2', department, position: found?.[0] ?? '' }
}

const without = (evidence: Evidence, lacking: Lacking, purpose: string): Evidence => {
  switch (lacking) {
    case 'nothing':
      return evidence
    case 'consent':
      return { ...evidence, consents: [] }
    case 'approval':
      return { ...evidence, approvals: [] }
    case 'undertakings':
      return { ...evidence, undertakings: [] }
    case 'records':
      return { ...evidence, records: [] }
    case 'opt-out':
      return { ...evidence, choices: [{ id: 'o-1', customer: 'c-1', refuses: { kind: 'purpose', purpose }, ...term }] }
  }
}
