import { describe, expect, it } from 'vitest'
import type { Decision } from '../../src/core/decision'
import type { Evidence } from '../../src/data/evidence'
import type { PolicyDocument } from '../../src/data/policy'
import type { CollectRequest } from '../../src/data/request'
import { decideCollect } from '../../src/decide/collect'
import { compile } from '../../src/policy/compile'
import { agreement, at, collectionOfPhone, consent, day, document, evidence, notice, term } from './shop'

interface Change {
  readonly document?: Partial<PolicyDocument>
  readonly request?: Partial<CollectRequest>
  readonly evidence?: Partial<Evidence>
}

const decide = (change: Change = {}): Decision =>
  decideCollect(
    compile({ ...document, ...change.document }, []),
    { ...collectionOfPhone, ...change.request },
    { ...evidence, ...change.evidence },
    at,
  )

const rulesOf = (answer: Decision): readonly string[] =>
  (answer.outcome === 'deny' ? answer.findings : answer.warnings).map(
    ({ rule, reason }) => `${rule} ${reason}`,
  )

/** Another notice to show, so that the one behind the consent stays as it is. */
const shown = (change: Partial<typeof notice>): Change => ({
  request: { notice: 'n-2' },
  evidence: { notices: [notice, { ...notice, id: 'n-2', ...change }] },
})
const consents = (change: Partial<typeof consent>): Change => ({
  evidence: { consents: [{ ...consent, ...change }] },
})
const partner = { channel: 'partner', supplier: 'carrier' }

describe('a collection that keeps every rule', () => {
  it('is permitted with evidence, its earliest end and the review to come', () => {
    expect(decide()).toEqual({
      outcome: 'permit',
      purposes: ['delivery'],
      views: { 'basic.name': 'plain', 'basic.phone': 'plain' },
      evidence: ['n-1', 'c-1', 'u-1', 'u-2'],
      untilAt: term.untilAt,
      obligations: [{ kind: 'record' }, { kind: 'review', within: 'P7D' }],
      warnings: [],
    })
  })

  const permitted: readonly (readonly [string, Change])[] = [
    ['from a partner whose agreement lets it supply', { request: partner }],
    [
      'from customers themselves',
      { request: { actor: { kind: 'customer', id: 'c-1001' } }, evidence: { undertakings: [] } },
    ],
    [
      'for another basis without consent',
      { request: { purposes: ['support'], items: ['basic.name'] }, evidence: { consents: [] } },
    ],
    [
      'from a minor whose guardian consented',
      { evidence: { age: 'minor', consents: [{ ...consent, givenBy: 'guardian' }] } },
    ],
  ]
  it.each(permitted)('is permitted %s', (_name, change) => {
    expect(rulesOf(decide(change))).toEqual([])
    expect(decide(change).outcome).toBe('permit')
  })

  it('is permitted with a warning when it is entered late', () => {
    const answer = decide({ request: { capturedAt: at - day } })
    expect([answer.outcome, rulesOf(answer)]).toEqual(['permit', ['collect/entry late']])
  })
})

describe('a collection that breaks one rule', () => {
  const denied: readonly (readonly [string, string, Change])[] = [
    ['a partner that is not named', 'collect/channel no-supplier', { request: { channel: 'partner' } }],
    [
      'a partner without agreement',
      'collect/channel no-agreement',
      { request: partner, evidence: { agreements: [] } },
    ],
    [
      'an agreement that lets it supply less',
      'collect/channel no-agreement',
      { request: partner, evidence: { agreements: [{ ...agreement, supplies: ['basic.name'] }] } },
    ],
    ['a notice never shown', 'collect/notice absent', { request: { notice: 'n-9' } }],
    [
      'a notice without one of its parts',
      'collect/notice incomplete',
      shown({ parts: { purpose: 'p', scope: 's', manner: 'm', protection: 'p' } }),
    ],
    ['a notice that ended now', 'collect/notice lapsed', shown({ untilAt: at })],
    ['a notice that leaves an item out', 'collect/notice not-covering', shown({ items: ['basic.name'] })],
    ['no consent', 'collect/consent absent', { evidence: { consents: [] } }],
    ['a consent of another customer', 'collect/consent absent', consents({ customer: 'c-9' })],
    ['a bundled consent', 'collect/voluntary not-voluntary', consents({ bundled: true })],
    [
      'a consent for which something was promised',
      'collect/voluntary not-voluntary',
      consents({ inducement: true }),
    ],
    ['a consent by silence', 'collect/voluntary not-voluntary', consents({ act: 'silence' })],
    ['a minor without a guardian', 'collect/guardian absent', { evidence: { age: 'minor' } }],
    [
      'a customer of unknown age treated as a minor',
      'collect/guardian absent',
      { document: { unknownAge: 'minor' }, evidence: { age: 'unknown' } },
    ],
    [
      'a sensitive item under a joint consent',
      'collect/separate-consent absent',
      { ...consents({ separate: false }), request: { items: ['basic.document'] } },
    ],
    ['an item that no purpose needs', 'collect/minimal not-needed', { request: { items: ['credit.limit'] } }],
    [
      'a credit item without a credit business',
      'collect/credit no-credit-business',
      { document: { creditBusiness: false }, request: { purposes: ['support'], items: ['credit.limit'] } },
    ],
    [
      'a value that did not parse',
      'collect/accurate not-parsed',
      { request: { inaccurate: [{ item: 'basic.phone', reason: 'too short' }] } },
    ],
    [
      'a position that may not collect',
      'collect/authority not-granted',
      { request: { actor: { kind: 'staff', id: 'e-1', department: 'service', position: 'head' } } },
    ],
    [
      'a position that does not stand',
      'collect/authority no-position',
      { request: { actor: { kind: 'staff', id: 'e-1', department: 'sales', position: 'agent' } } },
    ],
    [
      'a customer entering for another',
      'collect/authority other-customer',
      { request: { actor: { kind: 'customer', id: 'c-9' } } },
    ],
    [
      'an actor without confidentiality agreement',
      'collect/undertaking confidentiality',
      { evidence: { undertakings: evidence.undertakings.filter(({ id }) => id !== 'u-1') } },
    ],
    ['a capture in the future', 'collect/entry not-yet', { request: { capturedAt: at + 1 } }],
  ]
  it.each(denied)('is denied for %s by exactly that rule', (_name, rule, change) => {
    expect(rulesOf(decide(change))).toEqual([rule])
    expect(decide(change).outcome).toBe('deny')
  })

  it('names an unknown channel, purpose and item as findings', () => {
    const unknown = { channel: 'pigeon', purposes: ['spying'], items: ['basic.shoe'] }
    expect(rulesOf(decide({ request: unknown }))).toEqual([
      'collect/channel unknown',
      'collect/purpose unknown',
      'collect/notice not-covering',
      'collect/minimal unknown-item',
      'collect/authority not-granted',
    ])
  })

  it('asks for a purpose', () => {
    expect(rulesOf(decide({ request: { purposes: [] } }))).toEqual([
      'collect/purpose none',
      'collect/minimal not-needed',
    ])
  })
})

describe('two consents that are each half right', () => {
  it('make no whole one: a separate consent that was pre-ticked, beside a ticked one that is not separate', () => {
    const both: Evidence['consents'] = [
      { ...consent, separate: false },
      { ...consent, id: 'pre-ticked', separate: true, act: 'pre-ticked' },
    ]
    const answer = decide({ evidence: { consents: both }, request: { items: ['basic.document'] } })
    expect(answer.outcome === 'deny' && answer.findings.map(({ rule }) => rule)).toEqual([
      'collect/separate-consent',
    ])
  })
})

describe('of several versions of a notice', () => {
  const incomplete = { ...notice, id: 'n-2', parts: {} }
  const foreign = { ...notice, id: 'n-2', hash: 'b'.repeat(64), language: 'en' as const }

  it.each([
    ['one way', [incomplete, foreign]],
    ['the other way', [foreign, incomplete]],
  ])('the same is told, listed %s', (_, versions) => {
    const answer = decide({
      document: { languages: ['zh'] },
      request: { notice: 'n-2' },
      evidence: { notices: [notice, ...versions] },
    })
    expect(rulesOf(answer)).toEqual(['collect/notice incomplete'])
  })
})
