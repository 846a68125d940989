import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../src/data/evidence'
import { indexEvidence, indexOwnEvidence } from '../../src/decide/index-evidence'
import { prepareUse } from '../../src/decide/prepare'
import { decidePreparedUse, decideUse } from '../../src/decide/use'
import { compile } from '../../src/policy/compile'
import { approval, at, consent, day, document, evidence, record, useOfPhone } from './shop'

const policy = compile(document, [])

/** Evidence in which much begins and ends around the instant of the decision. */
const busy: Evidence = {
  ...evidence,
  consents: [
    { ...consent, untilAt: at - 20 * day },
    { ...consent, id: 'c-2', fromAt: at - 10 * day, untilAt: at + 10 * day },
    { ...consent, id: 'c-3', fromAt: at + 5 * day, untilAt: at + 30 * day, separate: false },
  ],
  approvals: [
    { ...approval, untilAt: at + 3 * day },
    { ...approval, id: 'a-3', fromAt: at + day, untilAt: at + 40 * day },
  ],
  choices: [
    {
      id: 'ch',
      customer: 'c-1001',
      refuses: { kind: 'purpose', purpose: 'delivery' },
      fromAt: at + 6 * day,
      untilAt: at + 8 * day,
    },
  ],
  records: [record, { ...record, id: 'r-2', capturedAt: at - 360 * day }],
}

const instants = fc.integer({ min: -40 * 24, max: 60 * 24 }).map((hours) => at + (hours * day) / 24)
const actor = { kind: 'staff', department: 'service', position: 'agent' } as const

describe('an index asked at many instants', () => {
  it('answers at each as the evidence itself does, in whatever order they come', () => {
    const prepared = prepareUse(policy, { ...useOfPhone, actor })
    fc.assert(
      fc.property(fc.array(instants, { maxLength: 30 }), (order) => {
        const index = indexEvidence(policy, busy)
        for (const instant of order) {
          const fresh = decideUse(policy, useOfPhone, busy, instant)
          expect(decideUse(policy, useOfPhone, index, instant)).toEqual(fresh)
          const subject = { actor: 'e-1', customer: 'c-1001' }
          expect(decidePreparedUse(prepared, subject, index, instant)).toEqual(fresh)
        }
      }),
      { seed: 20260601, numRuns: 100 },
    )
  })

  it('sees both answers of that span', () => {
    const outcomes = new Set(
      Array.from(
        { length: 90 },
        (_, days) => decideUse(policy, useOfPhone, busy, at + (days - 30) * day).outcome,
      ),
    )
    expect([...outcomes].sort()).toEqual(['deny', 'permit'])
  })

  it('answers each actor, customer and manner for itself', () => {
    const index = indexOwnEvidence(policy, evidence)
    const ask = (change: Partial<typeof useOfPhone>) =>
      decideUse(policy, { ...useOfPhone, ...change }, index, at).outcome
    expect([ask({}), ask({ customer: 'c-9' }), ask({}), ask({ manner: 'export' }), ask({})]).toEqual([
      'permit',
      'deny',
      'permit',
      'deny',
      'permit',
    ])
    expect(ask({ actor: { ...actor, id: 'e-7' } })).toBe('deny')
  })

  it('is made anew for another policy', () => {
    const index = indexEvidence(policy, { ...evidence, undertakings: evidence.undertakings.slice(0, 1) })
    const lenient = compile({ ...document, training: 'warn' }, [])
    expect(decideUse(policy, useOfPhone, index, at).outcome).toBe('deny')
    expect(decideUse(lenient, useOfPhone, index, at).outcome).toBe('permit')
  })
})

describe('the order of evidence, of records and of items', () => {
  it('changes nothing in the decision', () => {
    const expected = decideUse(policy, useOfPhone, busy, at)
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...busy.consents], { minLength: 3 }),
        fc.shuffledSubarray([...busy.approvals], { minLength: 2 }),
        fc.shuffledSubarray([...busy.records], { minLength: 2 }),
        fc.shuffledSubarray([...busy.undertakings], { minLength: 3 }),
        fc.shuffledSubarray(['basic.phone', 'basic.name'], { minLength: 2 }),
        (consents, approvals, records, undertakings, items) => {
          const shuffled = { ...busy, consents, approvals, records, undertakings }
          const answer = decideUse(policy, { ...useOfPhone, items: [...items, ...items] }, shuffled, at)
          expect(JSON.stringify(answer)).toBe(JSON.stringify(expected))
        },
      ),
      { seed: 20260601, numRuns: 200 },
    )
  })
})
