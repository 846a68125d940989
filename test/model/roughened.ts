/** What of a policy that nobody judged? The engine compiles it all the same, and what it decides must be what the page says. */

import * as fc from 'fast-check'
import type { PolicyDocument } from '../../src/data/policy'
import { type Situation, instantsNear, situations } from '../../src/testing/arbitraries'

/** A situation, and another instant at which the same is asked of the same evidence. */
export interface Case extends Situation {
  readonly then: number
}

const changes: readonly ((document: PolicyDocument) => PolicyDocument)[] = [
  (document) => ({
    ...document,
    creditBusiness: false,
    categories: each(document.categories, (rule, place) => ({ ...rule, credit: place !== 1 })),
  }),
  (document) => ({
    ...document,
    categories: each(document.categories, ({ retention: { archiveFor: _, ...retention }, ...rule }) => ({
      ...rule,
      retention,
    })),
  }),
  (document) => ({
    ...document,
    categories: each(document.categories, ({ retention, ...rule }) => ({
      ...rule,
      retention: {
        ...retention,
        minimum: { period: 'P30D', source: 'a law' },
        maximum: { period: 'P20D', source: 'another' },
      },
    })),
  }),
  (document) => ({ ...document, items: each(document.items, (rule) => ({ ...rule, view: 'plain' })) }),
  (document) => ({
    ...document,
    purposes: each(document.purposes, (rule) => ({
      ...rule,
      view: 'plain',
      compatibleWith: Object.keys(document.purposes),
    })),
  }),
]

const each = <A>(
  rules: Readonly<Record<string, A>>,
  change: (rule: A, place: number) => A,
): Readonly<Record<string, A>> =>
  Object.fromEntries(Object.entries(rules).map(([name, rule], place) => [name, change(rule, place)]))

/** Cases under sound policies, and in one of six under one that contradicts itself. */
export const cases: fc.Arbitrary<Case> = fc
  .tuple(
    situations(),
    fc.oneof(
      { withCrossShrink: true },
      { arbitrary: fc.constant(undefined), weight: 5 },
      fc.nat({ max: changes.length - 1 }),
    ),
  )
  .chain(([situation, place]) =>
    instantsNear(situation.evidence, situation.at).map((then) => ({
      ...situation,
      document:
        (place === undefined ? undefined : changes[place])?.(situation.document) ?? situation.document,
      then,
    })),
  )
