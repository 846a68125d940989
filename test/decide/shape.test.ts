import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { decideCollect } from '../../src/decide/collect'
import { decideDispose } from '../../src/decide/dispose'
import { indexEvidence } from '../../src/decide/index-evidence'
import { prepareUse } from '../../src/decide/prepare'
import { decideShare } from '../../src/decide/share'
import { decidePreparedUse, decideUse } from '../../src/decide/use'
import { compile } from '../../src/policy/compile'
import { at, collectionOfPhone, document, evidence, record, shareOfPhone, useOfPhone } from './shop'

const policy = compile(document, [])
const question = {
  ...useOfPhone,
  actor: { kind: 'staff', department: 'service', position: 'agent' },
} as const
const subject = { actor: 'e-1', customer: 'c-1001' }

/** What the front doors make of anything at all, given as a caller without types would give it. */
const doors: Readonly<Record<string, (value: never) => unknown>> = {
  'a use': (value) => decideUse(policy, value, evidence, at),
  'the evidence of a use': (value) => decideUse(policy, useOfPhone, value, at),
  'a collection': (value) => decideCollect(policy, value, evidence, at),
  'a disclosure': (value) => decideShare(policy, value, evidence, at),
  'a record': (value) => decideDispose(policy, value, evidence, at),
  'evidence to index': (value) => indexEvidence(policy, value),
  'a question to prepare': (value) => prepareUse(policy, value),
  'a prepared question': (value) => decidePreparedUse(value, subject, evidence, at),
  'the subject of a prepared question': (value) =>
    decidePreparedUse(prepareUse(policy, question), value, evidence, at),
  'an instant': (value) => decideUse(policy, useOfPhone, evidence, value),
}

const failureOf = (run: () => unknown): string => {
  try {
    run()
    return 'answered'
  } catch (error) {
    return isTutelaError(error) ? error.failure.kind : 'another error'
  }
}

const throwing = new Proxy(
  {},
  {
    get: () => {
      throw new Error('a secret')
    },
    has: () => {
      throw new Error('a secret')
    },
  },
)
const endless: object = new Proxy(() => endless, { get: () => endless })

describe('what has another shape', () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'use'],
    ['not a number', Number.NaN],
    ['half a millisecond', 0.5],
    ['an instant beyond the calendar', 9e15],
    ['an empty object', {}],
    ['a list', []],
    ['a throwing proxy', throwing],
    ['an endless proxy', endless],
    ['a forged index', { mark: {}, tables: policy.tables, resolved: { mark: {} } }],
  ]
  it.each(wrong)('is refused as invalid input: %s', (_name, value) => {
    for (const [door, open] of Object.entries(doors))
      expect([door, failureOf(() => open(value as never))]).toEqual([door, 'input/invalid'])
  })

  it('is refused wherever one member of a request or of evidence is wrong', () => {
    const values = fc.constantFrom<unknown>(undefined, null, 0, Number.NaN, '', {}, [], [null], endless)
    const members = fc.constantFrom<readonly [string, object]>(
      ...Object.keys(useOfPhone).map((key) => ['a use', { ...useOfPhone, key }] as const),
      ...Object.keys(evidence).map((key) => ['the evidence of a use', { ...evidence, key }] as const),
    )
    fc.assert(
      fc.property(members, values, ([door, good], value) => {
        const { key, ...rest } = good as { readonly key: string }
        const outcome = failureOf(() => doors[door]?.({ ...rest, [key]: value } as never))
        const harmless =
          (Array.isArray(value) && value.length === 0) || (key === 'extractions' && outcome === 'answered')
        const text = value === '' && (key === 'manner' || key === 'purpose')
        if (!harmless && !text) expect([key, outcome]).toEqual([key, 'input/invalid'])
      }),
      { seed: 20260601, numRuns: 500 },
    )
  })

  it('never shows a value in the refusal', () => {
    const secret = '13800138000'
    try {
      decideUse(policy, { ...useOfPhone, items: [secret, 7] } as never, evidence, at)
      expect.unreachable()
    } catch (error) {
      expect(JSON.stringify(error) + String(error)).not.toContain(secret)
    }
  })

  it('is told in the policy: unknown names are findings, whatever they look like', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 64 }), fc.string({ maxLength: 64 }), (purpose, item) => {
        expect(decideUse(policy, { ...useOfPhone, purpose, items: [item] }, evidence, at).outcome).toBe(
          'deny',
        )
      }),
      { seed: 20260601, numRuns: 200 },
    )
  })
})

describe('an input that changes while it is read', () => {
  it('is decided by what was read once', () => {
    let reads = 0
    const shifty = {
      ...useOfPhone,
      get items() {
        reads += 1
        return reads === 1 ? useOfPhone.items : ['credit.limit']
      },
    }
    const answer = decideUse(policy, shifty, indexEvidence(policy, evidence), at)
    expect(answer.outcome === 'permit' && Object.keys(answer.views)).toEqual(['basic.name', 'basic.phone'])
    expect(reads).toBe(1)
  })

  it('does not reach an index made before', () => {
    const consents = [...evidence.consents]
    const index = indexEvidence(policy, { ...evidence, consents })
    consents.pop()
    expect(decideUse(policy, useOfPhone, index, at).outcome).toBe('permit')
  })
})

describe('what is decided', () => {
  const decisions = [
    decideUse(policy, useOfPhone, evidence, at),
    decideUse(policy, { ...useOfPhone, manner: 'export' }, evidence, at),
    decideShare(policy, shareOfPhone, evidence, at),
    decideCollect(policy, collectionOfPhone, evidence, at),
    decideDispose(policy, record, evidence, at),
  ]
  it.each(decisions)('is frozen all the way down', (decision) => {
    expect(unfrozen(decision)).toEqual([])
  })
})

const unfrozen = (value: unknown, path = ''): readonly string[] =>
  typeof value !== 'object' || value === null
    ? []
    : [
        ...(Object.isFrozen(value) ? [] : [path]),
        ...Object.entries(value).flatMap(([key, member]) => unfrozen(member, `${path}.${key}`)),
      ]
