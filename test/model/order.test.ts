/** Does the order in which a policy, evidence and a request are written change a decision? It must not. */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideCollect } from '../../src/decide/collect'
import { decideDispose } from '../../src/decide/dispose'
import { decideShare } from '../../src/decide/share'
import { decideUse } from '../../src/decide/use'
import { compile } from '../../src/policy/compile'
import { seeded } from '../../src/demo/seeded'
import { type Case, cases } from './roughened'

const runs = Number(process.env.TUTELA_SOAK === undefined ? 1_000 : 10_000)

type Draw = ReturnType<typeof seeded>

/** The same with the members of every object, and the elements of every list, in another order; lists are sets here. */
const shuffled = <A>(value: A, draw: Draw): A => {
  if (Array.isArray(value)) return shuffle(value, draw).map((each: unknown) => shuffled(each, draw)) as A // the same elements
  if (typeof value !== 'object' || value === null) return value
  const members = shuffle(Object.entries(value), draw)
  return Object.fromEntries(members.map(([key, member]) => [key, shuffled(member, draw)])) as A // the same members
}

const shuffle = <A>(list: readonly A[], draw: Draw): A[] =>
  list
    .map((each) => ({ each, place: draw.below(1_000_000) }))
    .sort((one, other) => one.place - other.place)
    .map(({ each }) => each)

/** Every answer to a case, findings and evidence in the order in which they come. */
const answersTo = ({
  document,
  use,
  share,
  collect,
  evidence,
  at,
}: Case): Readonly<Record<string, string>> => {
  const policy = compile(document, [])
  const told = (answer: object): string =>
    JSON.stringify(
      'views' in answer ? { ...answer, views: Object.entries(answer.views ?? {}).sort() } : answer,
    )
  return {
    use: told(decideUse(policy, use, evidence, at)),
    share: told(decideShare(policy, share, evidence, at)),
    collect: told(decideCollect(policy, collect, evidence, at)),
    ...Object.fromEntries(
      [...evidence.records]
        .sort((one, other) => (one.id < other.id ? -1 : 1))
        .map((record) => [`dispose ${record.id}`, told(decideDispose(policy, record, evidence, at))]),
    ),
  }
}

describe('a decision', () => {
  it(`is the same in whatever order it was asked, in ${runs} cases`, () => {
    let disposals = 0
    fc.assert(
      fc.property(cases, fc.nat(), (one, seed) => {
        const answers = answersTo(one)
        disposals += Object.keys(answers).length - 3
        expect(answersTo(shuffled(one, seeded(seed)))).toEqual(answers)
      }),
      { numRuns: runs, seed: 20_261_124 },
    )
    expect(disposals).toBeGreaterThan(runs)
  }, 600_000)
})
