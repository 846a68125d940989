/** Do the engine and a naive evaluator that was written from the same page say the very same, whatever policy, evidence, request and instant? */

import { isDeepStrictEqual } from 'node:util'
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
import { type Fate, modelDispose } from './dispose'
import { everyWay, inOneOrder, toldOfFinding } from './findings'
import { type Outcome, outcomeOfDecision } from './outcome'
import { type Case, cases } from './roughened'
import { modelShare } from './share'
import { modelUse } from './use'

const soak = process.env.TUTELA_SOAK
/** For each of four decisions; the soak says how many in all. */
const runs = soak === undefined ? 5_000 : Math.ceil(Number(soak) / 4)
const patience = Math.max(600_000, runs * 20)
const seed = soak === undefined ? 20_261_124 : Date.now() & 0x7fffffff

/** How often each way, rule and outcome was met, by what was decided. */
const met = new Map<string, number>()
const meet = (...names: readonly string[]): void => {
  for (const name of new Set(names)) met.set(name, (met.get(name) ?? 0) + 1)
}
const count = (decided: string, { outcome, findings }: Outcome): void =>
  meet(
    `${decided} ${outcome}`,
    ...findings.flatMap(({ rule, way, effect }) => [
      `${decided}: ${rule} ${effect}`,
      `${decided}: ${rule} ${way}`,
      `${rule} ${way}`,
    ]),
  )

const holdsFor = (place: number, compare: (one: Case) => void): void =>
  fc.assert(fc.property(cases, compare), { numRuns: runs, seed: seed + place, verbose: 0 })

/** Compared fast; what differs is shown by the runner. */
const same = <A>(answer: A, expected: A): void => {
  if (!isDeepStrictEqual(answer, expected)) expect(answer).toEqual(expected)
}

/** Each must have been met and missed in one of a hundred cases at least, or the comparison means little. */
const expectOften = (names: readonly string[]): void => {
  const seldom = names.filter((name) => {
    const times = met.get(name) ?? 0
    return times < runs / 100 || runs - times < runs / 100
  })
  expect(seldom).toEqual([])
}

const rules = (decided: string, prefix: string, topics: string): readonly string[] =>
  topics.split(' ').map((topic) => `${decided}: ${prefix}/${topic}`)

describe(`engine and model, ${4 * runs} cases from seed ${seed}`, () => {
  it(
    'agree on every collection, of plain and of indexed evidence',
    () => {
      holdsFor(0, ({ document, collect, evidence, at, then }) => {
        const policy = compile(document, [])
        const index = indexEvidence(policy, evidence)
        const expected = modelCollect(document, collect, evidence, at)
        count('collect', expected)
        same(outcomeOfDecision(decideCollect(policy, collect, evidence, at)), expected)
        same(
          outcomeOfDecision(decideCollect(policy, collect, index, then)),
          modelCollect(document, collect, evidence, then),
        )
        same(outcomeOfDecision(decideCollect(policy, collect, index, at)), expected)
      })
      const topics =
        'channel purpose notice voluntary consent minimal credit accurate authority undertaking separate-consent guardian entry'
      expectOften([
        'collect permit',
        ...rules('collect', 'collect', topics).map((rule) => `${rule} deny`),
        'collect: act/suspension deny',
        ...rules('collect', 'collect', 'undertaking entry').map((rule) => `${rule} warn`),
      ])
    },
    patience,
  )

  it(
    'agree on every use: of plain evidence, of indexed evidence, and by a prepared question, asked again and at another instant',
    () => {
      holdsFor(1, ({ document, use, evidence, at, then }) => {
        const policy = compile(document, [])
        const index = indexEvidence(policy, evidence)
        const expected = modelUse(document, use, evidence, at)
        count('use', expected)
        same(outcomeOfDecision(decideUse(policy, use, evidence, at)), expected)
        same(outcomeOfDecision(decideUse(policy, use, index, at)), expected)
        const { id, ...named } = use.actor
        const prepared = prepareUse(policy, { ...use, actor: named })
        const subject = { actor: id, customer: use.customer }
        same(outcomeOfDecision(decidePreparedUse(prepared, subject, index, at)), expected)
        // what the index remembers of one question is for no other: not of another manner, not by another person
        for (const other of [
          { ...use, manner: use.manner === 'screen' ? 'export' : 'screen' },
          { ...use, actor: { ...use.actor, id: use.actor.id === 'e-1' ? 'e-2' : 'e-1' } },
        ])
          same(
            outcomeOfDecision(decideUse(policy, other, index, at)),
            modelUse(document, other, evidence, at),
          )
        const later = modelUse(document, use, evidence, then)
        same(outcomeOfDecision(decideUse(policy, use, index, then)), later)
        same(outcomeOfDecision(decidePreparedUse(prepared, subject, index, then)), later)
        same(outcomeOfDecision(decideUse(policy, use, index, at)), expected)
      })
      const topics =
        'authority undertaking consent separate-consent choice approval purpose minimal retention review'
      expectOften([
        'use permit',
        ...rules('use', 'use', topics).map((rule) => `${rule} deny`),
        'use: act/suspension deny',
        'use: use/undertaking warn',
        'use: break-glass/review warn',
      ])
    },
    patience,
  )

  it(
    'agree on every disclosure, of plain and of indexed evidence',
    () => {
      holdsFor(2, ({ document, share, use, evidence, at, then }) => {
        const policy = compile(document, [])
        const index = indexEvidence(policy, evidence)
        const expected = modelShare(document, share, evidence, at)
        count('share', expected)
        same(outcomeOfDecision(decideShare(policy, share, evidence, at)), expected)
        decideUse(policy, use, index, at) // what a use leaves in the index is for nothing else
        same(outcomeOfDecision(decideShare(policy, share, index, at)), expected)
        same(
          outcomeOfDecision(decideShare(policy, share, index, then)),
          modelShare(document, share, evidence, then),
        )
        same(outcomeOfDecision(decideShare(policy, share, index, at)), expected)
      })
      const topics =
        'necessary agreement consent choice approval undertaking transfer recipient separate-consent'
      expectOften([
        'share permit',
        ...rules('share', 'share', topics).map((rule) => `${rule} deny`),
        ...rules('share', 'use', 'authority undertaking purpose retention review').map(
          (rule) => `${rule} deny`,
        ),
        'share: act/suspension deny',
        'share: break-glass/review warn',
      ])
    },
    patience,
  )

  it(
    'agree on what becomes of every record, of plain and of indexed evidence',
    () => {
      holdsFor(3, ({ document, evidence, at, then }) => {
        const policy = compile(document, [])
        const index = indexEvidence(policy, evidence)
        for (const record of evidence.records) {
          const told = (given: Parameters<typeof decideDispose>[2], when: number): Fate => {
            const fate = decideDispose(policy, record, given, when)
            return {
              outcome: fate.outcome === 'due' ? fate.action : fate.outcome,
              ...(fate.dueAt === undefined ? {} : { dueAt: fate.dueAt }),
              ...(fate.outcome === 'held' ? { findings: inOneOrder(fate.findings.map(toldOfFinding)) } : {}),
            }
          }
          const expected = modelDispose(document, evidence, record, at)
          same(told(evidence, at), expected)
          same(told(index, then), modelDispose(document, evidence, record, then))
          same(told(index, at), expected)
          meet(
            `dispose ${expected.outcome}`,
            ...(expected.findings ?? []).flatMap(({ rule, way }) => [`dispose: ${rule}`, `${rule} ${way}`]),
          )
        }
      })
      expectOften(['held', 'delete', 'archive', 'anonymize'].map((outcome) => `dispose ${outcome}`))
      expect(met.get('dispose keep')).toBeGreaterThan(runs / 100)
      expectOften(['dispose: dispose/hold', 'dispose: dispose/retention'])
    },
    patience,
  )

  it('met every way in which a rule can be broken', () => {
    expect(everyWay.filter((way) => (met.get(way) ?? 0) < runs / 1000)).toEqual([])
  })
})
