import { describe, expect, it } from 'vitest'
import type { Decision } from '../../src/core/decision'
import type { Evidence } from '../../src/data/evidence'
import type { PolicyDocument } from '../../src/data/policy'
import type { UseRequest } from '../../src/data/request'
import { decideUse } from '../../src/decide/use'
import { compile } from '../../src/policy/compile'
import {
  approval,
  at,
  consent,
  day,
  document,
  evidence,
  internalGrant,
  notice,
  record,
  term,
  useOfPhone,
} from './shop'

interface Change {
  readonly document?: Partial<PolicyDocument>
  readonly request?: Partial<UseRequest>
  readonly evidence?: Partial<Evidence>
  readonly at?: number
}

const decide = (change: Change = {}): Decision =>
  decideUse(
    compile({ ...document, ...change.document }, []),
    { ...useOfPhone, ...change.request },
    { ...evidence, ...change.evidence },
    change.at ?? at,
  )

const rulesOf = (answer: Decision): readonly string[] =>
  (answer.outcome === 'deny' ? answer.findings : answer.warnings).map(
    ({ rule, reason }) => `${rule} ${reason}`,
  )

const minorConsent = { ...consent, id: 'c-2', givenBy: 'guardian' } as const
const orders = { ...useOfPhone, items: ['transaction.orders'] }
const customer = { kind: 'customer', id: 'c-1001' } as const
const emergency = {
  id: 'b-1',
  actor: 'e-1',
  purpose: 'delivery',
  items: ['basic.phone', 'basic.name'],
  customer: 'c-1001',
  reason: 'accident',
  reviewDueAt: at + day,
  fromAt: at - 1000,
  untilAt: at + day,
}
const allowed = { breakGlass: { allowed: true, longest: 'P1D', reviewWithin: 'P3D' } } as const
const decided = (
  by: Partial<{ id: string; department: string; position: string }>,
  decidedAt = at - day,
) => ({
  approvals: [
    {
      ...approval,
      decision: {
        state: 'approved' as const,
        by: { id: 'e-3', department: 'service', position: 'head', ...by },
        at: decidedAt,
      },
    },
  ],
})

describe('a use that keeps every rule', () => {
  it('is permitted with views, evidence, records and the earliest end', () => {
    expect(decide()).toEqual({
      outcome: 'permit',
      purposes: ['delivery'],
      views: { 'basic.name': 'plain', 'basic.phone': 'masked' },
      evidence: ['u-1', 'u-2', 'c-1', 'a-1'],
      untilAt: term.untilAt,
      obligations: [{ kind: 'record' }, { kind: 'mask', items: ['basic.phone'] }],
      records: ['r-1'],
      warnings: [],
    })
  })

  const permitted: readonly (readonly [string, Change])[] = [
    ['from the first instant of a consent', { evidence: { consents: [{ ...consent, fromAt: at }] } }],
    ['until just before a consent ends', { evidence: { consents: [{ ...consent, untilAt: at + 1 }] } }],
    ['with a consent that was renewed', { evidence: { consents: [{ ...consent, state: 'renewed' }] } }],
    ['from the instant of the approval', { evidence: decided({}, at) }],
    [
      'by a customer of their own items',
      { request: { actor: customer }, evidence: { approvals: [], undertakings: [] } },
    ],
    [
      'without consent for another basis',
      {
        request: { purpose: 'support', items: ['basic.name'] },
        evidence: { consents: [], records: [], approvals: [{ ...approval, purpose: 'support' }] },
      },
    ],
    [
      'of an item collected for a compatible purpose',
      {
        request: { purpose: 'support', items: ['basic.name'] },
        evidence: { approvals: [{ ...approval, purpose: 'support' }] },
      },
    ],
    [
      'of an archived record by a purpose that reads the archive',
      {
        request: { purpose: 'support', items: ['basic.name'] },
        evidence: {
          approvals: [{ ...approval, purpose: 'support' }],
          records: [{ ...record, category: 'transaction', archivedAt: at - day }],
        },
      },
    ],
    ['of items without any record', { evidence: { records: [] } }],
    [
      'of a pending record where the policy lets them be used',
      { document: { pendingUse: true }, evidence: { records: [{ ...record, review: 'pending' }] } },
    ],
    ['of another department under its grant', { request: orders }],
    ['for a minor with a guardian', { evidence: { age: 'minor', consents: [minorConsent] } }],
    [
      'against a refusal, for a legal obligation',
      {
        request: { purpose: 'planning', items: ['basic.name'] },
        evidence: {
          records: [],
          approvals: [{ ...approval, purpose: 'planning' }],
          choices: [
            { id: 'ch', customer: 'c-1001', refuses: { kind: 'purpose', purpose: 'planning' }, ...term },
          ],
        },
      },
    ],
    [
      'while another customer refuses',
      {
        evidence: {
          choices: [
            { id: 'ch', customer: 'c-9', refuses: { kind: 'purpose', purpose: 'delivery' }, ...term },
          ],
        },
      },
    ],
    [
      'while extractions are left',
      { evidence: { approvals: [{ ...approval, extractions: 2 }], extractions: { 'a-1': 1 } } },
    ],
    [
      'in an emergency where the policy allows it',
      { document: allowed, evidence: { approvals: [], breakGlass: [emergency] } },
    ],
  ]
  it.each(permitted)('is permitted %s', (_name, change) => {
    expect(rulesOf(decide(change))).toEqual([])
    expect(decide(change).outcome).toBe('permit')
  })
})

describe('a use that breaks one rule', () => {
  const denied: readonly (readonly [string, string, Change])[] = [
    [
      'an unknown position',
      'use/authority no-position',
      {
        request: { actor: { ...useOfPhone.actor, kind: 'staff', department: 'service', position: 'guest' } },
      },
    ],
    [
      'a position of another department',
      'use/authority no-position',
      {
        request: { actor: { kind: 'staff', id: 'e-1', department: 'sales', position: 'agent' } },
        evidence: { approvals: [{ ...approval, applicant: { ...approval.applicant, department: 'sales' } }] },
      },
    ],
    [
      'a position without the grant',
      'use/authority not-granted',
      { request: { actor: { kind: 'staff', id: 'e-1', department: 'service', position: 'head' } } },
    ],
    [
      'another department without its grant',
      'use/authority no-internal-grant',
      { request: orders, evidence: { grants: [] } },
    ],
    [
      'a grant that its applicant approved',
      'use/authority no-internal-grant',
      {
        request: orders,
        evidence: { grants: [{ ...internalGrant, approvedBy: { ...internalGrant.approvedBy, id: 'e-3' } }] },
      },
    ],
    [
      'a grant approved outside the owner',
      'use/authority no-internal-grant',
      {
        request: orders,
        evidence: {
          grants: [{ ...internalGrant, approvedBy: { id: 'e-8', department: 'service', position: 'head' } }],
        },
      },
    ],
    [
      'a customer asking about another',
      'use/authority other-customer',
      { request: { actor: { kind: 'customer', id: 'c-9' } } },
    ],
    [
      'no confidentiality agreement',
      'use/undertaking confidentiality',
      { evidence: { undertakings: evidence.undertakings.filter(({ id }) => id !== 'u-1') } },
    ],
    [
      'a training that ends now',
      'use/undertaking training',
      {
        evidence: {
          undertakings: evidence.undertakings.map((one) =>
            one.id === 'u-2' ? { ...one, untilAt: at } : one,
          ),
        },
      },
    ],
    [
      'a consent that ends now',
      'use/consent absent',
      { evidence: { consents: [{ ...consent, untilAt: at }], records: [] } },
    ],
    [
      'a consent withdrawn now',
      'use/consent absent',
      { evidence: { consents: [{ ...consent, endedAt: at }], records: [] } },
    ],
    [
      'a consent only requested',
      'use/consent absent',
      { evidence: { consents: [{ ...consent, state: 'requested' }], records: [] } },
    ],
    [
      'a consent of another customer',
      'use/consent absent',
      { evidence: { consents: [{ ...consent, customer: 'c-9' }], records: [] } },
    ],
    [
      'a consent to bundled purposes',
      'use/consent absent',
      { evidence: { consents: [{ ...consent, bundled: true }] } },
    ],
    [
      'a consent that was ticked beforehand',
      'use/consent absent',
      { evidence: { consents: [{ ...consent, act: 'pre-ticked' }] } },
    ],
    [
      'a consent made a condition of planning',
      'use/consent absent',
      { evidence: { consents: [{ ...consent, conditionFor: ['planning'] }] } },
    ],
    [
      'a consent whose notice lacks a part',
      'use/consent absent',
      { evidence: { notices: [{ ...notice, parts: { ...notice.parts, rights: ' ' } }] } },
    ],
    [
      'a consent whose notice is another text',
      'use/consent absent',
      { evidence: { notices: [{ ...notice, hash: 'b'.repeat(64) }] } },
    ],
    [
      'a consent given after its notice',
      'use/consent absent',
      { evidence: { notices: [{ ...notice, untilAt: consent.givenAt }] } },
    ],
    [
      'a sensitive item under a joint consent',
      'use/separate-consent absent',
      { request: { items: ['basic.document'] }, evidence: { consents: [{ ...consent, separate: false }] } },
    ],
    [
      'an opt-out',
      'use/choice refused',
      {
        evidence: {
          records: [],
          choices: [
            { id: 'ch', customer: 'c-1001', refuses: { kind: 'purpose', purpose: 'delivery' }, ...term },
          ],
        },
      },
    ],
    ['no approval', 'use/approval absent', { evidence: { approvals: [] } }],
    ['an approval of another manner', 'use/approval absent', { request: { manner: 'export' } }],
    ['an approval decided later', 'use/approval absent', { evidence: decided({}, at + 1) }],
    ['an approval by the applicant', 'use/approval absent', { evidence: decided({ id: 'e-2' }) }],
    [
      'an approval by a position without responsibility',
      'use/approval absent',
      { evidence: decided({ position: 'agent' }) },
    ],
    [
      'an approval by a position that does not stand',
      'use/approval absent',
      { evidence: decided({ department: 'sales' }) },
    ],
    [
      'an approval for other customers',
      'use/approval absent',
      { evidence: { approvals: [{ ...approval, customers: ['c-9'] }] } },
    ],
    [
      'an approval used up',
      'use/approval absent',
      { evidence: { approvals: [{ ...approval, extractions: 1 }], extractions: { 'a-1': 1 } } },
    ],
    [
      'an approval revoked now',
      'use/approval absent',
      { evidence: { approvals: [{ ...approval, revokedAt: at }] } },
    ],
    [
      'an emergency where none are allowed',
      'use/approval absent',
      { evidence: { approvals: [], breakGlass: [emergency] } },
    ],
    [
      'an emergency of another actor',
      'use/approval absent',
      { document: allowed, evidence: { approvals: [], breakGlass: [{ ...emergency, actor: 'e-2' }] } },
    ],
    [
      'an emergency past its longest term',
      'use/approval absent',
      { document: allowed, evidence: { approvals: [], breakGlass: [{ ...emergency, fromAt: at - day }] } },
    ],
    [
      'an item collected for something else',
      'use/purpose not-collected-for',
      { evidence: { records: [{ ...record, purposes: ['support'] }] } },
    ],
    [
      'an item that the purpose does not need',
      'use/minimal not-needed',
      { request: { items: ['credit.limit'] } },
    ],
    [
      'an expired record',
      'use/retention expired',
      { evidence: { records: [{ ...record, capturedAt: Date.UTC(2025, 5, 1) }] } },
    ],
    [
      'an erased record',
      'use/retention expired',
      { evidence: { records: [{ ...record, erasedAt: at + day }] } },
    ],
    [
      'an archived record',
      'use/retention expired',
      { evidence: { records: [{ ...record, archivedAt: at - day }] } },
    ],
    [
      'a pending record',
      'use/review not-confirmed',
      { evidence: { records: [{ ...record, review: 'pending' }] } },
    ],
    [
      'a returned record',
      'use/review not-confirmed',
      { document: { pendingUse: true }, evidence: { records: [{ ...record, review: 'returned' }] } },
    ],
  ]
  it.each(denied)('is denied for %s by exactly that rule', (_name, rule, change) => {
    expect(rulesOf(decide(change))).toEqual([rule])
    expect(decide(change).outcome).toBe('deny')
  })

  it('is denied for a minor by every rule of consent', () => {
    expect(rulesOf(decide({ evidence: { age: 'minor', records: [] } }))).toEqual([
      'use/consent absent',
      'use/separate-consent absent',
    ])
  })

  it('names unknown purposes and items as findings', () => {
    expect(rulesOf(decide({ request: { purpose: 'spying', items: ['basic.shoe', 'basic.name'] } }))).toEqual([
      'use/authority not-granted',
      'use/approval absent',
      'use/purpose unknown',
      'use/minimal unknown-item',
      'use/minimal not-needed',
    ])
  })

  it('says what would close the gap', () => {
    const answer = decide({ evidence: { approvals: [] } })
    expect(answer.outcome === 'deny' && answer.findings[0]?.closes).toEqual({
      evidence: 'approval',
      purposes: ['delivery'],
      items: ['basic.name', 'basic.phone'],
      department: 'service',
    })
  })
})

describe('a use with something to warn about', () => {
  it('is permitted with a lapsed training where the policy only warns', () => {
    const answer = decide({
      document: { training: 'warn' },
      evidence: { undertakings: evidence.undertakings.filter(({ id }) => id !== 'u-2') },
    })
    expect([answer.outcome, rulesOf(answer)]).toEqual(['permit', ['use/undertaking training']])
  })

  it('is permitted while the review of an emergency is overdue', () => {
    const answer = decide({
      evidence: { breakGlass: [{ ...emergency, reviewDueAt: at, reviewedBy: 'e-1' }] },
    })
    expect([answer.outcome, rulesOf(answer)]).toEqual(['permit', ['break-glass/review overdue']])
  })

  it('obliges to a review after an emergency', () => {
    const answer = decide({ document: allowed, evidence: { approvals: [], breakGlass: [emergency] } })
    expect(answer.outcome === 'permit' && answer.obligations.at(-1)).toEqual({
      kind: 'review',
      within: 'P3D',
    })
    expect(answer.outcome === 'permit' && answer.untilAt).toBe(at - 1000 + day)
  })
})

describe('the views of a use', () => {
  const viewOf = (change: Change, item: string) => {
    const answer = decide(change)
    return answer.outcome === 'permit' ? answer.views[item] : rulesOf(answer)
  }
  const planning = { purpose: 'planning', items: ['basic.name'] }
  const approvals = [{ ...approval, purpose: 'planning' }]

  it('are pseudonyms at least for decisions', () => {
    expect(viewOf({ request: planning, evidence: { records: [], approvals } }, 'basic.name')).toBe(
      'pseudonym',
    )
  })

  it('are omitted where only figures leave', () => {
    const { planning: rule } = document.purposes
    const purposes = { ...document.purposes, planning: { ...(rule ?? never()), aggregateOnly: true } }
    const answer = decide({ document: { purposes }, request: planning, evidence: { records: [], approvals } })
    expect(answer.outcome === 'permit' && [answer.views, answer.obligations]).toEqual([
      { 'basic.name': 'omitted' },
      [{ kind: 'record' }, { kind: 'mask', items: ['basic.name'] }, { kind: 'aggregate' }],
    ])
  })

  it('follow the weakest grant of the position and of the owner', () => {
    const grants = [
      { ...internalGrant, view: 'omitted' as const },
      { ...internalGrant, id: 'g-2', view: 'masked' as const },
    ]
    expect(viewOf({ request: orders, evidence: { grants } }, 'transaction.orders')).toBe('masked')
  })

  it('are plain for customers themselves', () => {
    expect(viewOf({ request: { actor: customer } }, 'basic.phone')).toBe('plain')
  })
})

const never = (): never => {
  throw new Error('the fixture lacks what the test changes')
}
