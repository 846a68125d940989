/** Do both stores do what a plain list of rows would? Random transactions, some of which fail, with equal answers. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryStore } from '../../src/store/memory'
import { sqliteStore } from '../../src/store/sqlite'
import { type Changes, type Course, type Entry, runOnModel, runOnStore, type Step } from './model'
import { newPath } from './place'

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

const courses: fc.Arbitrary<readonly Course[]> = fc.array(
  fc.record({ steps: fc.array(step, { maxLength: 8 }), isAborted: fc.boolean() }),
  { minLength: 1, maxLength: 6 },
)

describe('random transactions', () => {
  it('answer on the store in memory as on a plain list', async () => {
    await fc.assert(
      fc.asyncProperty(courses, async (given) => {
        expect(await runOnStore(memoryStore(), given)).toEqual(runOnModel(given))
      }),
      { seed: 41, numRuns: 2000 },
    )
  })

  it('answer on the store on SQLite as on a plain list', async () => {
    await fc.assert(
      fc.asyncProperty(courses, async (given) => {
        expect(await runOnStore(sqliteStore(newPath()), given)).toEqual(runOnModel(given))
      }),
      { seed: 42, numRuns: 150 },
    )
  })
})
