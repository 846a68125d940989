/** Can one value of a wrong type, deep inside a document that is sound otherwise, open anything? Each is refused, or denied as before. */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { decideCollect } from '../../src/decide/collect'
import { decideDispose } from '../../src/decide/dispose'
import { indexEvidence } from '../../src/decide/index-evidence'
import { decideShare } from '../../src/decide/share'
import { decideUse } from '../../src/decide/use'
import { compile } from '../../src/policy/compile'
import { readPolicy } from '../../src/policy/define'
import { type Situation, situations } from '../../src/testing/arbitraries'

const runs = Number(process.env.TUTELA_SOAK === undefined ? 1_500 : 20_000)
const seed = 20_261_124

/** By what stands there: values that look like it, or convert to it, and are of another type. */
const wrong: Readonly<Record<string, readonly unknown[]>> = {
  number: [
    '5',
    '',
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    0.5,
    true,
    [],
    [5],
    {},
    new Date(5),
    5n,
    Object(5),
  ],
  string: [0, 1, null, true, [], {}, Object('given'), Symbol('given'), () => 'given', new Date(0)],
  boolean: ['true', '', 'false', 1, 0, null, [], {}, Object(true), Object(false)],
  list: [null, 'all the items', 7, { length: 1, 0: 'x' }, new Set(['x']), new Map(), () => []],
  object: [null, 'x', 7, [], () => ({}), new Map()],
}

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' ? 'object' : typeof value
}

/** The places of every value inside, leaves and what holds them. */
const placesIn = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value !== 'object' || value === null
    ? [path]
    : [
        ...(path.length === 0 ? [] : [path]),
        ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key])),
      ]

/** A copy with another value at one place; `undefined` where nothing is left to be put there. */
const spoiled = <A extends object>(whole: A, place: number, choice: number): A => {
  const places = placesIn(whole)
  const path = places[place % places.length] ?? []
  const replaced = (value: unknown, depth: number): unknown => {
    if (depth === path.length) {
      const values = wrong[kindOf(value)] ?? [null]
      return values[choice % values.length]
    }
    if (Array.isArray(value))
      return value.map((each: unknown, at) => (String(at) === path[depth] ? replaced(each, depth + 1) : each))
    return Object.fromEntries(
      Object.entries(value ?? {}).map(([key, each]: [string, unknown]) => [
        key,
        key === path[depth] ? replaced(each, depth + 1) : each,
      ]),
    )
  }
  return replaced(whole, 0) as A // what a caller without types may hand over
}

/** The outcome, or that it was refused as the library refuses. */
const answered = (run: () => { readonly outcome: string }): string => {
  try {
    return run().outcome
  } catch (error) {
    expect(isTutelaError(error) && error.failure.kind).toBe('input/invalid')
    return 'refused'
  }
}

const holds = (check: (situation: Situation, place: number, choice: number) => void): void =>
  fc.assert(fc.property(situations(), fc.nat(100_000), fc.nat(1000), check), { numRuns: runs, seed })

describe(`a value of the wrong type, in ${runs} cases`, () => {
  it('deep inside evidence is refused by every decision, whatever the answer would have been', () => {
    const permits = { use: 0, share: 0, collect: 0 }
    holds(({ document, use, share, collect, evidence, at }, place, choice) => {
      const policy = compile(document, [])
      const bad = spoiled(evidence, place, choice)
      const asked = [
        ['use', (given: typeof evidence) => decideUse(policy, use, given, at)],
        ['share', (given: typeof evidence) => decideShare(policy, share, given, at)],
        ['collect', (given: typeof evidence) => decideCollect(policy, collect, given, at)],
      ] as const
      for (const [name, ask] of asked) {
        if (ask(evidence).outcome === 'permit') permits[name] += 1
        expect(answered(() => ask(bad))).toBe('refused')
      }
      const [record] = evidence.records
      if (record !== undefined) expect(answered(() => decideDispose(policy, record, bad, at))).toBe('refused')
      expect(() => indexEvidence(policy, bad)).toThrow('not the right shape')
    })
    // the sound ones were often permitted, so that there was something to lose
    for (const count of Object.values(permits)) expect(count).toBeGreaterThan(runs / 20)
  }, 600_000)

  it('inside a request is refused, also where the sound request was permitted on the same index just before', () => {
    let permits = 0
    holds(({ document, use, share, collect, evidence, at }, place, choice) => {
      const policy = compile(document, [])
      const index = indexEvidence(policy, evidence)
      if (decideUse(policy, use, index, at).outcome === 'permit') permits += 1
      for (const ask of [
        () => decideUse(policy, spoiled(use, place, choice), index, at),
        () => decideShare(policy, spoiled(share, place, choice), index, at),
        () => decideCollect(policy, spoiled(collect, place, choice), index, at),
      ])
        expect(answered(ask)).toBe('refused')
    })
    expect(permits).toBeGreaterThan(runs / 20)
  }, 600_000)

  it('inside a record is refused, and never disposed of', () => {
    holds(({ document, evidence, at }, place, choice) => {
      const policy = compile(document, [])
      for (const record of evidence.records)
        expect(answered(() => decideDispose(policy, spoiled(record, place, choice), evidence, at))).toBe(
          'refused',
        )
    })
  }, 600_000)

  it('inside a policy makes it unsound, and nothing is decided by it', () => {
    holds(({ document }, place, choice) => {
      expect(readPolicy(spoiled(document, place, choice))._tag).toBe('Left')
    })
  }, 600_000)
})
