/** Does the order in which a policy, evidence and a request are written change a decision? It must not. */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideCollect } from '../../src/decide/collect'
import { decideShare } from '../../src/decide/share'
import { decideUse } from '../../src/decide/use'
import { compile } from '../../src/policy/compile'
import { seeded } from '../../src/demo/seeded'
import { mutationNames, mutations } from './mutations'
import { newScenario } from './scenario'

const runs = Number(process.env.TUTELA_SOAK === undefined ? 1_000 : 10_000)

/** The same with the members of every object, and the elements of every list, in another order. */
const shuffled = <A>(value: A, draw: ReturnType<typeof seeded>, lists: boolean): A => {
  if (Array.isArray(value)) {
    const copy: unknown[] = value.map((each: unknown) => shuffled(each, draw, lists))
    return (lists ? shuffle(copy, draw) : copy) as A // the same elements
  }
  if (typeof value !== 'object' || value === null) return value
  const members = shuffle(Object.entries(value), draw)
  return Object.fromEntries(members.map(([key, member]) => [key, shuffled(member, draw, lists)])) as A // the same members
}

const shuffle = <A>(list: readonly A[], draw: ReturnType<typeof seeded>): A[] =>
  list
    .map((each) => ({ each, place: draw.below(1_000_000) }))
    .sort((one, other) => one.place - other.place)
    .map(({ each }) => each)

const change = fc.tuple(fc.nat(mutationNames.length - 1), fc.nat(250), fc.nat(250))

describe('a decision', () => {
  it(`is the same in whatever order it was asked, in ${runs} cases`, () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), fc.nat(), (changes, seed) => {
        const scenario = newScenario()
        for (const [place, n, m] of changes) mutations[mutationNames[place] ?? '']?.(scenario, n, m)
        const draw = seeded(seed)
        const policy = compile(scenario.document, [])
        // lists of a policy's grants and needs are sets as well
        const again = compile(shuffled(scenario.document, draw, true), [])
        const evidence = shuffled(scenario.evidence, draw, true)
        const { at } = scenario
        for (const [one, other] of [
          [
            decideUse(policy, scenario.use, scenario.evidence, at),
            decideUse(again, shuffled(scenario.use, draw, true), evidence, at),
          ],
          [
            decideShare(policy, scenario.share, scenario.evidence, at),
            decideShare(again, shuffled(scenario.share, draw, true), evidence, at),
          ],
          [
            decideCollect(policy, scenario.collect, scenario.evidence, at),
            decideCollect(again, shuffled(scenario.collect, draw, true), evidence, at),
          ],
        ] as const)
          expect(JSON.stringify(sortedViews(other))).toBe(JSON.stringify(sortedViews(one)))
      }),
      { numRuns: runs, seed: 20_261_124 },
    )
  }, 600_000)
})

/** Evidence ids come in the order of the rules that rest on them; everything else in one order. */
const sortedViews = (decision: ReturnType<typeof decideUse>): unknown =>
  decision.outcome === 'deny' ? decision : { ...decision, views: Object.entries(decision.views).sort() }
