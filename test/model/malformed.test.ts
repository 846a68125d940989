/** Is anything of the wrong shape ever permitted, or met with another exception than the library's own? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { decideCollect } from '../../src/decide/collect'
import { decideDispose } from '../../src/decide/dispose'
import { decideShare } from '../../src/decide/share'
import { decideUse } from '../../src/decide/use'
import { compile } from '../../src/policy/compile'
import { newScenario } from './scenario'

const runs = Number(process.env.TUTELA_SOAK === undefined ? 500 : 5_000)
const { document, evidence, use, share, collect, at } = newScenario()
const policy = compile(document, [])
const canary = 'canary-58213'

const cyclic: Record<string, unknown> = { a: 1 }
cyclic.self = cyclic

/** Values that stand where others are expected. */
const odd = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
  fc.constantFrom<unknown>(
    undefined,
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e308,
    '',
    canary,
    'x'.repeat(100_000),
    [],
    {},
    cyclic,
    JSON.parse('{"__proto__":{"state":"given"},"constructor":{"prototype":{"polluted":1}}}'),
    () => canary,
    Symbol(canary),
    new Proxy(
      {},
      {
        get: () => {
          throw new Error(canary)
        },
        ownKeys: () => {
          throw new Error(canary)
        },
      },
    ),
    Object.defineProperty({}, 'id', {
      enumerable: true,
      get: () => {
        throw new Error(canary)
      },
    }),
  ),
)

/** Puts a value somewhere inside a copy: down a path of numbers, at the depth at which it ends. */
const spoiled = (whole: object, path: readonly number[], value: unknown): unknown => {
  const copy: unknown = structuredClone(whole)
  let here = copy
  for (const [depth, place] of path.entries()) {
    if (typeof here !== 'object' || here === null) return value
    const keys = Object.keys(here)
    const key = keys[place % Math.max(1, keys.length)]
    if (key === undefined) return value
    const next: unknown = Reflect.get(here, key)
    if (depth === path.length - 1 || typeof next !== 'object' || next === null) {
      Reflect.set(here, key, value)
      return copy
    }
    here = next
  }
  return value
}

const paths = fc.array(fc.nat(40), { maxLength: 5 })

/** A permit or denial for what is of the right shape after all, else the library's own refusal without any value. */
const answered = (run: () => { readonly outcome: string }): string => {
  try {
    return run().outcome
  } catch (error) {
    if (!isTutelaError(error)) throw error
    expect(error.failure.kind).toBe('input/invalid')
    expect(`${error.stack}${JSON.stringify(error.failure)}`).not.toContain(canary)
    return 'refused'
  }
}

/** Nothing may be permitted unless what was put there is of the very shape and worth of what stood there. */
const never = (name: string, ask: (value: unknown) => { readonly outcome: string }): void =>
  it(`is refused or denied: ${name}`, () => {
    fc.assert(
      fc.property(odd, (value) => {
        expect(['deny', 'refused', 'held']).toContain(answered(() => ask(value)))
      }),
      { numRuns: runs, seed: 20_261_124 },
    )
  }, 120_000)

const anything = <A>(value: unknown): A => value as A // what a caller without types may hand over

describe('what is no request, evidence or instant', () => {
  never('a request to use', (value) => decideUse(policy, anything(value), evidence, at))
  never('a request to share', (value) => decideShare(policy, anything(value), evidence, at))
  never('a request to collect', (value) => decideCollect(policy, anything(value), evidence, at))
  never('evidence of a use', (value) => decideUse(policy, use, anything(value), at))
  never('evidence of a disclosure', (value) => decideShare(policy, share, anything(value), at))
  never('evidence of a collection', (value) => decideCollect(policy, collect, anything(value), at))
})

describe('a value of the wrong kind anywhere inside', () => {
  it.each([
    ['a request to use', use, (value: unknown) => decideUse(policy, anything(value), evidence, at)],
    ['a request to share', share, (value: unknown) => decideShare(policy, anything(value), evidence, at)],
    [
      'a request to collect',
      collect,
      (value: unknown) => decideCollect(policy, anything(value), evidence, at),
    ],
    ['evidence', evidence, (value: unknown) => decideUse(policy, use, anything(value), at)],
    [
      'a record',
      evidence.records[0] ?? {},
      (value: unknown) => decideDispose(policy, anything(value), evidence, at),
    ],
  ] as const)(
    'of %s gives an answer or a refusal, and never another exception',
    (_name, whole, ask) => {
      const told = new Set<string>()
      fc.assert(
        fc.property(paths, odd, (path, value) => {
          let bad: unknown
          try {
            bad = spoiled(whole, path, value)
          } catch {
            return // a value that can't even be put there
          }
          told.add(answered(() => ask(bad)))
        }),
        { numRuns: runs, seed: 20_261_124 },
      )
      expect(told.has('refused')).toBe(true)
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    },
    120_000,
  )

  it('of an instant is refused', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1.5, '5', undefined, null, {}, 8.64e15 + 1])
      expect(answered(() => decideUse(policy, use, evidence, anything(value)))).toBe('refused')
  })
})
