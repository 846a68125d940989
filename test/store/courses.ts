/** Which transactions does a store do as a plain list would? Random ones, some of which fail or are aborted. */

import fc from 'fast-check'
import type { Changes, Course, Entry, Step } from './model'

const entry: fc.Arbitrary<Entry> = fc.record({
  customer: fc.constantFrom('', 'a', 'b', 'é', '\uffff', '😀'),
  category: fc.constantFrom('basic', 'other'),
  id: fc.constantFrom('1', '2', '10'),
  version: fc.integer({ min: 0, max: 2 }),
  key_id: fc.constant('k'),
  sealed: fc.uint8Array({ maxLength: 2 }),
  facts: fc.constantFrom('{}', '[]'),
  due_at: fc.option(fc.integer({ min: -2, max: 2 })),
  review_due_at: fc.constant(null),
})

const changes: fc.Arbitrary<Changes> = entry.chain(({ version, facts, due_at, sealed }) =>
  fc
    .subarray([{ version }, { facts }, { due_at }, { sealed }], { minLength: 1 })
    .map((parts) => Object.assign({}, ...parts)),
)

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), rows: fc.array(entry, { maxLength: 3 }) }),
  fc.record({ kind: fc.constantFrom('get' as const, 'delete' as const), row: entry }),
  fc.record({
    kind: fc.constant('update' as const),
    row: entry,
    expected: fc.oneof(fc.constant({}), changes),
    changes,
  }),
  fc.record({
    kind: fc.constant('list' as const),
    byDue: fc.boolean(),
    equals: fc.nat(3),
    row: entry,
    from: fc.boolean(),
    until: fc.option(entry, { nil: undefined }),
    after: fc.option(entry, { nil: undefined }),
    limit: fc.integer({ min: 1, max: 5 }),
  }),
)

/** Some transactions, a few steps each. */
export const courses: fc.Arbitrary<readonly Course[]> = fc.array(
  fc.record({ steps: fc.array(step, { maxLength: 8 }), isAborted: fc.boolean() }),
  { minLength: 1, maxLength: 6 },
)
