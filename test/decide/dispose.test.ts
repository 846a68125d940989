import { describe, expect, it } from 'vitest'
import type { RecordSummary } from '../../src/data/record'
import { decideDispose, dueOf } from '../../src/decide/dispose'
import { compile } from '../../src/policy/compile'
import { at, consent, day, document, evidence, record, term } from './shop'

const policy = compile(document, [])
const order: RecordSummary = {
  ...record,
  id: 'r-2',
  category: 'transaction',
  items: ['transaction.orders'],
  purposes: ['delivery', 'planning'],
  capturedAt: Date.UTC(2024, 1, 29, 4),
}
const completed = { ...order, events: { 'order-completed': Date.UTC(2024, 1, 29, 4) } }

describe('a record', () => {
  it('is kept for the longest period of the purposes it is held for', () => {
    const both = { ...record, purposes: ['delivery', 'support'] }
    const dueAt = Date.UTC(2028, 4, 22)
    expect(decideDispose(policy, both, evidence, at)).toEqual({ outcome: 'keep', dueAt })
    expect(dueOf(policy, both, evidence, at)).toBe(dueAt)
  })

  it('is due from the end of its period on', () => {
    const end = Date.UTC(2027, 4, 22)
    const lasting = { ...evidence, consents: [{ ...consent, untilAt: end + day }] }
    expect(decideDispose(policy, record, lasting, end - 1)).toEqual({ outcome: 'keep', dueAt: end })
    expect(decideDispose(policy, record, lasting, end)).toEqual({
      outcome: 'due',
      action: 'delete',
      dueAt: end,
    })
  })

  it('is due at once when the last purpose falls away', () => {
    const withdrawn = { ...evidence, consents: [{ ...consent, endedAt: at }] }
    expect(decideDispose(policy, record, evidence, at).outcome).toBe('keep')
    expect(decideDispose(policy, record, withdrawn, at)).toEqual({
      outcome: 'due',
      action: 'delete',
      dueAt: at,
    })
  })

  it('is due at once when the customer opts out', () => {
    const refuses = { kind: 'purpose', purpose: 'delivery' } as const
    const choices = [{ id: 'ch', customer: 'c-1001', refuses, ...term }]
    expect(decideDispose(policy, record, { ...evidence, choices }, at).outcome).toBe('due')
  })

  it('is kept for the legal minimum even without a purpose, month ends clamped', () => {
    const none = { ...completed, purposes: ['delivery'] }
    expect(decideDispose(policy, none, { ...evidence, consents: [] }, at)).toEqual({
      outcome: 'keep',
      dueAt: Date.UTC(2027, 1, 28, 4),
    })
  })

  it('has no end while the event that it counts from has not happened', () => {
    expect(decideDispose(policy, order, evidence, at)).toEqual({ outcome: 'keep' })
    expect(dueOf(policy, order, evidence, at)).toBeUndefined()
  })

  it('is archived first, and deleted when the archive ends', () => {
    const end = Date.UTC(2027, 1, 28, 4)
    expect(decideDispose(policy, completed, evidence, end)).toEqual({
      outcome: 'due',
      action: 'archive',
      dueAt: end,
    })
    const archived = { ...completed, archivedAt: end }
    expect(decideDispose(policy, archived, evidence, end)).toEqual({
      outcome: 'keep',
      dueAt: Date.UTC(2028, 1, 28, 4),
    })
    expect(decideDispose(policy, archived, evidence, Date.UTC(2028, 1, 28, 4))).toMatchObject({
      action: 'delete',
    })
  })

  it('is held back by a hold, with its id, and goes when the hold is released', () => {
    const gone = { ...evidence, consents: [] }
    const hold = { id: 'h-1', customer: 'c-1001', categories: ['basic'], reason: 'lawsuit', ...term }
    expect(decideDispose(policy, record, { ...gone, holds: [hold] }, at)).toMatchObject({
      outcome: 'held',
      dueAt: at,
      findings: [{ rule: 'dispose/hold', clauses: ['4.3.2'], evidence: 'h-1' }],
    })
    const others = [
      { ...hold, releasedAt: at },
      { ...hold, customer: 'c-9' },
      { ...hold, categories: ['credit'] },
    ]
    for (const other of others)
      expect(decideDispose(policy, record, { ...gone, holds: [other] }, at).outcome).toBe('due')
  })

  it('of an unknown category is held, since nobody said what to do with it', () => {
    expect(decideDispose(policy, { ...record, category: 'gossip' }, evidence, at)).toMatchObject({
      outcome: 'held',
      findings: [{ rule: 'dispose/retention', clauses: ['4.3.1', '4.3.2'], evidence: 'r-1' }],
    })
  })

  it('that was erased stays as it is', () => {
    expect(
      decideDispose(policy, { ...record, erasedAt: at - day }, { ...evidence, consents: [] }, at),
    ).toEqual({
      outcome: 'keep',
    })
  })
})
