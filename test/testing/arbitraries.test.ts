/** Are the published draws what they say: sound, of the right shape, spread over what matters, and small when they fail? */

import { either as E } from 'fp-ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evidence as evidenceShape, noEvidence } from '../../src/data/evidence'
import { collectRequest, shareRequest, useRequest } from '../../src/data/request'
import { decideUse } from '../../src/decide/use'
import { compile } from '../../src/policy/compile'
import { definePolicy, readPolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'
import { instantsNear, policyDocuments, situations } from '../../src/testing/arbitraries'

const seed = 20_261_124
const standard = standardPolicy({ organization: 'Acme', transactionYears: 5 })

/** In how many of some draws something holds. */
const share = <A>(draws: fc.Arbitrary<A>, holds: (draw: A) => boolean, numRuns = 600): number =>
  fc.sample(draws, { numRuns, seed }).filter(holds).length / numRuns

describe('random policies', () => {
  it('are sound', () => {
    fc.assert(
      fc.property(policyDocuments(), (document) => {
        const read = readPolicy(document)
        expect(E.isLeft(read) ? read.left : undefined).toBeUndefined()
      }),
      { numRuns: 500, seed },
    )
  })

  it('differ: sets of items longer than a word and than two, archives, legal bounds, emergencies, other bases', () => {
    for (const has of [
      ({ items }) => Object.keys(items).length > 32,
      ({ items }) => Object.keys(items).length > 64,
      ({ breakGlass }) => breakGlass.allowed,
      ({ categories }) => Object.values(categories).some(({ retention }) => retention.action === 'archive'),
      ({ categories }) => Object.values(categories).some(({ retention }) => retention.minimum !== undefined),
      ({ categories }) => Object.values(categories).some(({ retention }) => retention.maximum !== undefined),
      ({ purposes }) => Object.values(purposes).some(({ basis }) => basis.kind === 'legal-obligation'),
      ({ purposes }) =>
        Object.values(purposes).some(({ compatibleWith }) => (compatibleWith ?? []).length > 0),
      ({ recipients, country }) => Object.values(recipients).some((one) => one.country !== country),
    ] satisfies ((document: Parameters<typeof compile>[0]) => boolean)[]) {
      const found = share(policyDocuments(), has)
      expect([has.toString(), found > 0.005, found < 0.95]).toEqual([has.toString(), true, true])
    }
  })
})

describe('random situations', () => {
  it.each([
    ['under random policies', undefined],
    ['under a policy that is given', standard],
  ])('have the shapes that decisions ask for, %s', (_, document) => {
    fc.assert(
      fc.property(situations(document), ({ use, share: sharing, collect, evidence, at }) => {
        expect(useRequest.safeParse(use).error).toBeUndefined()
        expect(shareRequest.safeParse(sharing).error).toBeUndefined()
        expect(collectRequest.safeParse(collect).error).toBeUndefined()
        expect(evidenceShape.safeParse(evidence).error).toBeUndefined()
        expect(Number.isInteger(at)).toBe(true)
      }),
      { numRuns: 200, seed },
    )
  })

  it.each([
    ['random policies', undefined],
    ['a policy that is given', standard],
  ])('are permitted and denied, each often, under %s', (_, document) => {
    const permitted = share(
      situations(document),
      ({ document: drawn, use, evidence, at }) =>
        decideUse(compile(drawn, []), use, evidence, at).outcome === 'permit',
    )
    expect([permitted > 0.1, permitted < 0.9]).toEqual([true, true])
  })

  it('hold unique ids in every kind of evidence', () => {
    for (const { evidence } of fc.sample(situations(), { numRuns: 200, seed }))
      for (const list of [evidence.consents, evidence.approvals, evidence.agreements, evidence.records])
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
  })

  it('come again from the same seed', () => {
    const draw = () => fc.sample(situations(), { numRuns: 3, seed })
    expect(draw()).toEqual(draw())
  })

  it('shrink to a small policy where something fails', () => {
    const neverPermitted = fc.property(
      situations(),
      ({ document, use, evidence, at }) =>
        decideUse(compile(document, []), use, evidence, at).outcome === 'deny',
    )
    const found = fc.check(neverPermitted, { numRuns: 50, seed })
    const [situation] = found.counterexample ?? []
    expect(found.failed).toBe(true)
    expect(Object.keys(situation?.document.purposes ?? {})).toHaveLength(1)
    expect(situation?.evidence.choices).toEqual([])
  })

  it('find what a broken rule would let through', () => {
    const policy = definePolicy(standard)
    const forgetful = fc.property(
      situations(standard),
      // a caller who drops opt-outs before the decision
      ({ use, evidence, at }) => {
        const answer = decideUse(policy, use, { ...evidence, choices: [] }, at)
        const careful = decideUse(policy, use, evidence, at)
        return answer.outcome === careful.outcome
      },
    )
    expect(fc.check(forgetful, { numRuns: 2_000, seed }).failed).toBe(true)
  })
})

describe('instants near borders', () => {
  it('are those of the evidence and a millisecond beside, or what is told where it has none', () => {
    const hold = { id: 'h', customer: 'c', reason: 'r', fromAt: 10, untilAt: 20, releasedAt: 15 }
    const drawn = fc.sample(instantsNear({ ...noEvidence, holds: [hold] }, 0), { numRuns: 200, seed })
    expect([...new Set(drawn)].sort((one, other) => one - other)).toEqual([9, 10, 11, 14, 15, 16, 19, 20, 21])
    expect(fc.sample(instantsNear(noEvidence, 7), { numRuns: 3, seed })).toEqual([7, 7, 7])
  })
})
