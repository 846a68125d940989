/** Do the engine and a naive evaluator that was written from the same page agree, whatever policy, evidence, request and instant? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideCollect } from '../../src/decide/collect'
import { decideDispose } from '../../src/decide/dispose'
import { indexEvidence } from '../../src/decide/index-evidence'
import { prepareUse } from '../../src/decide/prepare'
import { decideShare } from '../../src/decide/share'
import { decidePreparedUse, decideUse } from '../../src/decide/use'
import { compile } from '../../src/policy/compile'
import { modelCollect } from './collect'
import { modelDispose } from './dispose'
import { mutationNames, mutations } from './mutations'
import { type Outcome, outcomeOfDecision } from './outcome'
import { newScenario, type Scenario } from './scenario'
import { modelShare } from './share'
import { modelUse } from './use'

const soak = process.env.TUTELA_SOAK
/** For each of four decisions; the soak says how many in all. */
const runs = soak === undefined ? 5_000 : Number(soak) / 4
const patience = Math.max(600_000, runs * 20)
const seed = soak === undefined ? 20_261_124 : Date.now() & 0x7fffffff

const change = fc.tuple(fc.nat(mutationNames.length - 1), fc.nat(250), fc.nat(250))
const scenarios = fc.array(change, { maxLength: 5 }).map((changes) => {
  const scenario = newScenario()
  for (const [place, n, m] of changes) mutations[mutationNames[place] ?? '']?.(scenario, n, m)
  return { changes: changes.map(([place, n, m]) => `${mutationNames[place]} ${n} ${m}`), scenario }
})

/** How often each rule was passed and broken, by what was decided. */
const seen = new Map<string, { broken: number; runs: number }>()
const count = (decided: string, outcome: Outcome): void => {
  const all = seen.get(decided) ?? { broken: 0, runs: 0 }
  seen.set(decided, { broken: all.broken + Number(outcome.outcome === 'deny'), runs: all.runs + 1 })
  for (const rule of outcome.rules) {
    const name = `${decided}: ${rule}`
    const one = seen.get(name) ?? { broken: 0, runs: 0 }
    seen.set(name, { broken: one.broken + 1, runs: one.runs })
  }
}

const holdsFor = (compare: (scenario: Scenario) => void): void =>
  fc.assert(
    fc.property(scenarios, ({ scenario }) => compare(scenario)),
    { numRuns: runs, seed, verbose: 0 },
  )

/** Rules that were broken too seldom, or never passed, for the comparison to mean anything. */
const expectCovered = (decided: string, rules: readonly string[], least = runs / 500): void => {
  const all = seen.get(decided)
  expect(all?.runs).toBeGreaterThanOrEqual(runs)
  expect((all?.runs ?? 0) - (all?.broken ?? 0)).toBeGreaterThan(runs / 20)
  for (const rule of rules) {
    const broken = seen.get(`${decided}: ${rule}`)?.broken ?? 0
    expect([rule, broken >= least, runs - broken >= least]).toEqual([rule, true, true])
  }
}

describe(`engine and model, ${4 * runs} cases from seed ${seed}`, () => {
  it(
    'agree on every collection',
    () => {
      holdsFor(({ document, collect, evidence, at }) => {
        const expected = modelCollect(document, collect, evidence, at)
        count('collect', expected)
        expect(outcomeOfDecision(decideCollect(compile(document, []), collect, evidence, at))).toEqual(
          expected,
        )
      })
      const topics =
        'channel purpose notice voluntary consent minimal credit accurate authority undertaking separate-consent guardian entry'
      expectCovered('collect', [
        ...topics.split(' ').map((topic) => `collect/${topic} deny`),
        'collect/entry warn',
      ])
    },
    patience,
  )

  it(
    'agree on every use: of plain evidence, of indexed evidence, and by a prepared question',
    () => {
      holdsFor(({ document, use, evidence, at }) => {
        const expected = modelUse(document, use, evidence, at)
        count('use', expected)
        const policy = compile(document, [])
        const index = indexEvidence(policy, evidence)
        expect(outcomeOfDecision(decideUse(policy, use, evidence, at))).toEqual(expected)
        expect(outcomeOfDecision(decideUse(policy, use, index, at))).toEqual(expected)
        const { id, ...named } = use.actor
        const prepared = prepareUse(policy, { ...use, actor: named })
        const subject = { actor: id, customer: use.customer }
        expect(outcomeOfDecision(decidePreparedUse(prepared, subject, index, at))).toEqual(expected)
        expect(outcomeOfDecision(decideUse(policy, use, index, at))).toEqual(expected)
      })
      const topics =
        'authority undertaking consent separate-consent choice approval purpose minimal retention review'
      expectCovered('use', [
        ...topics.split(' ').map((topic) => `use/${topic} deny`),
        'break-glass/review warn',
      ])
    },
    patience,
  )

  it(
    'agree on every disclosure',
    () => {
      holdsFor(({ document, share, evidence, at }) => {
        const expected = modelShare(document, share, evidence, at)
        count('share', expected)
        expect(outcomeOfDecision(decideShare(compile(document, []), share, evidence, at))).toEqual(expected)
      })
      const topics =
        'necessary agreement consent choice approval undertaking transfer recipient separate-consent'
      const shared = 'authority undertaking purpose retention review'
      expectCovered('share', [
        ...topics.split(' ').map((topic) => `share/${topic} deny`),
        ...shared.split(' ').map((topic) => `use/${topic} deny`),
      ])
    },
    patience,
  )

  it(
    'agree on what becomes of every record',
    () => {
      const outcomes = new Map<string, number>()
      holdsFor(({ document, evidence, at }) => {
        const policy = compile(document, [])
        for (const record of evidence.records) {
          const expected = modelDispose(document, evidence, record, at)
          const fate = decideDispose(policy, record, evidence, at)
          const told = {
            outcome: fate.outcome === 'due' ? fate.action : fate.outcome,
            ...(fate.dueAt === undefined ? {} : { dueAt: fate.dueAt }),
          }
          expect(told).toEqual(expected)
          outcomes.set(expected.outcome, (outcomes.get(expected.outcome) ?? 0) + 1)
        }
      })
      for (const outcome of ['keep', 'held', 'delete', 'archive', 'anonymize'])
        expect([outcome, (outcomes.get(outcome) ?? 0) > runs / 500]).toEqual([outcome, true])
    },
    patience,
  )
})
