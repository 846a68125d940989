import { describe, expect, it } from 'vitest'
import type { Decision } from '../../src/core/decision'
import type { Evidence } from '../../src/data/evidence'
import type { PolicyDocument } from '../../src/data/policy'
import type { ShareRequest } from '../../src/data/request'
import { decideShare } from '../../src/decide/share'
import { compile } from '../../src/policy/compile'
import { agreement, approval, at, consent, day, document, evidence, record, shareOfPhone, term } from './shop'

interface Change {
  readonly document?: Partial<PolicyDocument>
  readonly request?: Partial<ShareRequest>
  readonly evidence?: Partial<Evidence>
}

const decide = (change: Change = {}): Decision =>
  decideShare(
    compile({ ...document, ...change.document }, []),
    { ...shareOfPhone, ...change.request },
    { ...evidence, ...change.evidence },
    at,
  )

const rulesOf = (answer: Decision): readonly string[] =>
  answer.outcome === 'deny' ? answer.findings.map(({ rule, reason }) => `${rule} ${reason}`) : []

const [use = approval, share = approval] = evidence.approvals
const abroad: Change = {
  request: { recipient: 'overseas' },
  evidence: {
    consents: [{ ...consent, recipients: ['overseas'], crossBorder: true }],
    approvals: [{ ...share, recipient: 'overseas' }],
    agreements: [{ ...agreement, recipient: 'overseas', crossBorder: { basis: 'standard contract' } }],
    undertakings: evidence.undertakings.map((one) =>
      one.party === 'carrier' ? { ...one, party: 'overseas' } : one,
    ),
  },
}
const withAbroad = (change: Partial<Evidence>): Change => ({
  ...abroad,
  evidence: { ...abroad.evidence, ...change },
})

describe('a disclosure that keeps every rule', () => {
  it('is permitted with views, evidence, the earliest end and the key to seal to', () => {
    expect(decide()).toEqual({
      outcome: 'permit',
      purposes: ['delivery'],
      views: { 'basic.name': 'plain', 'basic.phone': 'plain' },
      evidence: ['u-1', 'u-2', 'c-1', 'a-2', 'ag-1', 'u-3'],
      untilAt: at + 80 * day,
      obligations: [{ kind: 'record' }, { kind: 'seal', recipient: 'carrier', key: 'k-1' }],
      records: ['r-1'],
      warnings: [],
    })
  })

  it('is permitted across the border with its basis and consent', () => {
    expect(rulesOf(decide(abroad))).toEqual([])
    expect(decide(abroad).outcome).toBe('permit')
  })

  it('masks sensitive items unless the agreement names them plain', () => {
    const masked = decide({ request: { items: ['basic.document'] } })
    expect(masked.outcome === 'permit' && masked.views).toEqual({ 'basic.document': 'masked' })
    const plain = decide({
      request: { items: ['basic.document'] },
      evidence: { agreements: [{ ...agreement, plain: ['basic.document'] }] },
    })
    expect(plain.outcome === 'permit' && plain.views).toEqual({ 'basic.document': 'plain' })
  })

  it('rests on the agreement that names every item, even where another ends later', () => {
    const later = { ...agreement, id: 'ag-0', items: ['basic.name'], untilAt: at + 500 * day }
    const answer = decide({ evidence: { agreements: [later, agreement] } })
    expect(answer.outcome === 'permit' && answer.evidence).toContain('ag-1')
  })

  it('says of no item that it is not agreed where an agreement names it, though another item is unknown', () => {
    const later = { ...agreement, id: 'ag-0', items: [], untilAt: at + 500 * day }
    const answer = decide({
      request: { items: ['basic.name', 'basic.none'] },
      evidence: { agreements: [later, agreement] },
    })
    expect(rulesOf(answer)).toEqual(['share/necessary unknown-item', 'share/approval absent'])
  })
})

describe('a disclosure that breaks one rule', () => {
  const agreed = (change: Partial<typeof agreement>) => ({ agreements: [{ ...agreement, ...change }] })
  const denied: readonly (readonly [string, readonly string[], Change])[] = [
    [
      'an item outside the agreement',
      ['share/necessary not-agreed'],
      { evidence: agreed({ items: ['basic.name'] }) },
    ],
    ['no agreement', ['share/agreement absent'], { evidence: { agreements: [] } }],
    ['an agreement not yet signed', ['share/agreement absent'], { evidence: agreed({ signedAt: at + 1 }) }],
    ['an agreement never signed', ['share/agreement absent'], { evidence: { agreements: [unsigned()] } }],
    ['an agreement suspended now', ['share/agreement absent'], { evidence: agreed({ suspendedAt: at }) }],
    [
      'an agreement for another purpose',
      ['share/agreement absent'],
      { evidence: agreed({ purposes: ['support'] }) },
    ],
    [
      'an agreement silent about the border',
      ['share/agreement border'],
      withAbroad({ agreements: [{ ...agreement, recipient: 'overseas' }] }),
    ],
    [
      'a consent that names no recipient',
      ['share/consent absent', 'share/separate-consent absent'],
      { evidence: { consents: [{ ...consent, recipients: [] }] } },
    ],
    [
      'a consent that is not separate',
      ['share/separate-consent absent'],
      { evidence: { consents: [{ ...consent, separate: false }] } },
    ],
    [
      'a consent that stays inside the border',
      ['share/separate-consent absent'],
      withAbroad({ consents: [{ ...consent, recipients: ['overseas'] }] }),
    ],
    [
      'a refusal of all sharing',
      ['share/choice refused'],
      { evidence: { choices: [{ id: 'ch', customer: 'c-1001', refuses: { kind: 'sharing' }, ...term }] } },
    ],
    [
      'a refusal of this recipient',
      ['share/choice refused'],
      {
        evidence: {
          choices: [
            { id: 'ch', customer: 'c-1001', refuses: { kind: 'sharing', recipient: 'carrier' }, ...term },
          ],
        },
      },
    ],
    ['an approval of use alone', ['share/approval absent'], { evidence: { approvals: [use] } }],
    [
      'an approval for another recipient',
      ['share/approval absent'],
      { evidence: { approvals: [{ ...share, recipient: 'overseas' }] } },
    ],
    [
      'a recipient that promised nothing',
      ['share/undertaking absent'],
      { evidence: { undertakings: evidence.undertakings.filter(({ id }) => id !== 'u-3') } },
    ],
    [
      'a key that was revoked now',
      ['share/transfer no-key'],
      { evidence: agreed({ keys: agreement.keys.map((key) => ({ ...key, revokedAt: at })) }) },
    ],
    [
      'an attestation due now',
      ['share/recipient overdue'],
      { evidence: agreed({ lastAttestedAt: at - 90 * day }) },
    ],
    [
      'a position that does not stand',
      ['use/authority no-position'],
      { request: { actor: { kind: 'staff', id: 'e-1', department: 'service', position: 'guest' } } },
    ],
    [
      'an actor without training',
      ['use/undertaking training'],
      { evidence: { undertakings: evidence.undertakings.filter(({ id }) => id !== 'u-2') } },
    ],
    [
      'items collected for something else',
      ['use/purpose not-collected-for'],
      { evidence: { records: [{ ...record, purposes: ['support'] }] } },
    ],
    ['an erased record', ['use/retention expired'], { evidence: { records: [{ ...record, erasedAt: at }] } }],
    [
      'a pending record',
      ['use/review not-confirmed'],
      { evidence: { records: [{ ...record, review: 'pending' }] } },
    ],
  ]
  it.each(denied)('is denied for %s by exactly that rule', (_name, rules, change) => {
    expect(rulesOf(decide(change))).toEqual(rules)
  })

  it('names an unknown recipient and item as findings', () => {
    expect(rulesOf(decide({ request: { recipient: 'stranger', items: ['basic.shoe'] } }))).toEqual([
      'share/necessary unknown-item',
      'share/agreement unknown-recipient',
      'share/approval absent',
      'share/undertaking absent',
    ])
  })
})

function unsigned(): typeof agreement {
  const { signedAt, ...rest } = agreement
  expect(signedAt).toBeLessThan(at)
  return rest
}
